import type { BlockCursor } from './blockCursor';
import { hasIndent, nonIndent } from './blockStarts';
import { behindBlankLines, isBlankLine, lineEnd, skipSpaces } from '../characters';
import { noteMarkEnd } from './linkSyntax';
import { endsParagraph } from './inlineScanner';
import type { MarkdownText, TextPiece } from './markdownText';

export function takeQuote(cursor: BlockCursor): boolean {
	const { text } = cursor;
	const start = cursor.pos;
	const lookahead = cursor.inlines(start);
	const pieces: TextPiece[] = [];
	for (let inside = quoteMark(text, cursor.pos); inside !== undefined; inside = quoteMark(text, cursor.pos)) {
		let from = inside;
		let end = Math.min(lineEnd(text, from) + 1, text.length);
		pieces.push({ start: from, end });
		// A paragraph's further lines may go without the mark.
		while (end < text.length && text[skipSpaces(text, end)] !== '>' && !endsParagraph(lookahead, end)) {
			from = skipSpaces(text, end);
			end = Math.min(lineEnd(text, from) + 1, text.length);
			pieces.push({ start: from, end });
		}
		cursor.pos = end;
		if (cursor.isAtEnd) {
			break;
		}
	}
	if (pieces.length === 0) {
		return false;
	}
	cursor.addContainer('quote', start, cursor.pos, '> ');
	cursor.nest([...pieces, '\n']);
	return true;
}

function quoteMark(text: string, offset: number): number | undefined {
	const at = nonIndent(text, offset);
	if (at === undefined || text[at] !== '>') {
		return undefined;
	}
	return text[at + 1] === ' ' ? at + 2 : at + 1;
}

/** `[^mark]:` and what is indented below. */
export function takeNoteDefinition(cursor: BlockCursor): boolean {
	const { text } = cursor;
	const start = cursor.pos;
	const open = nonIndent(text, start);
	const close = open === undefined ? undefined : noteMarkEnd(cursor.source, open);
	if (close === undefined || text[close] !== ':') {
		return false;
	}
	const pieces: TextPiece[] = [];
	let at = isBlankLine(text, close + 1) ? lineEnd(text, close) + 1 : close + 1;
	const takeLine = (): void => {
		const from = hasIndent(text, at, 4) ? at + 4 : at;
		at = Math.min(lineEnd(text, from) + 1, text.length);
		pieces.push({ start: from, end: at });
	};
	const takeLines = (): void => {
		takeLine();
		while (at < text.length && !isBlankLine(text, at) && !startsNote(cursor.source, at)) {
			takeLine();
		}
	};
	takeLines();
	while (at < text.length) {
		const next = behindBlankLines(text, at);
		if (next === at || next >= text.length || !hasIndent(text, next, 4)) {
			break;
		}
		pieces.push('\n');
		at = next;
		takeLines();
	}
	cursor.pos = at;
	cursor.addContainer('footnote', start, at, '    ');
	cursor.nest([...pieces, '\n']);
	return true;
}

function startsNote(source: MarkdownText, offset: number): boolean {
	const at = nonIndent(source.text, offset);
	return at !== undefined && noteMarkEnd(source, at) !== undefined;
}
