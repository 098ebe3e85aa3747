import type { Span } from '../../../text/range';
import { isBlank } from '../scanLines';
import {
	findEntry,
	findString,
	type BibtexDocument,
	type DocumentEntry,
	type StringDefinition,
} from './bibtexDocument';
import { entryAt } from './entryAt';
import { fieldName, type FieldNode, type ValuePart } from '../bibtexSyntax';

/** What a place in a file is about, and the characters that say so. */
export type BibtexTarget =
	| { readonly kind: 'entry'; readonly span: Span; readonly entry: DocumentEntry }
	| {
			readonly kind: 'reference';
			readonly span: Span;
			readonly key: string;
			readonly entry: DocumentEntry | undefined;
	  }
	| {
			readonly kind: 'string';
			readonly span: Span;
			readonly name: string;
			readonly definition: StringDefinition | undefined;
	  };

/** Fields whose values are keys of other entries. */
export const keyFields: ReadonlySet<string> = new Set(['crossref', 'xdata', 'xref', 'related', 'entryset']);

/** The key or type of an entry, a key in `crossref` and fields like it, or the name of a `@string`, at an offset; its end counts. */
export function targetAt(document: BibtexDocument, offset: number): BibtexTarget | undefined {
	const entry = entryAt(document, offset);
	if (!entry) {
		return stringAt(document, offset);
	}
	const { node } = entry;
	for (const span of [node.key, { start: node.start, end: node.type.end }]) {
		if (holds(span, offset) && span.end > span.start) {
			return { kind: 'entry', span, entry };
		}
	}
	const field = node.fields.find(({ value }) => holds(value, offset));
	const part = field?.parts.find((candidate) => holds(candidate, offset));
	return field && part ? inValue(document, field, part, offset) : undefined;
}

function inValue(
	document: BibtexDocument,
	field: FieldNode,
	part: ValuePart,
	offset: number,
): BibtexTarget | undefined {
	const { text } = document.file;
	const isKeys = keyFields.has(fieldName(text, field));
	if (part.kind !== 'bare' || isKeys) {
		const span = isKeys ? wordAt(text, part, offset) : undefined;
		const key = span && text.slice(span.start, span.end);
		return span && key ? { kind: 'reference', span, key, entry: findEntry(document, key) } : undefined;
	}
	const name = text.slice(part.start, part.end);
	return /^\d/.test(name)
		? undefined
		: { kind: 'string', span: part, name, definition: findString(document, name, offset) };
}

/** A definition's own name, or a name in the value of another. */
function stringAt(document: BibtexDocument, offset: number): BibtexTarget | undefined {
	const { text, nodes } = document.file;
	const node = nodes.find((candidate) => candidate.kind === 'string' && holds(candidate, offset));
	for (const field of node?.kind === 'string' ? node.fields : []) {
		if (holds(field.name, offset)) {
			const name = text.slice(field.name.start, field.name.end);
			const definition = document.strings
				.get(name.toLowerCase())
				?.find((candidate) => candidate.name.start === field.name.start);
			return { kind: 'string', span: field.name, name, definition };
		}
		const part = field.parts.find((candidate) => candidate.kind === 'bare' && holds(candidate, offset));
		if (part) {
			return inValue(document, field, part, offset);
		}
	}
	return undefined;
}

function wordAt(text: string, within: Span, offset: number): Span {
	const isWord = (at: number): boolean => !isBlank(text.charCodeAt(at)) && !/[{}",]/.test(text.charAt(at));
	let start = offset;
	while (start > within.start && isWord(start - 1)) {
		start--;
	}
	let end = offset;
	while (end < within.end && isWord(end)) {
		end++;
	}
	return { start, end };
}

function holds({ start, end }: Span, offset: number): boolean {
	return start <= offset && offset <= end;
}
