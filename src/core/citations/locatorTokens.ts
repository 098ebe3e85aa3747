import { characterAt, isPunctuation } from './characters';

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
	for (let at = 0; at < text.length;) {
		const token = markedToken(text, at) ?? signToken(text, at) ?? wordToken(text, at);
		tokens.push(token);
		at = token.end;
	}
	return tokens;
}

/** Mathematics, an escaped sign, or a styled inline. */
function markedToken(text: string, start: number): LocatorToken | undefined {
	if (!markPattern.test(text[start] ?? '')) {
		return undefined;
	}
	if (text[start] === '\\') {
		const sign = characterAt(text, start + 1);
		return escapablePattern.test(sign)
			? plainToken(sign === ' ' ? '\u00a0' : sign, start, start + 1 + sign.length)
			: undefined;
	}
	inlinePattern.lastIndex = start;
	const match = inlinePattern.exec(text);
	if (!match) {
		return undefined;
	}
	const plain = match.slice(1).find((inside) => inside !== undefined) ?? '';
	return { text: '', plain, isMath: text[start] === '$', start, end: start + match[0].length };
}

/** Blanks, which count as one, another space, or a punctuation mark other than the colon, which is part of a word ("vol:page"). */
function signToken(text: string, start: number): LocatorToken | undefined {
	const blanks = /^[ \n]+/.exec(text.slice(start, start + blankLimit))?.[0];
	if (blanks !== undefined) {
		return plainToken(' ', start, start + blanks.length);
	}
	const sign = characterAt(text, start);
	if (text.startsWith('---', start) || text.startsWith('...', start)) {
		return plainToken(sign === '-' ? '—' : '…', start, start + 3);
	}
	// Pandoc has made an apostrophe of it by then: a term that is written with the straight sign is not found.
	return isSign(sign) ? plainToken(sign === "'" ? '’' : sign, start, start + sign.length) : undefined;
}

function wordToken(text: string, start: number): LocatorToken {
	let end = start;
	do {
		end += characterAt(text, end).length;
	} while (end < text.length && !isSign(characterAt(text, end)) && !markedToken(text, end));
	return plainToken(text.slice(start, end), start, end);
}

function isSign(character: string): boolean {
	return spacePattern.test(character) || (character !== ':' && isPunctuation(character));
}

function plainToken(text: string, start: number, end: number): LocatorToken {
	return { text, plain: text, isMath: false, start, end };
}

const blankLimit = 1000;
const spacePattern = /^\s/;
const escapablePattern = /^[^\p{L}\p{N}\n]/u;
const markPattern = /[\\$`*_^~"'“‘[]/;
/** Each alternative has one group, for what is inside. */
const inlinePattern = new RegExp(
	[
		String.raw`\$([^$\s](?:[^$]*[^$\s])?)\$`,
		'`+([^`]*)`+',
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
		String.raw`(?<![\p{L}\p{N}.])(“[^”]+”)`,
		String.raw`(?<![\p{L}\p{N}.])(‘[^’]+’)(?![\p{L}\p{N}])`,
		String.raw`\[([^[\]]*)\](?:\([^()]*\)|\{[^{}]*\})`,
	].join('|'),
	'uy',
);
