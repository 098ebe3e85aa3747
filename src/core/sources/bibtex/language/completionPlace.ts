import type { Span } from '../../../text/range';
import { beginsField, isBlank, skipBlanks } from '../scanLines';
import { findBareEnd } from '../scanValue';
import type { BibtexDocument, DocumentEntry } from './bibtexDocument';
import { entryAt } from './entryAt';

/** What may be written at a place. `span` is the word that stands there, which a completion replaces. */
export type CompletionPlace =
	| { readonly kind: 'type'; readonly span: Span; readonly hasBrace: boolean }
	| {
			readonly kind: 'field';
			readonly span: Span;
			readonly entry: DocumentEntry;
			readonly hasEquals: boolean;
	  }
	/** Where a value begins without delimiter: a name or month may stand there. */
	| {
			readonly kind: 'bare';
			readonly span: Span;
			readonly entry: DocumentEntry | undefined;
			readonly field: string;
	  }
	/** Within braces or quotation marks; the span is the word of a list of keys, else the whole value. */
	| { readonly kind: 'text'; readonly span: Span; readonly entry: DocumentEntry; readonly field: string };

/** Where a cursor stands, told from what is before it: what follows may be half written. */
export function completionPlaceAt(document: BibtexDocument, offset: number): CompletionPlace | undefined {
	const { text, nodes } = document.file;
	const head = /@\s*([A-Za-z]*)$/.exec(text.slice(Math.max(0, offset - longestType), offset));
	const entry = entryAt(document, offset);
	if (head && (!entry || isFirstOnLine(text, offset - head[0].length))) {
		const span = { start: offset - (head[1] ?? '').length, end: wordEnd(text, offset) };
		return { kind: 'type', span, hasBrace: /^[ \t]*[{(]/.test(text.slice(span.end, span.end + 20)) };
	}
	if (entry && offset > entry.node.key.end && (offset < entry.node.end || !entry.node.isClosed)) {
		return placeInEntry(text, entry, offset);
	}
	const string = nodes.find((node) => node.kind === 'string' && node.start < offset && offset < node.end);
	const field = string?.kind === 'string' ? string.fields[0] : undefined;
	const before = field && text.slice(field.name.end, offset);
	const word = before && /^\s*=(?:.*#)?\s*([A-Za-z]*)$/s.exec(before)?.[1];
	return word === undefined || word === ''
		? undefined
		: {
				kind: 'bare',
				span: { start: offset - word.length, end: wordEnd(text, offset) },
				entry: undefined,
				field: '',
			};
}

/** Reads on from the last field that ends before the cursor. */
function placeInEntry(text: string, entry: DocumentEntry, offset: number): CompletionPlace | undefined {
	const { node } = entry;
	const done = node.fields.filter(
		({ value, parts }) => value.end < offset && parts.length > 0 && parts.every((part) => part.isClosed),
	);
	let at = done.at(-1)?.value.end ?? node.key.end;
	let name = '';
	// Behind a value comes "#" and a value, or a comma and a name.
	let state: 'name' | 'equals' | 'value' | 'end' = 'end';
	for (;;) {
		at = skipBlanks(text, at);
		if (at >= offset) {
			return placeBehind(text, entry, offset, state, name);
		}
		const sign = text.charAt(at);
		if (sign === ',') {
			state = 'name';
			at++;
		} else if (sign === '#') {
			state = 'value';
			at++;
		} else if (sign === '=') {
			state = 'value';
			at++;
		} else if (sign === '{' || sign === '"') {
			const end = delimitedEnd(text, at, offset);
			if (end > offset || end < 0) {
				return name === '' ? undefined : inText(text, entry, name, at + 1, offset);
			}
			at = end;
			state = 'end';
		} else {
			const end = Math.max(findBareEnd(text, at), at + 1);
			if (end >= offset) {
				return state === 'value'
					? { kind: 'bare', span: { start: at, end }, entry, field: name }
					: { kind: 'field', span: { start: at, end }, entry, hasEquals: beginsField(text, at) };
			}
			if (state !== 'value') {
				name = text.slice(at, end).toLowerCase();
			}
			state = state === 'value' ? 'end' : 'equals';
			at = end;
		}
	}
}

function placeBehind(
	text: string,
	entry: DocumentEntry,
	offset: number,
	state: 'name' | 'equals' | 'value' | 'end',
	field: string,
): CompletionPlace | undefined {
	const span = { start: offset, end: offset };
	if (state === 'value') {
		return { kind: 'bare', span, entry, field };
	}
	// Behind a value without a comma, a name may come on a line of its own: the comma was forgotten.
	return state === 'name' || (state === 'end' && isFirstOnLine(text, offset))
		? { kind: 'field', span, entry, hasEquals: false }
		: undefined;
}

function inText(
	text: string,
	entry: DocumentEntry,
	field: string,
	open: number,
	offset: number,
): CompletionPlace {
	const word = /[^\s,{}"]*$/.exec(text.slice(open, offset))?.[0] ?? '';
	const rest = /^[^\s,{}"=]*/.exec(text.slice(offset, offset + longestWord))?.[0] ?? '';
	return { kind: 'text', span: { start: offset - word.length, end: offset + rest.length }, entry, field };
}

/** Behind the closing delimiter, or a negative number where there is none before the offset. */
function delimitedEnd(text: string, open: number, offset: number): number {
	const isQuoted = text.charAt(open) === '"';
	let depth = 0;
	for (let at = open; at < offset; at++) {
		const sign = text.charAt(at);
		depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
		const isEnd = isQuoted ? sign === '"' && depth === 0 && at > open : sign === '}' && depth === 0;
		if (isEnd) {
			return at + 1;
		}
	}
	return -1;
}

function isFirstOnLine(text: string, offset: number): boolean {
	let at = offset;
	while (at > 0 && isBlank(text.charCodeAt(at - 1)) && !/[\r\n]/.test(text.charAt(at - 1))) {
		at--;
	}
	return at === 0 || /[\r\n]/.test(text.charAt(at - 1));
}

function wordEnd(text: string, offset: number): number {
	return offset + (/^[\w-]*/.exec(text.slice(offset, offset + longestWord))?.[0].length ?? 0);
}

const longestType = 40;
const longestWord = 100;
