import { lookUp } from '../model/lookUp';
import { characterAt } from '../text/characterAt';
import { isAlphanumeric, isPunctuation } from './characters';
import { SignSearch } from './markdown/scanMemo';

/** A piece of a suffix as Pandoc's locator parser gets it: a word, one punctuation mark, space, or an inline that is more than text. */
export interface LocatorToken {
	/** What it reads as; `''` for inlines that are no plain text, such as emphasis and code. */
	readonly text: string;
	/** The same, and the text inside of such inlines. */
	readonly plain: string;
	readonly isMath: boolean;
	/** Where it stands in the suffix, markup included. */
	readonly start: number;
	readonly end: number;
}

export function tokenise(text: string): readonly LocatorToken[] {
	const tokens: LocatorToken[] = [];
	const suffix: SuffixText = {
		text,
		closers: { '‘': new SignSearch(text, /’/g), '“': new SignSearch(text, /”/g) },
	};
	for (let at = 0; at < text.length;) {
		const token = markedToken(suffix, at) ?? signToken(text, at) ?? wordToken(suffix, at);
		tokens.push(token);
		at = token.end;
	}
	return tokens;
}

interface SuffixText {
	readonly text: string;
	/** Of quotations whose marks differ, by the one that opens them. */
	readonly closers: Readonly<Record<string, SignSearch>>;
}

/** Mathematics, an escaped sign, or a styled inline. */
function markedToken(suffix: SuffixText, start: number): LocatorToken | undefined {
	const { text } = suffix;
	if (!markPattern.test(text[start] ?? '')) {
		return undefined;
	}
	if (text[start] === '\\') {
		const sign = characterAt(text, start + 1);
		return escapablePattern.test(sign)
			? plainToken(sign === ' ' ? '\u00a0' : sign, start, start + 1 + sign.length)
			: undefined;
	}
	const closer = suffix.closers[text[start] ?? ''];
	if (closer) {
		return quotedToken(text, start, closer.from(start + 1));
	}
	inlinePattern.lastIndex = start;
	const match = inlinePattern.exec(text);
	if (!match) {
		return undefined;
	}
	const plain = match.slice(1).find((inside) => inside !== undefined) ?? '';
	return { text: '', plain, isMath: text[start] === '$', start, end: start + match[0].length };
}

/** What stands between a quotation's marks, which differ. A single one that closes is an apostrophe within a word. */
function quotedToken(text: string, start: number, close: number): LocatorToken | undefined {
	quotedPattern.lastIndex = start;
	const isWithin = text[close] === '’' && isAlphanumeric(text, close + 1);
	return close > start + 1 && close < text.length && !isWithin && quotedPattern.test(text)
		? { text: '', plain: text.slice(start, close + 1), isMath: false, start, end: close + 1 }
		: undefined;
}

/** Blanks, which count as one, another space, or a punctuation mark other than the colon, which is part of a word ("vol:page"). */
function signToken(text: string, start: number): LocatorToken | undefined {
	const blanks = /^[ \n]+/.exec(text.slice(start, start + blankLimit))?.[0];
	if (blanks !== undefined) {
		return plainToken(' ', start, start + blanks.length);
	}
	if (text.startsWith('---', start) || text.startsWith('...', start)) {
		return plainToken(text[start] === '-' ? '—' : '…', start, start + 3);
	}
	const { character, end } = readCharacter(text, start);
	// Pandoc has made an apostrophe of it by then: a term that is written with the straight sign is not found.
	return isSign(character) ? plainToken(character === "'" ? '’' : character, start, end) : undefined;
}

function wordToken(suffix: SuffixText, start: number): LocatorToken {
	const { text } = suffix;
	let word = '';
	let end = start;
	let next = readCharacter(text, end);
	do {
		word += next.character;
		end = next.end;
		next = readCharacter(text, end);
	} while (end < text.length && !isSign(next.character) && !markedToken(suffix, end));
	return plainToken(word, start, end);
}

/** The character at an offset, or that which a reference such as `&nbsp;` there stands for, and the offset behind. */
function readCharacter(text: string, start: number): { readonly character: string; readonly end: number } {
	referencePattern.lastIndex = start;
	const [whole, decimal, hexadecimal, name = ''] = referencePattern.exec(text) ?? [];
	const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
	const referenced = code <= 0x10ffff ? String.fromCodePoint(code) : lookUp(referencedCharacters, name);
	return whole === undefined || referenced === undefined
		? { character: characterAt(text, start), end: start + characterAt(text, start).length }
		: { character: referenced, end: start + whole.length };
}

function isSign(character: string): boolean {
	return spacePattern.test(character) || (character !== ':' && isPunctuation(character));
}

function plainToken(text: string, start: number, end: number): LocatorToken {
	return { text, plain: text, isMath: false, start, end };
}

const blankLimit = 1000;
const referencePattern = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]+));/y;
/** Of those that have names, the ones that are met in locators. */
const referencedCharacters: Readonly<Record<string, string>> = {
	nbsp: '\u00a0',
	ensp: '\u2002',
	emsp: '\u2003',
	thinsp: '\u2009',
	ndash: '–',
	mdash: '—',
	minus: '−',
	sect: '§',
	para: '¶',
	amp: '&',
};
const spacePattern = /^\s/;
const escapablePattern = /^[^\p{L}\p{N}\n]/u;
const quotedPattern = /(?<![\p{L}\p{N}.])[“‘]/uy;
const markPattern = /[\\$`*_^~"'“‘[<]/;
/** Each alternative has one group, for what is inside. */
const inlinePattern = new RegExp(
	[
		String.raw`\$([^$\s](?:[^$]*[^$\s])?)\$`,
		'`+([^`]*)`+(?:\\{[^{}]*\\})?',
		String.raw`\*\*\*([^*\s][^*]*)\*\*\*`,
		String.raw`\*\*([^*\s][^*]*)\*\*`,
		String.raw`\*([^*\s][^*]*)\*`,
		String.raw`__([^_\s][^_]*)__(?![\p{L}\p{N}])`,
		String.raw`_([^_\s][^_]*)_(?![\p{L}\p{N}])`,
		String.raw`\^([^\s^]+)\^`,
		String.raw`~~([^~\s][^~]*)~~`,
		String.raw`~([^\s~]+)~`,
		String.raw`(?<![\p{L}\p{N}.])("[^"\s][^"]*")`,
		String.raw`(?<![\p{L}\p{N}.])('[^'\s][^']*')(?![\p{L}\p{N}])`,
		String.raw`</?[A-Za-z][^<>]*>()`,
		String.raw`\[([^[\]]*)\](?:\([^()]*\)|\{[^{}]*\})`,
	].join('|'),
	'uy',
);
