import { characterAt } from '../text/characterAt';

/** Letters and numbers, without combining marks: what Pandoc (Haskell's `isAlphaNum`) lets a word or a citekey be made of. */
export function isAlphanumeric(text: string, offset: number): boolean {
	const code = text.charCodeAt(offset);
	if (code < 128) {
		return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
	}
	return alphanumericPattern.test(characterAt(text, offset));
}

export function isPunctuation(character: string): boolean {
	return punctuationPattern.test(character);
}

/** The first offset at or behind `offset` that holds no space. */
export function skipSpaces(text: string, offset: number): number {
	let at = offset;
	while (text[at] === ' ') {
		at++;
	}
	return at;
}

/** The offset of the line's end (of its line feed, or the end of the text). */
export function lineEnd(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end < 0 ? text.length : end;
}

/** Whether only spaces and a line feed are left on the line. At the end of the text there is no line any more. */
export function isBlankLine(text: string, offset: number): boolean {
	return text[skipSpaces(text, offset)] === '\n';
}

/** The start of the first line at or behind `offset` that is not blank, or the end of the text. */
export function behindBlankLines(text: string, offset: number): number {
	let at = offset;
	while (at < text.length && isBlankLine(text, at)) {
		at = lineEnd(text, at) + 1;
	}
	return at;
}

/** The first offset behind spaces and at most one line feed, never into a blank line: Pandoc's `spnl`. */
export function skipSpacesAndLineEnd(text: string, offset: number, end: number): number {
	const at = Math.min(skipSpaces(text, offset), end);
	if (at >= end || text[at] !== '\n') {
		return at;
	}
	const next = Math.min(skipSpaces(text, at + 1), end);
	return next < end && text[next] === '\n' ? at : next;
}

/** A text without line ends. */
export function oneLine(text: string): string {
	return text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim();
}

const alphanumericPattern = /^[\p{L}\p{N}]/u;
const punctuationPattern = /^\p{P}/u;
