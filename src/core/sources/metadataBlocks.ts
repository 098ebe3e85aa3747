import type { Span } from '../text/range';

/**
 * The YAML metadata blocks of a Markdown note, without the lines that delimit them: `---` at the beginning or behind a blank
 * line, with no blank line behind it, up to `---` or `...` (Pandoc's manual, `yaml_metadata_block`). Not in fenced code. Linear.
 */
export function findMetadataBlocks(note: string): Span[] {
	const blocks: Span[] = [];
	let isAfterBlank = true;
	let fence: string | undefined;
	let open: number | undefined;
	for (const match of note.matchAll(linePattern)) {
		const line = (match[1] ?? '').replace(/^\uFEFF/, '').trimEnd();
		const start = match.index;
		if (open !== undefined) {
			if (line === '---' || line === '...') {
				blocks.push({ start: open, end: start });
				open = undefined;
			}
		} else if (fence !== undefined) {
			fence = isFenceEnd(line, fence) ? undefined : fence;
		} else if (line === '---' && isAfterBlank && hasText(note, start + match[0].length)) {
			open = start + match[0].length;
		} else {
			fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
		}
		isAfterBlank = line === '';
	}
	return blocks;
}

function isFenceEnd(line: string, fence: string): boolean {
	const marks = line.trim();
	return marks.length >= fence.length && marks === (fence[0] ?? '').repeat(marks.length);
}

/** Whether the line at `at` holds anything. */
function hasText(note: string, at: number): boolean {
	textPattern.lastIndex = at;
	return textPattern.test(note);
}

const linePattern = /([^\r\n]*)(?:\r\n|\r|\n|$)/g;
const textPattern = /[ \t]*[^\s]/y;
