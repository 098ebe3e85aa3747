import type { Span } from '../../text/range';
import { queryFields, type QueryField } from './queryTree';

/** What a query is written with, before anything is joined. */
export type QueryToken =
	/** A run without blanks, parentheses or quotation marks; it may be without a letter. */
	| ({ readonly kind: 'word' } & Span)
	| ({ readonly kind: 'phrase' } & QuotedText)
	| FieldToken
	| ({ readonly kind: 'not' | 'or' | 'and' | 'open' | 'close' } & Span);

export interface FieldToken extends Span {
	readonly kind: 'field';
	readonly field: QueryField;
	/** Right behind the colon. */
	readonly nameEnd: number;
	/** `undefined` where nothing follows that could be one. */
	readonly value: ({ readonly isQuoted: boolean } & QuotedText) | undefined;
}

/** A text that may stand in quotation marks, which the span covers and `text` does not. */
export interface QuotedText extends Span {
	readonly text: string;
	readonly isClosed: boolean;
}

/** Reads the tokens of a query, in its order; every string is made of some. */
export function readTokens(text: string): QueryToken[] {
	const tokens: QueryToken[] = [];
	for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
		const token = readToken(text, at);
		tokens.push(token);
		at = token.end;
	}
	return tokens;
}

/** Whether a text says anything to a search. */
export function hasWords(text: string): boolean {
	return /[\p{L}\p{N}]/u.test(text.normalize('NFKC'));
}

function readToken(text: string, start: number): QueryToken {
	const sign = text[start];
	if (sign === '(' || sign === ')') {
		return { kind: sign === '(' ? 'open' : 'close', start, end: start + 1 };
	}
	if (sign === '"') {
		return { kind: 'phrase', ...readQuoted(text, start) };
	}
	if (sign === '-' && /[)"-]/.test(text[start - 1] ?? '')) {
		return { kind: 'word', start, end: start + 1 };
	}
	const end = chunkEnd(text, start);
	const chunk = text.slice(start, end);
	if (isNegation(text, start, end)) {
		return { kind: 'not', start, end: start + 1 };
	}
	const operator = text[start - 1] === '-' ? undefined : operators.get(chunk);
	return operator
		? { kind: operator, start, end }
		: (readField(text, start, end) ?? { kind: 'word', start, end });
}

/**
 * A hyphen before something, behind nothing: the one of "self-attention", of a dash ("--"), of `"a"-b`, or of a citation
 * without its author (`-@key`) asks for nothing to be away.
 */
function isNegation(text: string, start: number, end: number): boolean {
	if (text[start] !== '-') {
		return false;
	}
	const next = text[start + 1] ?? ' ';
	return end > start + 1 ? next !== '-' && next !== '@' : next === '"' || next === '(';
}

function readField(text: string, start: number, end: number): FieldToken | undefined {
	const name = /^[a-z]+(?=:)/i.exec(text.slice(start, Math.min(end, start + longestName + 1)))?.[0];
	const field = queryFields.find((known) => known === name?.toLowerCase());
	if (name === undefined || field === undefined) {
		return undefined;
	}
	const nameEnd = start + name.length + 1;
	const value = readValue(text, nameEnd, end);
	return { kind: 'field', field, nameEnd, value, start, end: value?.end ?? nameEnd };
}

/** The value right behind the colon, or after blanks, if what stands there does not mean something else. */
function readValue(text: string, start: number, end: number): FieldToken['value'] {
	if (start < end) {
		return { text: text.slice(start, end), isQuoted: false, isClosed: true, start, end };
	}
	const next = skipBlanks(text, start);
	if (text[next] === '"') {
		return { isQuoted: true, ...readQuoted(text, next) };
	}
	const nextEnd = chunkEnd(text, next);
	const chunk = text.slice(next, nextEnd);
	const isOther = chunk === '' || operators.has(chunk) || chunk.startsWith('-') || startsField(chunk);
	return isOther ? undefined : { text: chunk, isQuoted: false, isClosed: true, start: next, end: nextEnd };
}

function startsField(chunk: string): boolean {
	const name = chunk.slice(0, Math.max(chunk.slice(0, longestName + 1).indexOf(':'), 0)).toLowerCase();
	return queryFields.some((field) => field === name);
}

/** A text in quotation marks; one that is not closed goes on to the end. */
function readQuoted(text: string, start: number): QuotedText {
	const close = text.indexOf('"', start + 1);
	const isClosed = close >= 0;
	const end = isClosed ? close + 1 : text.length;
	return { text: text.slice(start + 1, isClosed ? close : end), isClosed, start, end };
}

function skipBlanks(text: string, from: number): number {
	blanks.lastIndex = from;
	return blanks.test(text) ? blanks.lastIndex : from;
}

function chunkEnd(text: string, from: number): number {
	chunkPattern.lastIndex = from;
	return chunkPattern.test(text) ? chunkPattern.lastIndex : from;
}

const blanks = /\s+/y;
const chunkPattern = /[^\s()"]+/y;

const operators: ReadonlyMap<string, 'or' | 'and'> = new Map([
	['OR', 'or'],
	['|', 'or'],
	['||', 'or'],
	['AND', 'and'],
	['&&', 'and'],
]);

const longestName = Math.max(...queryFields.map((field) => field.length));
