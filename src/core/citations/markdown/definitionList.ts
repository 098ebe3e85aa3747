import type { BlockCursor } from './blockCursor';
import { hasIndent, nonIndent } from './blockStarts';
import { behindBlankLines, isBlankLine, lineEnd, skipSpaces } from '../characters';
import { endsParagraph } from './inlineScanner';
import type { TextPiece } from './markdownText';

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
	const definitions: (readonly TextPiece[])[] = [];
	let at = termEnd + 1;
	while (at < text.length) {
		const hasBlank = isBlankLine(text, at);
		const inside = definitionMark(text, hasBlank ? lineEnd(text, at) + 1 : at);
		if (inside === undefined) {
			break;
		}
		const definition = definitionPieces(cursor, inside);
		// Pandoc's `defRawBlock`: only a loose definition ends in blank lines, which some blocks need.
		const isLoose = hasBlank || definition.isContinued;
		definitions.push([...trimmedEnd(text, definition.pieces), isLoose ? '\n\n\n' : '\n']);
		at = definition.end;
	}
	if (definitions.length === 0) {
		return false;
	}
	cursor.takeInlinesOf([{ start, end: termEnd }]);
	cursor.pos = at;
	cursor.addContainer('definition', start, at, '    ');
	for (const pieces of definitions) {
		cursor.nest(pieces);
	}
	return true;
}

/** The pieces without the white space at their end. */
function trimmedEnd(text: string, pieces: readonly TextPiece[]): readonly TextPiece[] {
	const last = pieces.at(-1);
	if (last === undefined) {
		return pieces;
	}
	const kept = typeof last === 'string' ? 0 : text.slice(last.start, last.end).trimEnd().length;
	return typeof last === 'string' || kept === 0
		? trimmedEnd(text, pieces.slice(0, -1))
		: [...pieces.slice(0, -1), { start: last.start, end: last.start + kept }];
}

interface Definition {
	readonly pieces: readonly TextPiece[];
	readonly end: number;
	/** Whether there is more of it than its first paragraph. */
	readonly isContinued: boolean;
}

function definitionPieces(cursor: BlockCursor, start: number): Definition {
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
	let isContinued = false;
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
		isContinued = true;
	}
	return { pieces, end: at, isContinued };
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
