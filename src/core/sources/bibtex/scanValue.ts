import type { ValuePart } from './bibtexSyntax';
import { beginsEntry, beginsField, isBlank, isLineEnd, skipBlanks, skipSpaces } from './scanLines';

/**
 * Where a braced value ends: the offset behind its closing brace or, when it has none before `limit` or the next entry, the
 * bitwise complement of where the search stopped (a negative number).
 *
 * BibTeX counts every brace, so that is what is tried first; LaTeX, and so Pandoc, does not count `\{` and `\}`, which is
 * what `skipEscapes` asks for.
 */
export function findBraceEnd(text: string, open: number, limit: number, skipEscapes: boolean): number {
	let depth = 1;
	for (let at = skipPlain(text, open + 1); at < limit; at = skipPlain(text, at + 1)) {
		const code = text.charCodeAt(at);
		if (code === openBrace) {
			depth++;
		} else if (code === closeBrace) {
			if (--depth === 0) {
				return at + 1;
			}
		} else if (code === backslash) {
			const next = text.charCodeAt(at + 1);
			if (next === backslash || (skipEscapes && (next === openBrace || next === closeBrace))) {
				at++;
			}
		} else if (code === atSign && beginsEntry(text, at)) {
			return ~at;
		}
	}
	return ~limit;
}

/** The next sign that `findBraceEnd` asks about; a pattern passes over long values faster than a loop. */
function skipPlain(text: string, at: number): number {
	plainPattern.lastIndex = at;
	plainPattern.test(text);
	return plainPattern.lastIndex;
}

/** The same for a value in quotation marks, which may stand within braces, and within the value where no value can end. */
export function findQuoteEnd(text: string, open: number, limit: number): number {
	let depth = 0;
	for (let at = open + 1; at < limit; at++) {
		const code = text.charCodeAt(at);
		if (code === openBrace) {
			depth++;
		} else if (code === closeBrace) {
			depth = Math.max(0, depth - 1);
		} else if (code === quote && depth === 0 && endsValue(text, at + 1)) {
			return at + 1;
		} else if (code === atSign && beginsEntry(text, at)) {
			return ~at;
		}
	}
	return ~limit;
}

/** The last brace of a span that opens and is not closed in it, or -1. */
export function findOpenBrace(text: string, start: number, end: number): number {
	const open: number[] = [];
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === openBrace) {
			open.push(at);
		} else if (code === closeBrace) {
			open.pop();
		}
	}
	return open.at(-1) ?? -1;
}

/** Where a number or a name ends; `start` when there is none. */
export function findBareEnd(text: string, start: number): number {
	barePattern.lastIndex = start;
	return barePattern.test(text) ? barePattern.lastIndex : start;
}

/** Where words without delimiters end: at the comma, the line's end or the entry's close. */
export function findWordsEnd(text: string, start: number): number {
	wordsPattern.lastIndex = start;
	wordsPattern.test(text);
	let end = wordsPattern.lastIndex;
	while (end > start && isBlank(text.charCodeAt(end - 1))) {
		end--;
	}
	return end;
}

export function toPart(kind: ValuePart['kind'], start: number, end: number, isClosed: boolean): ValuePart {
	return { kind, start, end, isClosed };
}

/** Whether what follows a quotation mark can follow a value. */
function endsValue(text: string, at: number): boolean {
	const next = skipSpaces(text, at);
	const code = text.charCodeAt(next);
	if (next >= text.length || isLineEnd(code)) {
		const after = text.charCodeAt(skipBlanks(text, next));
		return after !== quote;
	}
	return (
		code === comma || code === hash || code === closeBrace || code === closeParen || beginsField(text, next)
	);
}

const openBrace = 123;
const closeBrace = 125;
const closeParen = 41;
const backslash = 92;
const atSign = 64;
const quote = 34;
const comma = 44;
const hash = 35;

const plainPattern = /[^{}\\@]*/y;
const barePattern = /[^\s,{}#"=()%@]+/y;
const wordsPattern = /[^,{}#"=\r\n]*/y;
