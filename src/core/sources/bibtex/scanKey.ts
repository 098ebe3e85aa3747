import type { Span } from '../../text/range';
import { malformedKeyMessage, type BibtexFault } from './bibtexSyntax';
import { beginsField, skipBlanks, trimEnd } from './scanLines';

/** The key of an entry. */
export interface ScannedKey {
	/** Empty where it is missing. */
	readonly key: Span;
	/** Where the fields begin, or the comma before them. */
	readonly next: number;
	readonly fault?: BibtexFault;
}

/** Where a key is looked for. */
export interface KeyPlace {
	/** Offset of the entry's `@`. */
	readonly entry: number;
	/** Code of the delimiter that closes the entry. */
	readonly close: number;
	/** Where the entry ends at the latest. */
	readonly limit: number;
}

/** Reads the key that begins at an offset, behind blanks. */
export function scanKey(text: string, start: number, place: KeyPlace): ScannedKey {
	if (text.charCodeAt(start) !== openBrace || start >= place.limit) {
		return scanKeyAt(text, start, place);
	}
	const fault = faultOf('bibtex-unexpected', '“{” is not expected here: a key is.', start, start + 1);
	return { ...scanKeyAt(text, skipBlanks(text, start + 1), place), fault };
}

function scanKeyAt(text: string, start: number, { entry, close, limit }: KeyPlace): ScannedKey {
	keyPattern.lastIndex = start;
	keyPattern.test(text);
	const end = Math.min(Math.max(keyPattern.lastIndex, start), limit);
	const odd = end > start ? scanOddKey(text, start, end, limit) : undefined;
	if (odd) {
		return odd;
	}
	const next = skipBlanks(text, end);
	const code = text.charCodeAt(next);
	if (code === equals || (start === end && (code === comma || code === close))) {
		return {
			key: { start, end: start },
			next: code === comma ? next + 1 : code === equals ? start : next,
			fault: faultOf('bibtex-missing-key', 'This entry has no key, so nothing can cite it.', entry, start),
		};
	}
	const key = { start, end };
	if (code === comma) {
		return { key, next: next + 1 };
	}
	if (code === close || next >= limit) {
		return { key, next: end };
	}
	return beginsField(text, next)
		? { key, next: end, fault: missingComma(key) }
		: (scanSpacedKey(text, start, limit) ?? { key, next: end, fault: missingComma(key) });
}

/** `@misc{a#1, …`: signs that end the key for Biber and Pandoc, but can only be meant as a part of it. */
function scanOddKey(text: string, start: number, end: number, limit: number): ScannedKey | undefined {
	oddKeyPattern.lastIndex = start;
	if (!oddSignPattern.test(text.charAt(end)) || !oddKeyPattern.test(text)) {
		return undefined;
	}
	const next = oddKeyPattern.lastIndex;
	const message = malformedKeyMessage(text.charAt(end));
	return next >= limit
		? undefined
		: { key: { start, end: next }, next, fault: faultOf('bibtex-malformed-key', message, start, next) };
}

/** `@book{Smith 2010, …`: BibTeX allows no blanks in keys, but people write them. */
function scanSpacedKey(text: string, start: number, limit: number): ScannedKey | undefined {
	spacedKeyPattern.lastIndex = start;
	if (!spacedKeyPattern.test(text) || spacedKeyPattern.lastIndex > limit) {
		return undefined;
	}
	const next = spacedKeyPattern.lastIndex;
	const end = trimEnd(text, start, next - 1);
	const fault = faultOf('bibtex-space-in-key', 'A key must not hold blanks.', start, end);
	return { key: { start, end }, next, fault };
}

function missingComma({ start, end }: Span): BibtexFault {
	return faultOf('bibtex-missing-comma', 'A comma is missing behind the key.', start, end);
}

function faultOf(code: BibtexFault['code'], message: string, start: number, end: number): BibtexFault {
	return { code, message, start, end };
}

const openBrace = 123;
const comma = 44;
const equals = 61;

const keyPattern = /[^\s,={}"#%]*/y;
const oddSignPattern = /["#%{]/;
const oddKeyPattern = /(?:[^\s,={}]|\{[^\s,={}]*\})+(?=[ \t]*[,}])/y;
const spacedKeyPattern = /[^\r\n,={}"#%]+,/y;
