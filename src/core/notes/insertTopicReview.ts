import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/textEdit';
import { containersAt, readOutline, type NoteOutline } from './noteOutline';
import { findNotePlace, type NotePlace } from './notePlace';

/**
 * The edit that puts a section into a note where the cursor is: behind the paragraph, code, table or other block that the
 * cursor is in, behind the whole of a list, quote or footnote, or on the blank line it is on. A blank line parts it from
 * what stands before and after; those that are there are used. What follows, a list or indented code, does not join a
 * list at its end. Line ends are the note's.
 *
 * @param offset a UTF-16 offset in the note.
 * @param review lines ended by LF, none blank at either end; `''` gives no edit.
 */
export function insertTopicReview(note: string, offset: number, review: string): TextEdit[] {
	if (review.trim() === '') {
		return [];
	}
	const index = new LineIndex(note);
	const outline = readOutline(note);
	const place = findSectionPlace(note, outline, index, offset);
	const lines = [
		...(place.before === undefined ? [] : ['']),
		...review.split('\n'),
		...(place.isBeforeIndentedCode || isBeforeList(outline, place.line) ? ['', '<!-- -->'] : []),
		...(place.after === undefined ? [] : ['']),
	];
	const lineEnd = /\r\n|\r|\n/.exec(note)?.[0] ?? '\n';
	const text = lines.map((line) => line + lineEnd).join('');
	const isBehindLast = place.line >= index.lineCount;
	const position = index.positionAt(
		isBehindLast ? note.length : index.offsetAt({ line: place.line, character: 0 }),
	);
	return [{ range: { start: position, end: position }, newText: isBehindLast ? lineEnd + text : text }];
}

/** The level of a heading that is put there: one below that of the heading above, 2 without one, at most 6. */
export function reviewHeadingLevel(note: string, offset: number): number {
	const outline = readOutline(note);
	const { line } = new LineIndex(note).positionAt(offset);
	const above = outline.leaves
		.filter(({ kind, first }) => kind === 'heading' && first <= line)
		.reverse()
		.find(({ first }) => containersAt(outline, first).length === 0);
	return above ? Math.min(levelOf(outline, above) + 1, deepestLevel) : 2;
}

/** A place in no list, quote or footnote. */
function findSectionPlace(note: string, outline: NoteOutline, index: LineIndex, offset: number): NotePlace {
	const cursor = index.positionAt(offset);
	const end = endOfContainers(outline, cursor.line);
	if (end === undefined || cursor.line > end) {
		return findNotePlace(note, cursor.line, 0);
	}
	const next = outline.lines[end + 1];
	return next?.trim() === ''
		? findNotePlace(note, end + 1, 0)
		: {
				line: end + 1,
				prefix: '',
				before: '',
				after: next === undefined ? undefined : '',
				isBeforeIndentedCode: false,
			};
}

/**
 * The last line, not blank, of the list, quote or footnote that a line is in, or that ends above the blank line that it is;
 * `undefined` for none.
 */
function endOfContainers(outline: NoteOutline, line: number): number | undefined {
	let start = line;
	while (outline.lines[start]?.trim() === '') {
		start--;
	}
	let [outer] = containersAt(outline, start);
	let end: number | undefined;
	while (outer) {
		end = outer.last;
		const { kind } = outer;
		// Blank lines behind an item are its own, but those behind a definition are not.
		const next = kind === 'definition' ? filledLine(outline, end + 1) : end + 1;
		outer = containersAt(outline, next)
			.slice(0, 1)
			.find((each) => each.kind === kind);
	}
	while (end !== undefined && outline.lines[end]?.trim() === '') {
		end--;
	}
	return end;
}

/** Whether the next thing from a line on is a bullet list. */
function isBeforeList(outline: NoteOutline, line: number): boolean {
	const next = filledLine(outline, line);
	const first = containersAt(outline, next)[0];
	return first?.kind === 'item' && first.first === next && /^\s*[-+*]\s/.test(outline.lines[next] ?? '');
}

/** The first line from `line` on that is not blank; -1 for none. */
function filledLine({ lines }: NoteOutline, line: number): number {
	return lines.findIndex((text, at) => at >= line && text.trim() !== '');
}

function levelOf({ lines }: NoteOutline, heading: { readonly first: number; readonly last: number }): number {
	const marks = /^ {0,3}(#{1,6})/.exec(lines[heading.first] ?? '')?.[1];
	if (marks !== undefined) {
		return marks.length;
	}
	return lines[heading.last]?.trim().startsWith('=') ? 1 : 2;
}

const deepestLevel = 6;
