import type { Range, Span } from '../../../text/range';
import type { BibtexDocument, DocumentEntry } from './bibtexDocument';
import type { FieldNode } from '../bibtexSyntax';
import { parseTex } from '../parseTex';
import { toReadingText } from '../renderTex';
import type { Slices } from '../../../model/slices';

/** One line of a file's outline. */
export interface OutlineItem {
	readonly kind: 'entry' | 'string' | 'field';
	/** Key of an entry, name of a string or field; never empty. */
	readonly name: string;
	/** For an entry its type and title, else the value; one line. */
	readonly detail: string;
	readonly range: Range;
	/** What is selected when the item is chosen; within `range`. */
	readonly selection: Range;
	readonly children: readonly OutlineItem[];
}

/**
 * Strings and entries in file order, entries with their fields. In a file of more than 2,000 entries the fields are left out:
 * no one opens them one by one there, and the editor takes seconds for so many lines.
 */
export function* outlineOf(document: BibtexDocument): Slices<OutlineItem[]> {
	const { file, entries } = document;
	const withFields = entries.length <= mostWithFields;
	const byStart = new Map(entries.map((entry) => [entry.node.start, entry]));
	const items: OutlineItem[] = [];
	for (const [at, node] of file.nodes.entries()) {
		const entry = byStart.get(node.start);
		if (node.kind === 'entry' && entry) {
			items.push(entryItem(document, entry, withFields));
		} else if (node.kind === 'string') {
			for (const field of node.fields) {
				items.push(fieldItem(document, field, 'string', node));
			}
		}
		if (at % nodesInSlice === 0) {
			yield;
		}
	}
	return items;
}

/** A text on one line, cut after about `most` characters, without the braces of TeX. */
function oneLine(text: string, most: number): string {
	const plain = text
		.slice(0, 4 * most)
		.replace(/[{}]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	return plain.length > most ? `${plain.slice(0, most)}…` : plain;
}

/** The same of a text in TeX, as it is read. */
export function oneLineOfTex(tex: string, most: number): string {
	const part = tex.slice(0, 4 * most);
	return oneLine(texPattern.test(part) ? toReadingText(parseTex(part)) : part, most);
}

function entryItem(document: BibtexDocument, entry: DocumentEntry, withFields: boolean): OutlineItem {
	const { node, key, type, allFields } = entry;
	const title = oneLineOfTex(allFields.get('title') ?? allFields.get('booktitle') ?? '', longestDetail);
	return {
		kind: 'entry',
		name: key || `@${type}`,
		detail: title === '' ? `@${type}` : `@${type} · ${title}`,
		range: document.lines.rangeOf(node),
		selection: document.lines.rangeOf(key === '' ? node.type : node.key),
		children: withFields ? node.fields.map((field) => fieldItem(document, field, 'field')) : [],
	};
}

function fieldItem(
	{ file: { text }, lines }: BibtexDocument,
	field: FieldNode,
	kind: 'field' | 'string',
	whole: Span = { start: field.name.start, end: Math.max(field.name.end, field.value.end) },
): OutlineItem {
	return {
		kind,
		name: text.slice(field.name.start, field.name.end),
		detail: oneLine(text.slice(field.value.start, field.value.end).replace(/^"|"$/g, ''), longestDetail),
		range: lines.rangeOf(whole),
		selection: lines.rangeOf(field.name),
		children: [],
	};
}

/** What makes TeX read otherwise than it is written. */
const texPattern = /[\\$~]|--|``|''/;
const nodesInSlice = 500;
const mostWithFields = 2000;
const longestDetail = 80;
