import type { Span } from '../text/range';
import { characterAt } from '../text/characterAt';

/** Where a JSON value ends, or what is wrong with it and where. Offsets are UTF-16, `end` exclusive. */
export type JsonScan = { readonly ok: true; readonly end: number } | JsonFault;

export interface JsonFault {
	readonly ok: false;
	readonly at: number;
	readonly message: string;
	/** Whether the text ends too early. */
	readonly truncated: boolean;
	/** The first place where the watched pattern stands in a list within the value. */
	readonly watched?: number;
}

/** What to look out for while scanning. */
export interface JsonWatch {
	/** Sticky; tried at each object in a list. */
	readonly pattern: RegExp;
	/** How far behind its first match the value may go on. */
	readonly reach: number;
}

/**
 * Checks the JSON value (RFC 8259) that begins at `start`, without building it. Linear, and no recursion, so that deep nesting
 * cannot exhaust the stack.
 *
 * A value that lost a bracket runs on into what follows it. With a `watch`, the scan tells where that may have begun, and
 * gives up when the value goes on out of reach of it.
 */
export function scanJsonValue(text: string, start: number, watch?: JsonWatch): JsonScan {
	let watched: number | undefined;
	const look = (at: number): boolean => {
		if (watch && watched === undefined) {
			watch.pattern.lastIndex = at;
			watched = watch.pattern.test(text) ? at : undefined;
		}
		return !watch || watched === undefined || at - watched <= watch.reach;
	};
	const scan = scanWhole(text, start, look);
	return scan.ok || watched === undefined ? scan : { ...scan, watched };
}

/** `look` is asked at each object in a list whether to go on. */
function scanWhole(text: string, start: number, look: (at: number) => boolean): JsonScan {
	const closers: string[] = [];
	let at = start;
	// What may come next: a value; a key or, right after `{`, its end; a value or the end of an array; a comma or an end.
	let expected: 'value' | 'first key' | 'key' | 'first value' | 'separator' = 'value';
	for (;;) {
		at = skipJsonSpace(text, at);
		const character = text[at];
		if (character === undefined) {
			return { ok: false, at, message: 'The text ends in the middle of a value.', truncated: true };
		}
		const inObject = closers.at(-1) === '}';
		if (character === closers.at(-1) && (expected === 'separator' || expected.startsWith('first'))) {
			closers.pop();
			at++;
			expected = 'separator';
		} else if (expected === 'separator') {
			if (character !== ',') {
				return fault(at, `Expected a comma or “${closers.at(-1) ?? ''}”, found “${characterAt(text, at)}”.`);
			}
			at++;
			expected = inObject ? 'key' : 'value';
			continue;
		} else if (expected === 'key' || expected === 'first key') {
			const end = character === '"' ? stringEnd(text, at) : undefined;
			if (end === undefined) {
				return character === '"'
					? unclosed(text, at)
					: fault(at, `Expected a field name in quotation marks, found “${characterAt(text, at)}”.`);
			}
			const colon = skipJsonSpace(text, end);
			if (text[colon] !== ':') {
				return fault(colon, 'Expected a colon after the field name.', colon >= text.length);
			}
			at = colon + 1;
			expected = 'value';
			continue;
		} else if (character === '{' || character === '[') {
			if (character === '{' && closers.at(-1) === ']' && !look(at)) {
				return fault(at, 'A bracket or brace before this one has no end.');
			}
			closers.push(character === '{' ? '}' : ']');
			at++;
			expected = character === '{' ? 'first key' : 'first value';
			continue;
		} else if (character === '"') {
			const end = stringEnd(text, at);
			if (end === undefined) {
				return unclosed(text, at);
			}
			at = end;
			expected = 'separator';
		} else {
			literalPattern.lastIndex = at;
			const literal = literalPattern.exec(text);
			if (!literal) {
				return fault(at, `Expected a value, found “${characterAt(text, at)}”.`);
			}
			at += literal[0].length;
			expected = 'separator';
		}
		if (closers.length === 0) {
			return { ok: true, end: at };
		}
	}
}

/** A member of an object: its key with the quotation marks taken off, and where its value begins. */
export interface JsonMember {
	readonly key: string;
	readonly start: number;
	readonly scan: JsonScan;
}

/** The members of the object that begins at `start`, as far as they can be read. */
export function* jsonMembers(text: string, start: number): Generator<JsonMember> {
	let at = skipSpace(text, start + 1);
	while (text[at] === '"') {
		const end = stringEnd(text, at);
		const colon = end === undefined ? text.length : skipSpace(text, end);
		if (end === undefined || text[colon] !== ':') {
			return;
		}
		const value = skipSpace(text, colon + 1);
		const scan = scanJsonValue(text, value);
		yield { key: text.slice(at + 1, end - 1), start: value, scan };
		if (!scan.ok) {
			return;
		}
		at = skipSpace(text, scan.end);
		if (text[at] !== ',') {
			return;
		}
		at = skipSpace(text, at + 1);
	}
}

/** Where the values stand of the list that begins at `start`, as far as they can be read. */
export function jsonElements(text: string, start: number): Span[] {
	const spans: Span[] = [];
	let at = skipSpace(text, start + 1);
	while (at < text.length && text[at] !== ']') {
		const scan = scanJsonValue(text, at);
		if (!scan.ok) {
			break;
		}
		spans.push({ start: at, end: scan.end });
		at = skipSpace(text, scan.end);
		at = text[at] === ',' ? skipSpace(text, at + 1) : text.length;
	}
	return spans;
}

/** The offset of the first character from `at` on that JSON does not take for space. */
function skipJsonSpace(text: string, at: number): number {
	jsonSpacePattern.lastIndex = at;
	jsonSpacePattern.exec(text);
	return jsonSpacePattern.lastIndex;
}

/** The same around values, where a byte order mark is space to us: files that are put together have some. */
export function skipSpace(text: string, at: number): number {
	spacePattern.lastIndex = at;
	spacePattern.exec(text);
	return spacePattern.lastIndex;
}

/** The offset behind the string that begins at `at`, or `undefined` if its line or the text ends before it does. */
function stringEnd(text: string, at: number): number | undefined {
	stringPattern.lastIndex = at;
	return stringPattern.exec(text) ? stringPattern.lastIndex : undefined;
}

function unclosed(text: string, at: number): JsonFault {
	const truncated = !/[\r\n]/.test(text.slice(at, at + 1)) && text.indexOf('\n', at) === -1;
	return fault(at, 'This string has no end, or a character that a string cannot hold.', truncated);
}

function fault(at: number, message: string, truncated = false): JsonFault {
	return { ok: false, at, message, truncated };
}

const jsonSpacePattern = /[ \t\r\n]*/y;
const spacePattern = /[ \t\r\n\uFEFF]*/y;
// Characters below U+0020 must be escaped in JSON: this is also what finds a string whose end is missing.
// eslint-disable-next-line no-control-regex
const stringPattern = /"[^"\\\u0000-\u001F]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001F]*)*"/y;
const literalPattern = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
