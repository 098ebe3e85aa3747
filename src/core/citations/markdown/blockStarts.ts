import { attributesEnd, rawAttributeEnd } from './attributes';
import type { MarkdownLanguage } from '../dialect';
import { isBlankLine, lineEnd, skipSpaces } from '../characters';
import type { MarkdownText } from './markdownText';

export interface ListMarker {
	/** Offset behind the marker and the spaces that belong to it. */
	readonly end: number;
	/** What the markers of one list have in common: `bullet`, or style and delimiter of numbers. */
	readonly style: string;
	/** The label of an example, `good` in `(@good)`. */
	readonly example?: string;
}

/** `-`, `+` or `*` and a space, indented by at most three. Items of one list may differ in it. */
export function bulletMarker(text: string, offset: number): ListMarker | undefined {
	const at = nonIndent(text, offset);
	const character = at === undefined ? '' : (text[at] ?? '');
	if (at === undefined || character === '' || !'*+-'.includes(character)) {
		return undefined;
	}
	const end = behindMarker(text, at + 1);
	return end === undefined || ruleEnd(text, at) !== undefined ? undefined : { end, style: 'bullet' };
}

/** `1.`, `(a)`, `iv)`, `#.`, `(@label)` and the like; `style` asks for one that goes on a list of that style. */
export function orderedMarker(text: string, offset: number, style?: string): ListMarker | undefined {
	const at = nonIndent(text, offset);
	if (at === undefined || pagePattern.test(text.slice(at, at + 4))) {
		return undefined;
	}
	orderedPattern.lastIndex = at;
	const match = orderedPattern.exec(text);
	if (!match) {
		return undefined;
	}
	const [whole, open, digits, label, hash, letters, close] = match;
	if (open !== undefined && close === '.') {
		return undefined;
	}
	const delimiter = open === undefined ? (close ?? '') : '()';
	const wanted = style?.endsWith(` ${delimiter}`) ? style.slice(0, style.indexOf(' ')) : undefined;
	if (style !== undefined && wanted === undefined) {
		return undefined;
	}
	const kind =
		digits !== undefined
			? 'decimal'
			: label !== undefined
				? 'example'
				: hash !== undefined
					? 'default'
					: letterStyle(letters ?? '', wanted);
	if (kind === undefined || (wanted !== undefined && !goesOn(wanted, kind))) {
		return undefined;
	}
	const behind = at + whole.length;
	const end = behindMarker(text, behind);
	// "B. Russell" is a name: a capital and a full stop ask for two spaces.
	if (end === undefined || (isInitial(kind, letters ?? '', delimiter) && !isWide(text, behind))) {
		return undefined;
	}
	return {
		end,
		style: `${wanted ?? kind} ${delimiter}`,
		...(label !== undefined && { example: label.slice(1) }),
	};
}

export function listMarker(text: string, offset: number): ListMarker | undefined {
	return bulletMarker(text, offset) ?? orderedMarker(text, offset);
}

/** Behind the line of a horizontal rule. */
export function ruleEnd(text: string, offset: number): number | undefined {
	const at = skipSpaces(text, offset);
	const end = lineEnd(text, at);
	return '*-_'.includes(text[at] ?? ' ') && rulePattern.test(text.slice(at, end)) ? end + 1 : undefined;
}

/** By its sign, a length of fences such that nothing behind an offset closes one of that length or more. */
export type UnclosedFences = Map<string, { readonly length: number; readonly from: number }>;

/**
 * Behind the closing line of the fenced code block that begins at `offset`; what is not closed is none.
 *
 * @param unclosed remembers those of this text, so that many of them are not each looked for up to its end
 */
export function fencedCodeEnd(
	source: MarkdownText,
	offset: number,
	language: MarkdownLanguage,
	unclosed: UnclosedFences,
): number | undefined {
	const { text } = source;
	const at = nonIndent(text, offset);
	if (at === undefined || !startsFence(text, offset)) {
		return undefined;
	}
	const character = text[at] ?? '';
	const behind = source.runEnd(at);
	const info = skipSpaces(text, behind);
	if (!isInfoString(source, info) && !isHeadIn(language, text, info, character)) {
		return undefined;
	}
	const fence = character.repeat(behind - at);
	const from = lineEnd(text, behindInfo(source, behind)) + 1;
	const known = unclosed.get(character);
	if (known && known.from <= from && known.length <= fence.length) {
		return undefined;
	}
	let line = from;
	while (line < text.length) {
		const start = nonIndent(text, line);
		const end = lineEnd(text, line);
		if (
			start !== undefined &&
			text.startsWith(fence, start) &&
			isOnly(text.slice(start, end).trimEnd(), character)
		) {
			return end + 1;
		}
		line = end + 1;
	}
	unclosed.set(character, { length: fence.length, from });
	return undefined;
}

