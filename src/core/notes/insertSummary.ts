import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/textEdit';
import { findNotePlace, type NotePlace } from './notePlace';

/**
 * The edit that puts a Markdown block into a note where the cursor is, as a block of its own: behind the paragraph,
 * heading, code, table or other block that the cursor is in (no sentence is split), or on the blank line it is on. A
 * blank line parts it from what stands before and after; those that are there are used. In a list item it is indented
 * to the item's content, in a block quote it is quoted; an empty item takes it as its content. Line ends and tabs are
 * the note's.
 *
 * @param offset a UTF-16 offset in the note.
 * @param block lines ended by LF, none blank at either end; `''` gives no edit.
 */
export function insertSummary(note: string, offset: number, block: string): TextEdit[] {
	if (block.trim() === '') {
		return [];
	}
	const index = new LineIndex(note);
	const cursor = index.positionAt(offset);
	const place = findNotePlace(note, cursor.line, cursor.character);
	const lineEnd = /\r\n|\r|\n/.exec(note)?.[0] ?? '\n';
	const [first = '', ...rest] = block.split(/\r\n|\r|\n/);
	const after = place.after === undefined ? [] : [place.after];
	if (place.itemGap !== undefined) {
		const position = index.positionAt(
			endOfLine(note, index.offsetAt({ line: place.line - 1, character: 0 })),
		);
		const text = [place.itemGap + first, ...indent(rest, place), ...after].join(lineEnd);
		return [{ range: { start: position, end: position }, newText: text }];
	}
	const lines = [
		...(place.before === undefined ? [] : [place.before]),
		...indent([first, ...rest], place),
		...(place.isBeforeIndentedCode && listItemPattern.test(first) ? ['', '<!-- -->'] : []),
		...after,
	];
	const text = lines.map((line) => line + lineEnd).join('');
	const isBehindLast = place.line >= index.lineCount;
	const position = index.positionAt(
		isBehindLast ? note.length : index.offsetAt({ line: place.line, character: 0 }),
	);
	return [{ range: { start: position, end: position }, newText: isBehindLast ? lineEnd + text : text }];
}

function indent(lines: readonly string[], place: NotePlace): string[] {
	return lines.map((line) => (line === '' ? place.prefix.trimEnd() : place.prefix + line));
}

function endOfLine(note: string, offset: number): number {
	const length = note.slice(offset).search(/[\r\n]/);
	return length === -1 ? note.length : offset + length;
}

const listItemPattern = /^(?:[-+*]|\d+[.)]) /;
