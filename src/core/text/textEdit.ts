import { LineIndex } from './lineIndex';
import { comparePositions, type Position } from './position';
import type { Range } from './range';

/** Replace `range` by `newText`; an insertion has an empty range. */
export interface TextEdit {
	readonly range: Range;
	readonly newText: string;
}

/**
 * The text after all edits, each of which is in terms of the text before any.
 *
 * @throws when two edits overlap: such a list is a mistake of ours.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	const index = new LineIndex(text);
	const ordered = [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start));
	let result = '';
	let offset = 0;
	for (const edit of ordered) {
		const start = index.offsetAt(edit.range.start);
		if (start < offset) {
			throw new Error(`applyEdits: edits overlap at offset ${start}`);
		}
		result += text.slice(offset, start) + edit.newText;
		offset = index.offsetAt(edit.range.end);
	}
	return result + text.slice(offset);
}

/**
 * Where a place of a text is once whole lines are inserted before it, or anything behind it.
 *
 * @param edits insertions none of which ends in the line of the place.
 */
export function movedBy(edits: readonly TextEdit[], position: Position): Position {
	const above = edits.filter(({ range }) => comparePositions(range.start, position) <= 0);
	const lines = above.reduce((count, { newText }) => count + newText.split('\n').length - 1, 0);
	return { line: position.line + lines, character: position.character };
}
