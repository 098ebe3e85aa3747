import { attributesEnd } from './attributes';
import type { BlockCursor } from './blockCursor';
import { hasIndent, nonIndent } from './blockStarts';
import { isBlankLine, lineEnd, skipSpaces } from './characters';
import { isBlockTag, isVerbatimTag, parseHtmlTag, type HtmlTag } from './htmlTag';
import { noteMarkEnd } from './linkSyntax';
import { endsParagraph, isDivEnd } from './inlineScanner';
import type { TextPiece } from './markdownText';

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
		while (end < text.length && quoteMark(text, end) === undefined && !endsParagraph(lookahead, end)) {
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
	const close = open === undefined ? undefined : noteMarkEnd(text, open);
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
		while (at < text.length && !isBlankLine(text, at) && !startsNote(text, at)) {
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

function startsNote(text: string, offset: number): boolean {
	const at = nonIndent(text, offset);
	return at !== undefined && noteMarkEnd(text, at) !== undefined;
}

/** A term, and below it definitions that begin with `:` or `~`. */
export function takeDefinitionList(cursor: BlockCursor, isTable: (offset: number) => boolean): boolean {
	const { text } = cursor;
	const next = lineEnd(text, cursor.pos) + 1;
	const below = isBlankLine(text, next) ? lineEnd(text, next) + 1 : next;
	if (definitionMark(text, below) === undefined || (below > next && isTable(below))) {
		return false;
	}
	let items = 0;
	while (!cursor.isAtEnd && takeDefinitionItem(cursor)) {
		items++;
		cursor.skipBlankLines();
	}
	return items > 0;
}

function takeDefinitionItem(cursor: BlockCursor): boolean {
	const { text } = cursor;
	const start = cursor.pos;
	const termEnd = lineEnd(text, start);
	const definitions: TextPiece[][] = [];
	let at = termEnd + 1;
	while (at < text.length) {
		const mark = isBlankLine(text, at) ? lineEnd(text, at) + 1 : at;
		const inside = definitionMark(text, mark);
		if (inside === undefined) {
			break;
		}
		const definition = definitionPieces(cursor, inside);
		definitions.push(definition.pieces);
		at = definition.end;
	}
	if (definitions.length === 0) {
		return false;
	}
	cursor.takeInlinesOf([{ start, end: termEnd }]);
	cursor.pos = at;
	cursor.addContainer('definition', start, at, '    ');
	for (const pieces of definitions) {
		cursor.nest([...pieces, '\n\n']);
	}
	return true;
}

function definitionPieces(cursor: BlockCursor, start: number): { pieces: TextPiece[]; end: number } {
	const { text } = cursor;
	const lookahead = cursor.inlines(start);
	const pieces: TextPiece[] = [];
	let at = start;
	const take = (from: number): void => {
		at = Math.min(lineEnd(text, from) + 1, text.length);
		pieces.push({ start: from, end: at });
	};
	const takeLines = (): void => {
		while (at < text.length && !isBlankLine(text, at) && !closesAround(text, at, lookahead)) {
			const isIndented = hasIndent(text, at, 4);
			if (!isIndented && definitionMark(text, at) !== undefined) {
				break;
			}
			take(isIndented ? at + 4 : at);
		}
	};
	take(start);
	takeLines();
	while (at < text.length) {
		const next = behindBlankLines(text, at);
		if (next >= text.length || !hasIndent(text, next, 4)) {
			break;
		}
		if (next > at) {
			pieces.push('\n');
		}
		take(next + 4);
		takeLines();
	}
	return { pieces, end: at };
}

function closesAround(text: string, at: number, lookahead: Parameters<typeof endsParagraph>[0]): boolean {
	return (text[at] === '<' || text[at] === ':') && endsParagraph(lookahead, at);
}

/** Behind `:` or `~` and the spaces up to the fourth column, of which there must be one. */
function definitionMark(text: string, offset: number): number | undefined {
	const at = nonIndent(text, offset);
	if (at === undefined || at - offset > 2 || (text[at] !== ':' && text[at] !== '~') || text[at + 1] !== ' ') {
		return undefined;
	}
	return Math.min(skipSpaces(text, at + 1), offset + 4);
}

function behindBlankLines(text: string, offset: number): number {
	let at = offset;
	while (at < text.length && isBlankLine(text, at)) {
		at = lineEnd(text, at) + 1;
	}
	return at;
}

/** HTML: verbatim elements and comments as they are, the content of other block elements as Markdown. */
export function takeHtmlBlock(cursor: BlockCursor): boolean {
	const { text } = cursor;
	const start = cursor.pos;
	const tag = parseHtmlTag(text, start, text.length, cursor.source);
	if (!tag || !isBlockTag(tag)) {
		return false;
	}
	const verbatim = isVerbatimTag(tag) ? verbatimEnd(cursor, tag) : undefined;
	cursor.pos = verbatim ?? tag.end;
	cursor.findings.addInert('html', cursor.source, start, cursor.pos, verbatim !== undefined);
	cursor.addBlock('html', start, cursor.pos);
	if (verbatim !== undefined || tag.kind !== 'open') {
		if (verbatim === undefined) {
			cursor.pos = skipSpaces(text, cursor.pos);
			cursor.skipBlankLines();
		}
		return true;
	}
	if (!tag.isSelfClosing && cursor.canNest) {
		takeElement(cursor, tag);
	}
	return true;
}

function takeElement(cursor: BlockCursor, tag: HtmlTag): void {
	const { text } = cursor;
	cursor.pos = skipSpaces(text, cursor.pos);
	let indent = 0;
	if (text[cursor.pos] === '\n') {
		const next = cursor.pos + 1;
		cursor.pos = skipSpaces(text, next);
		indent = tag.name === 'div' ? 0 : cursor.pos - next;
		cursor.pos = tag.name === 'div' ? next : cursor.pos;
	}
	const closer = (): HtmlTag | undefined => {
		const at = Math.min(skipSpaces(text, cursor.pos), cursor.pos + indent);
		const close = parseHtmlTag(text, at, text.length, cursor.source);
		return close?.kind === 'close' && close.name === tag.name ? close : undefined;
	};
	cursor.blocksUntil(
		() => {
			if (closer()) {
				return true;
			}
			cursor.pos = Math.min(skipSpaces(text, cursor.pos), cursor.pos + indent);
			return false;
		},
		{ ...cursor.context, htmlBlock: tag.name },
	);
	const close = closer();
	if (close) {
		cursor.findings.addInert('html', cursor.source, cursor.pos, close.end);
		cursor.pos = close.end;
	}
}

function verbatimEnd({ text, source }: BlockCursor, tag: HtmlTag): number | undefined {
	const pattern = new RegExp(`<(/?)${tag.name}(?=[\\s/>])[^>]*>`, 'giu');
	pattern.lastIndex = tag.end;
	let depth = 1;
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		depth += match[1] === '/' ? -1 : 1;
		if (depth === 0) {
			source.looked(match.index);
			return match.index + match[0].length;
		}
	}
	source.looked(text.length);
	return undefined;
}

/** `::: class` up to a line of colons; what is not closed is none. */
export function takeFencedDiv(cursor: BlockCursor): boolean {
	const { text } = cursor;
	const start = cursor.pos;
	const inside = divStart(text, start);
	if (inside === undefined || !cursor.canNest) {
		return false;
	}
	if (cursor.openDivs.has(start)) {
		cursor.source.looked(text.length);
		return false;
	}
	const mark = cursor.findings.mark();
	cursor.pos = inside;
	cursor.blocksUntil(() => isDivEnd(text, cursor.pos), {
		...cursor.context,
		divLevel: cursor.context.divLevel + 1,
	});
	if (cursor.isAtEnd) {
		cursor.openDivs.add(start);
		cursor.source.looked(text.length);
		cursor.findings.cutBack(mark);
		cursor.pos = start;
		return false;
	}
	cursor.pos = lineEnd(text, cursor.pos) + 1;
	return true;
}

function divStart(text: string, start: number): number | undefined {
	if (!text.startsWith(':::', start)) {
		return undefined;
	}
	let at = start;
	while (text[at] === ':') {
		at++;
	}
	at = skipSpaces(text, at);
	let end = attributesEnd(text, at, text.length);
	if (end === undefined) {
		end = at;
		while (end < text.length && text[end] !== ' ' && text[end] !== '\n') {
			end++;
		}
		if (end === at) {
			return undefined;
		}
	}
	end = skipSpaces(text, end);
	while (text[end] === ':') {
		end++;
	}
	return isBlankLine(text, end) ? lineEnd(text, end) + 1 : undefined;
}
