import type { Span } from '../text/range';

/**
 * The YAML metadata blocks of a Markdown note, without the lines that delimit them: `---` at the beginning, behind a blank line,
 * a title block or another such block, with no blank line behind it, up to `---` or `...` (Pandoc's manual, `yaml_metadata_block`). Not in fenced code. Linear.
 */
export function findMetadataBlocks(note: string): Span[] {
	const blocks: Span[] = [];
	const titleEnd = titleBlockEnd(note);
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
				isAfterBlank = true;
				continue;
			}
		} else if (fence !== undefined) {
			fence = isFenceEnd(line, fence) ? undefined : fence;
		} else if (line === '---' && isAfterBlank && hasText(note, start + match[0].length)) {
			open = start + match[0].length;
		} else {
			fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
		}
		isAfterBlank = line === '' || start + match[0].length <= titleEnd;
	}
	return blocks;
}

/**
 * Behind Pandoc's title block, `% Title`, `% Authors` and `% Date` in the first lines, each with what stands indented below it; else behind
 * the byte order mark, if there is one.
 */
export function titleBlockEnd(note: string): number {
	return titleBlockPattern.exec(note)?.[0].length ?? 0;
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

const titleBlockPattern = /^\uFEFF?(?:%[^\n]*(?:\n|$)(?: (?=[ \t]*\S)[^\n]*(?:\n|$))*){0,3}/;
const linePattern = /([^\r\n]*)(?:\r\n|\r|\n|$)/g;
const textPattern = /[ \t]*[^\s]/y;
