import type { BlockContext, BlockCursor } from './blockCursor';
import { bulletMarker, hasIndent, listMarker, orderedMarker, type ListMarker } from './blockStarts';
import { isBlankLine, lineEnd, skipSpaces } from '../characters';
import type { InlineCursor } from './inlineCursor';
import { endsParagraph } from './inlineScanner';
import { codeEnd } from './inlineVerbatim';
import type { TextPiece } from './markdownText';

export function takeBulletList(cursor: BlockCursor): boolean {
	return takeList(cursor, (offset) => bulletMarker(cursor.text, offset));
}

export function takeOrderedList(cursor: BlockCursor): boolean {
	const style = orderedMarker(cursor.text, cursor.pos)?.style;
	return style !== undefined && takeList(cursor, (offset) => orderedMarker(cursor.text, offset, style));
}

function takeList(cursor: BlockCursor, markerAt: (offset: number) => ListMarker | undefined): boolean {
	let items = 0;
	for (let marker = markerAt(cursor.pos); marker && !cursor.isAtEnd; marker = markerAt(cursor.pos)) {
		takeItem(cursor, marker);
		items++;
	}
	return items > 0;
}

/**
 * The item's lines: its first paragraph, lazy lines included, then what is indented as far as the text behind the
 * marker. The lines go without that indentation into a text of their own.
 */
function takeItem(cursor: BlockCursor, marker: ListMarker): void {
	const { text } = cursor;
	const start = cursor.pos;
	const indent = marker.example === undefined ? marker.end - start : 4;
	const context: BlockContext = { ...cursor.context, inList: true };
	const lookahead = cursor.inlines(start, text.length, { inList: true });
	const pieces: TextPiece[] = [];
	const take = (from: number, end: number): void => {
		pieces.push({ start: from, end });
		cursor.pos = end;
	};
	if (marker.example) {
		cursor.findings.exampleLabels.add(marker.example);
	}
	take(marker.end, itemLineEnd(lookahead, marker.end));
	while (isLazyLine(cursor, lookahead, indent)) {
		const from = hasIndent(text, cursor.pos, indent) ? cursor.pos + indent : cursor.pos;
		take(from, itemLineEnd(lookahead, from));
	}
	takeBlankLines(cursor, take);
	while (isContinued(cursor, lookahead) && hasIndent(text, cursor.pos, indent)) {
		take(cursor.pos + indent, lineEnd(text, cursor.pos) + 1);
		while (
			isContinued(cursor, lookahead) &&
			(hasIndent(text, cursor.pos, indent) || !listMarker(text, cursor.pos))
		) {
			const from = hasIndent(text, cursor.pos, indent) ? cursor.pos + indent : cursor.pos;
			take(from, lineEnd(text, cursor.pos) + 1);
		}
		takeBlankLines(cursor, take);
	}
	cursor.addContainer('item', start, cursor.pos, ' '.repeat(indent));
	cursor.nest(pieces, context);
}

/** Without the spaces that may be in them. */
function takeBlankLines(cursor: BlockCursor, take: (from: number, end: number) => void): void {
	while (!cursor.isAtEnd && isBlankLine(cursor.text, cursor.pos)) {
		const end = lineEnd(cursor.text, cursor.pos);
		take(end, end + 1);
	}
}

function isLazyLine(cursor: BlockCursor, lookahead: InlineCursor, indent: number): boolean {
	const { text, pos } = cursor;
	if (!isContinued(cursor, lookahead) || listMarker(text, pos) || cursor.fencedCodeEnd(pos) !== undefined) {
		return false;
	}
	return !(hasIndent(text, pos, indent) && listMarker(text, skipSpaces(text, pos + indent)));
}

/** Neither a blank line nor the end of a div or HTML block around the list. */
function isContinued(cursor: BlockCursor, lookahead: InlineCursor): boolean {
	const { text, pos } = cursor;
	if (cursor.isAtEnd || isBlankLine(text, pos)) {
		return false;
	}
	const closes = text[pos] === '<' || text[pos] === ':';
	return !closes || !endsParagraph(lookahead, pos);
}

/** Behind the item's line; a code span or comment may take further lines into it. */
function itemLineEnd(lookahead: InlineCursor, start: number): number {
	const { text } = lookahead;
	let at = start;
	while (at < text.length && text[at] !== '\n') {
		if (text[at] === '`') {
			at = codeEnd(lookahead, at) ?? at + 1;
		} else if (text.startsWith('<!--', at)) {
			const close = lookahead.source.search('-->', at + 4);
			at = close === undefined ? at + 1 : close + 3;
		} else {
			at++;
		}
	}
	return Math.min(at + 1, text.length);
}
