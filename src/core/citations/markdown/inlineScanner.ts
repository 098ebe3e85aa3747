import { attributesEnd, characterReferenceEnd } from './attributes';
import { isBlankLine, lineEnd, skipSpaces } from '../characters';
import { characterAt } from '../../text/characterAt';
import { parseHtmlTag } from './htmlTag';
import { takeAtSign, takeBareCitation, takeBracketedCitation } from './inlineCitations';
import type { InlineCursor } from './inlineCursor';
import { takeEmphasis, takeHtmlSpan, takeQuoted, takeScript, takeStrikeout } from './inlineEnclosures';
import { takeImage, takeInlineNote, takeLink, takeNoteReference } from './inlineLinks';
import type { MarkdownText } from './markdownText';
import { takeAutolink, takeBackslash, takeCode, takeHtml, takeLessThan, takeMath } from './inlineVerbatim';

type TakeInline = (cursor: InlineCursor) => boolean;

/** Takes one inline by the first alternative that its first character allows; false where the block ends. */
export function takeInline(cursor: InlineCursor): boolean {
	const character = cursor.text[cursor.pos] ?? '';
	const alternatives = alternativesByStart.get(character);
	if (alternatives) {
		for (const take of alternatives) {
			if (take(cursor)) {
				return true;
			}
		}
		return isSymbol(cursor, character) && cursor.moveTo(cursor.pos + 1);
	}
	return takeWord(cursor) || cursor.moveTo(cursor.pos + characterAt(cursor.text, cursor.pos).length);
}

/** Letters, digits and single full stops. */
function takeWord(cursor: InlineCursor): boolean {
	wordPattern.lastIndex = cursor.pos;
	const match = wordPattern.exec(cursor.text);
	if (!match) {
		return false;
	}
	cursor.pos = Math.min(cursor.pos + match[0].length, cursor.end);
	cursor.wordEnd = cursor.pos;
	return true;
}

function takeFullStop(cursor: InlineCursor): boolean {
	return cursor.startsWith('...') ? cursor.moveTo(cursor.pos + 3) : takeWord(cursor);
}

function takeDash(cursor: InlineCursor): boolean {
	return cursor.startsWith('--') && cursor.moveTo(cursor.pos + (cursor.startsWith('---') ? 3 : 2));
}

function takeSpaces(cursor: InlineCursor): boolean {
	return cursor.moveTo(Math.min(skipSpaces(cursor.text, cursor.pos), cursor.end));
}

/** The end of a line that is not the end of the paragraph. */
function takeLineEnd(cursor: InlineCursor): boolean {
	const next = cursor.pos + 1;
	if (next >= cursor.end) {
		return cursor.moveTo(next);
	}
	return !endsParagraph(cursor, next) && cursor.moveTo(Math.min(skipSpaces(cursor.text, next), cursor.end));
}

/** Whether a paragraph cannot go on with the line at `next`. Headings and quotes do not interrupt one. */
export function endsParagraph(cursor: InlineCursor, next: number): boolean {
	const { text, context } = cursor;
	return (
		isBlankLine(text, next) ||
		!context.lineBreaks ||
		(context.inList && cursor.blockStarts.isListStart(next)) ||
		(text[next] === '`' && cursor.blockStarts.isFencedCode(next)) ||
		closesHtmlBlock(cursor, next) ||
		(context.divLevel > 0 && isDivEnd(text, next))
	);
}

function closesHtmlBlock(cursor: InlineCursor, offset: number): boolean {
	if (cursor.context.htmlBlock === undefined || cursor.text[offset] !== '<') {
		return false;
	}
	const tag = parseHtmlTag(cursor.source, offset, cursor.end);
	return tag?.kind === 'close' && tag.name === cursor.context.htmlBlock;
}

/** Whether the line is nothing but three or more colons. */
export function isDivEnd(text: string, offset: number): boolean {
	return text.startsWith(':::', offset) && divEndPattern.test(text.slice(offset, lineEnd(text, offset)));
}

function takeReference(cursor: InlineCursor): boolean {
	return cursor.moveTo(characterReferenceEnd(cursor.text, cursor.pos));
}

/** What may stand for itself when it is not what it looks like. */
function isSymbol(cursor: InlineCursor, character: string): boolean {
	if (character === '\\') {
		return !cursor.blockStarts.isTexBlock(cursor.pos);
	}
	return character !== '<' && character !== '\n';
}

/** Whether a heading's text ends here: closing marks and attributes, then the line's end. */
export function headingEnd(
	source: MarkdownText,
	offset: number,
	closing: string,
	end: number,
): number | undefined {
	const { text } = source;
	let at = closing !== '' && text[offset] === closing ? source.runEnd(offset) : offset;
	at = closing === '' ? at : skipSpaces(text, at);
	at = skipSpaces(text, attributesEnd(source, at, end) ?? at);
	return text[at] === '\n' ? at + 1 : undefined;
}

const alternativesByStart: ReadonlyMap<string, readonly TakeInline[]> = new Map<
	string,
	readonly TakeInline[]
>([
	[' ', [takeSpaces]],
	['\n', [takeLineEnd]],
	['`', [takeCode]],
	['_', [takeEmphasis]],
	['*', [takeEmphasis]],
	['^', [takeScript, takeInlineNote]],
	['[', [takeNoteReference, takeBracketedCitation, takeLink]],
	['!', [takeImage]],
	['$', [takeMath]],
	['~', [takeStrikeout, takeScript]],
	['<', [takeAutolink, takeHtmlSpan, takeHtml, takeLessThan]],
	['\\', [takeBackslash]],
	['@', [takeBareCitation, takeAtSign]],
	['"', [takeQuoted]],
	["'", [takeQuoted]],
	['‘', [takeQuoted]],
	['“', [takeQuoted]],
	['.', [takeFullStop]],
	['-', [takeDash]],
	['&', [takeReference]],
]);

const wordPattern = /(?:[\p{L}\p{N}]+|\.(?!\.))+/uy;
const divEndPattern = /^:{3,} *$/;