/** Whether the line begins like the first of a fenced code block. */
export function startsFence(text: string, offset: number): boolean {
	const at = nonIndent(text, offset);
	return at !== undefined && (text.startsWith('```', at) || text.startsWith('~~~', at));
}

/** The offset of the line's first character, unless it is indented by four or more. */
export function nonIndent(text: string, offset: number): number | undefined {
	const at = skipSpaces(text, offset);
	return at - offset > 3 ? undefined : at;
}

export function hasIndent(text: string, offset: number, columns: number): boolean {
	return skipSpaces(text, offset) - offset >= columns;
}

/** One space, and up to three more unless code is indented there; a marker may also end its line. */
function behindMarker(text: string, offset: number): number | undefined {
	if (text[offset] === '\n') {
		return offset;
	}
	if (text[offset] !== ' ') {
		return undefined;
	}
	const at = skipSpaces(text, offset + 1);
	return at - offset > 4 ? offset + 1 : at;
}

/** One letter is a letter, except `i`; more are a Roman number or nothing. */
function letterStyle(letters: string, wanted: string | undefined): string | undefined {
	const size = letters === letters.toLowerCase() ? 'lower' : 'upper';
	if (letters.length === 1 && wanted === `${size}-alpha`) {
		return wanted;
	}
	const isRoman = romanPattern.test(letters.toLowerCase());
	if (wanted === `${size}-roman`) {
		return isRoman ? wanted : undefined;
	}
	if (letters.length === 1) {
		return letters === 'i' || letters === 'I' ? `${size}-roman` : `${size}-alpha`;
	}
	return isRoman ? `${size}-roman` : undefined;
}

function goesOn(wanted: string, kind: string): boolean {
	return kind === wanted || kind === 'default' || (wanted === 'default' && kind === 'decimal');
}

function isInitial(kind: string, letters: string, delimiter: string): boolean {
	return (
		delimiter === '.' && (kind === 'upper-alpha' || (kind === 'upper-roman' && /^[IVXLCDM]$/.test(letters)))
	);
}

function isWide(text: string, offset: number): boolean {
	return text[offset] === '\n' || text[offset + 1] === ' ' || text[offset + 1] === '\n';
}

/** A language, attributes or nothing up to the line's end. */
function isInfoString(source: MarkdownText, offset: number): boolean {
	return isBlankLine(source.text, behindInfo(source, offset));
}

/** The head of one of knitr's or Quarto's cells, a language in braces with perhaps more behind it, or in MyST of any fence: a line without its sign. */
function isHeadIn(language: MarkdownLanguage, text: string, offset: number, sign: string): boolean {
	const head = text.slice(offset, lineEnd(text, offset));
	return language === 'rMarkdown'
		? sign === '`' && cellPattern.test(head)
		: language === 'myst' && !head.includes(sign);
}

function behindInfo(source: MarkdownText, offset: number): number {
	const { text } = source;
	const at = skipSpaces(text, offset);
	const attributes = rawAttributeEnd(text, at, text.length) ?? attributesEnd(source, at, text.length);
	if (attributes !== undefined) {
		return attributes;
	}
	let end = at;
	while (end < text.length && text[end] !== ' ' && text[end] !== '\n') {
		end++;
	}
	return end;
}

function isOnly(text: string, character: string): boolean {
	for (const other of text) {
		if (other !== character) {
			return false;
		}
	}
	return true;
}

const cellPattern = /^\{\w+(?:[ ,].*)?\} *$/;
const pagePattern = /^p\. \d/;
const orderedPattern = /(\()?(?:(\d+)|(@(?:[_-]?[\p{L}\p{N}])*)|(#)|([a-z]+|[A-Z]+))([.)])/uy;
const romanPattern = /^(?=.)m*(?:cm)?d*(?:cd)?c*(?:xc)?l?(?:xl)?x*(?:ix)?v?(?:iv)?i*$/;
const rulePattern = /^([*_-])(?: *\1){2}(?: |\1)*$/;
