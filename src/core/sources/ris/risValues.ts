import type { Span } from '../../text/range';

/** Where the values of a field stand: on its first line behind its tag (`AU  - `), and one on each line that goes on; none empty. */
export function valueSpans(text: string, field: Span): Span[] {
	const spans: Span[] = [];
	linePattern.lastIndex = field.start;
	for (let at = field.start; at < field.end; at = linePattern.lastIndex) {
		linePattern.lastIndex = at;
		const line = linePattern.exec(text)?.[1] ?? '';
		const label = at === field.start ? (labelPattern.exec(line)?.[0].length ?? 0) : 0;
		const start = at + label + (/^\s*/.exec(line.slice(label))?.[0].length ?? 0);
		// Another field may stand behind it on its line.
		const end = Math.min(field.end, at + line.trimEnd().length);
		if (start < end) {
			spans.push({ start, end });
		}
	}
	return spans;
}

const linePattern = /([^\r\n]*)(?:\r\n|\r|\n|$)/y;
const labelPattern = /^\S{2}[^-–]*[-–]/;
