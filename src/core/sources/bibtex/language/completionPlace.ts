import type { Span } from '../../../text/range';
import { beginsField, isFirstOnLine, skipBlanks } from '../scanLines';
import { findBareEnd } from '../scanValue';
import { partitionPoint } from '../../../text/partitionPoint';
import { fieldName, type BibtexFile, type FieldNode } from '../bibtexSyntax';
import type { BibtexDocument, DocumentEntry } from './bibtexDocument';
import { entryAt, openEntryBefore } from './entryAt';

/** What may be written at a place. `span` is the word that stands there, which a completion replaces. */
export type CompletionPlace =
	| { readonly kind: 'type'; readonly span: Span; readonly hasBrace: boolean }
	| {
			readonly kind: 'field';
			readonly span: Span;
			readonly entry: DocumentEntry;
			readonly hasEquals: boolean;
	  }
	/** Where a value begins without delimiter: a name or month may stand there. Without an entry, it is that of a `@string`. */
	| {
			readonly kind: 'bare';
			readonly span: Span;
			readonly entry: DocumentEntry | undefined;
			readonly field: string;
	  }
	/** Within braces or quotation marks; blanks, commas and delimiters part the words of a value. */
	| { readonly kind: 'text'; readonly span: Span; readonly entry: DocumentEntry; readonly field: string };

/** Where a cursor stands, told from what is before it: what follows may be half written. */
export function completionPlaceAt(document: BibtexDocument, offset: number): CompletionPlace | undefined {
	const { text } = document.file;
	const head = /@\s*([A-Za-z]*)$/.exec(text.slice(Math.max(0, offset - longestType), offset));
	const entry = entryAt(document, offset) ?? openEntryBefore(document, offset);
	if (isInComment(document, head ? offset - head[0].length : offset)) {
		return undefined;
	}
	if (head && (!entry || (isFirstOnLine(text, offset - head[0].length) && !isInValue(entry, offset)))) {
		const span = { start: offset - (head[1] ?? '').length, end: wordEnd(text, offset) };
		return { kind: 'type', span, hasBrace: /^[ \t]*[{(]/.test(text.slice(span.end, span.end + 20)) };
	}
	if (entry) {
		const { key, end, isClosed, fields } = entry.node;
		const isWithin = offset > key.end && (offset < end || !isClosed);
		const place = isWithin ? placeInBody(text, { start: key.end, fields, state: 'end' }, offset) : undefined;
		return place && { ...place, entry };
	}
	return placeInString(document.file, offset);
}

/** Within `@comment{…}`, or a line of free text that begins with a percent sign. */
function isInComment({ file: { text, nodes }, lines }: BibtexDocument, offset: number): boolean {
	const node = nodes[partitionPoint(nodes.length, (before) => (nodes[before]?.end ?? 0) < offset)];
	if (!node || node.start >= offset) {
		return false;
	}
	const line = Math.max(offset - lines.positionAt(offset).character, node.start);
	return node.kind === 'comment'
		? offset < node.end
		: node.kind === 'text' && beginsComment(text.slice(line, offset));
}

function beginsComment(line: string): boolean {
	return line.trimStart().startsWith('%');
}

/** Within a value that is closed, in an entry that is: no other entry begins there. */
function isInValue({ node }: DocumentEntry, offset: number): boolean {
	return (
		node.isClosed &&
		node.fields.some(({ parts }) =>
			parts.some(({ start, end, isClosed }) => isClosed && start < offset && offset < end),
		)
	);
}

/** Within a `@string`, or behind one that is not closed yet: another may stand in its value. */
function placeInString({ text, nodes }: BibtexFile, offset: number): CompletionPlace | undefined {
	const at = partitionPoint(nodes.length, (before) => (nodes[before]?.start ?? 0) < offset) - 1;
	const isGap = nodes[at]?.kind === 'text' && text.slice(nodes[at].start, offset).trim() === '';
	const string = nodes[isGap ? at - 1 : at];
	if (string?.kind !== 'string') {
		return undefined;
	}
	const begun = text.slice(string.start, Math.min(string.end, offset));
	const [open] = openStringPattern.exec(begun) ?? [];
	if (open === undefined || /[})]$/.test(begun)) {
		return undefined;
	}
	const body = { start: string.start + open.length, fields: string.fields, state: 'name' } as const;
	const place = placeInBody(text, body, offset);
	return place?.kind === 'bare' ? { ...place, entry: undefined } : undefined;
}

/** What comes next: behind a value "#" and a value, or a comma and a name. */
type State = 'name' | 'equals' | 'value' | 'end';

/** What stands behind the key of an entry, or between the braces of a `@string`. */
interface Body {
	readonly start: number;
	readonly fields: readonly FieldNode[];
	/** Where it begins. */
	readonly state: State;
}

type BodyPlace =
	| { readonly kind: 'field'; readonly span: Span; readonly hasEquals: boolean }
	| { readonly kind: 'bare'; readonly span: Span; readonly field: string }
	| { readonly kind: 'text'; readonly span: Span; readonly field: string };

/** Reads on from the last field that ends before the cursor. */
function placeInBody(text: string, body: Body, offset: number): BodyPlace | undefined {
	const last = body.fields
		.filter(
			({ value, parts }) => value.end < offset && parts.length > 0 && parts.every((part) => part.isClosed),
		)
		.at(-1);
	let at = last?.value.end ?? body.start;
	let name = last ? fieldName(text, last) : '';
	let state: State = last ? 'end' : body.state;
	for (;;) {
		const before = at;
		at = skipBlanks(text, at);
		if (at >= offset) {
			const line = text.slice(Math.max(before, text.lastIndexOf('\n', offset - 1)), offset);
			return line.includes('%') ? undefined : placeBehind(text, offset, state, name);
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
				return name === '' ? undefined : inText(text, name, at + 1, offset);
			}
			at = end;
			state = 'end';
		} else {
			const end = Math.max(findBareEnd(text, at), at + 1);
			if (end >= offset) {
				return state === 'value'
					? { kind: 'bare', span: { start: at, end }, field: name }
					: { kind: 'field', span: { start: at, end }, hasEquals: beginsField(text, at) };
			}
			if (state !== 'value') {
				name = text.slice(at, end).toLowerCase();
			}
			state = state === 'value' ? 'end' : 'equals';
			at = end;
		}
	}
}

function placeBehind(text: string, offset: number, state: State, field: string): BodyPlace | undefined {
	const span = { start: offset, end: offset };
	if (state === 'value') {
		return { kind: 'bare', span, field };
	}
	// Behind a value without a comma, a name may come on a line of its own: the comma was forgotten.
	return state === 'name' || (state === 'end' && isFirstOnLine(text, offset))
		? { kind: 'field', span, hasEquals: false }
		: undefined;
}

function inText(text: string, field: string, open: number, offset: number): BodyPlace {
	let start = offset;
	while (start > open && /[^\s,{}"]/.test(text.charAt(start - 1))) {
		start--;
	}
	const rest = /^[^\s,{}"=]*/.exec(text.slice(offset, offset + longestWord))?.[0] ?? '';
	return { kind: 'text', span: { start, end: offset + rest.length }, field };
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

function wordEnd(text: string, offset: number): number {
	return offset + (/^[\w-]*/.exec(text.slice(offset, offset + longestWord))?.[0].length ?? 0);
}

const openStringPattern = /^@\s*string\s*[{(]/i;
const longestType = 40;
const longestWord = 100;
