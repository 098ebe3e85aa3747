import { listMarker } from './blockStarts';
import { isBlankLine } from '../characters';
import { partitionPoint } from '../../text/partitionPoint';
import type { MarkdownText } from './markdownText';
import { oncePerText } from './scanMemo';

/**
 * Behind the code span at `start`, its attributes left out: as many backticks as it began with, in the same paragraph.
 *
 * @param inList whether a line that starts like a list item ends the paragraph
 */
export function codeSpanEnd(source: MarkdownText, start: number, inList: boolean): number | undefined {
	const opened = source.runEnd(start);
	const length = opened - start;
	const runs = backtickRuns(source).get(length) ?? [];
	const close = runs[partitionPoint(runs.length, (at) => (runs[at] ?? 0) < opened)];
	return close === undefined || paragraphBreak(source, opened, inList) < close ? undefined : close + length;
}

/** Where the runs of backticks begin, by their length. */
const backtickRuns = oncePerText(({ text }) => {
	const runs = new Map<number, number[]>();
	for (const { index, 0: run } of text.matchAll(/`+/g)) {
		const like = runs.get(run.length);
		if (like) {
			like.push(index);
		} else {
			runs.set(run.length, [index]);
		}
	}
	return runs;
});

/** The first line feed at or behind `from` that a paragraph does not go on behind; infinite for none. The last one is remembered. */
function paragraphBreak(source: MarkdownText, from: number, inList: boolean): number {
	const { text } = source;
	const last = breaks(source).get(inList);
	if (last && last.from <= from && from <= last.found) {
		return last.found;
	}
	let at = text.indexOf('\n', from);
	while (at >= 0 && !isBlankLine(text, at + 1) && !(inList && listMarker(text, at + 1))) {
		at = text.indexOf('\n', at + 1);
	}
	const found = at < 0 ? Infinity : at;
	breaks(source).set(inList, { from, found });
	return found;
}

const breaks = oncePerText(() => new Map<boolean, { readonly from: number; readonly found: number }>());
