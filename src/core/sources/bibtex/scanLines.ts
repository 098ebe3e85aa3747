import type { Span } from '../../text/range';
import { bibtexTypes } from './bibtexTypes';

/**
 * Whether an `@` begins an entry, a string, a comment or a preamble even where a value is still open: then the value was never
 * closed. Asked for is a head such as `@article{key,` that stands first on its line, or behind a `}` or `,` on the same line
 * if its type is a known one.
 */
export function beginsEntry(text: string, at: number): boolean {
	const before = lastBefore(text, at);
	const previous = text.charCodeAt(before);
	const isFirst = before < 0 || isLineEnd(previous);
	if (!isFirst && previous !== closeBrace && previous !== comma) {
		return false;
	}
	headPattern.lastIndex = at;
	const match = headPattern.exec(text);
	if (!match) {
		return false;
	}
	const type = (match[1] ?? '').toLowerCase();
	const isKnown = type in bibtexTypes || type === 'string' || type === 'comment' || type === 'preamble';
	const isEntryLike = match[2] === ',';
	return isFirst ? isKnown || isEntryLike : isKnown && isEntryLike;
}

/** Whether `@word{` stands at the offset, which only an entry can where a field is due. */
export function beginsHead(text: string, at: number): boolean {
	plainHeadPattern.lastIndex = at;
	return plainHeadPattern.test(text);
}

/** Where the next line begins that looks like `name = {…`, `name = "…` or `name = word`, or `limit`. */
export function findFieldLine(text: string, start: number, limit: number): number {
	const offset = text.slice(start, limit).search(fieldLinePattern);
	return offset < 0 ? limit : start + offset;
}

/** Whether `name =` stands at the offset. */
export function beginsField(text: string, at: number): boolean {
	fieldHeadPattern.lastIndex = at;
	return fieldHeadPattern.test(text);
}

/** Whether a further field begins within a span: it has swallowed that, if it is to be a value. */
export function holdsField(text: string, { start, end }: Span): boolean {
	return /,\s*[A-Za-z][\w-]*\s*=/.test(text.slice(start, end));
}

/** Whether more fields follow a brace that would close the entry, whose end is given. */
export function isStrayClose(text: string, end: number): boolean {
	strayPattern.lastIndex = end;
	return strayPattern.test(text);
}

/** The offset of what follows blanks and `%` comments, both of which may stand anywhere between the words of an entry. */
export function skipBlanks(text: string, start: number): number {
	let at = start;
	for (;;) {
		const code = text.charCodeAt(at);
		if (code === percent) {
			at = lineEnd(text, at);
		} else if (isBlank(code)) {
			at++;
		} else {
			return at;
		}
	}
}

/** The offset of what follows blanks on the same line. */
export function skipSpaces(text: string, start: number): number {
	let at = start;
	while (isBlank(text.charCodeAt(at)) && !isLineEnd(text.charCodeAt(at))) {
		at++;
	}
	return at;
}

/** Whether nothing but blanks stands before the offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
	const before = lastBefore(text, offset);
	return before < 0 || isLineEnd(text.charCodeAt(before));
}

/** The offset of the last character before another that is no blank of its line: it may end the line before. */
function lastBefore(text: string, offset: number): number {
	let before = offset - 1;
	while (isBlank(text.charCodeAt(before)) && !isLineEnd(text.charCodeAt(before))) {
		before--;
	}
	return before;
}

/** The offset behind the last character in `[start, end)` that is no blank, or `start`. */
export function trimEnd(text: string, start: number, end: number): number {
	let at = end;
	while (at > start && isBlank(text.charCodeAt(at - 1))) {
		at--;
	}
	return at;
}

export function lineEnd(text: string, start: number): number {
	const at = text.indexOf('\n', start);
	return at < 0 ? text.length : at;
}

/** White space, the byte order mark and the no-break space. */
export function isBlank(code: number): boolean {
	return code === 32 || (code <= 13 && code >= 9) || code === 0xa0 || code === 0xfeff;
}

export function isLineEnd(code: number): boolean {
	return code === 10 || code === 13;
}

const closeBrace = 125;
const comma = 44;
const percent = 37;

const headPattern = /@[ \t]*(\p{L}[\p{L}\p{N}_-]*)[ \t]*[{(][ \t]*[^\s,={}"#]*[ \t]*([,=\r\n]|$|)/uy;
const fieldLinePattern = /[\r\n][ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*["{\w]/;
const fieldHeadPattern = /[A-Za-z][\w+:.-]*\s*=/y;
const plainHeadPattern = /@[ \t]*\p{L}[\p{L}\p{N}_-]*[ \t]*[{(]/uy;
// Behind a close: a comma and a field, or a line with a field whose value has a delimiter.
const strayPattern = /\s*,\s*[A-Za-z][\w-]*\s*=|[ \t]*\r?\n[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*["{]/y;
