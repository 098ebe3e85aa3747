import type { Slices } from '../../model/slices';
import { nameParts, type Person } from '../../model/person';
import type { CitableEntry } from '../../model/entry';
import { toEdtfDate } from '../../model/partialDate';
import { isYamlWithoutContent } from '../../sources/cslYaml';
import { findMetadataBlocks } from '../../sources/metadataBlocks';
import { parseYamlItem } from '../../sources/yamlItems';
import { findReferenceLists, type ReferenceList } from '../../sources/yamlReferences';
import { escapeRegExp } from '../../text/escapeRegExp';
import { LineIndex } from '../../text/lineIndex';
import { lineEnd, lineEndOf } from '../../topics/file/lines';
import { toScalar } from '../../topics/file/toScalar';
import { escapeNoteText } from '../noteText';
import { citedItem } from './citedItem';
import type { Addition, NewEntry } from './newEntry';

/** Adds items to the list of a CSL-YAML file, below its last item and with its indent. Refused where that is no YAML. */
export function* addCslYamlItems(text: string, added: readonly NewEntry[]): Slices<Addition> {
	if (isYamlWithoutContent(text)) {
		const eol = lineEndOf(text);
		const gap = /[^\n\uFEFF]$/.test(text) ? eol : '';
		return insertion(text, text.length, `${gap}references:${eol}${writeItems(added, usualStyle, eol)}${eol}`);
	}
	yield;
	return addToList(text, findReferenceLists(text, 0, text.length).at(-1), added);
}

/** Adds items to the `references:` in the YAML of a note; refused where it has none. */
export function* addNoteReferences(note: string, added: readonly NewEntry[]): Slices<Addition> {
	const lists = findMetadataBlocks(note).flatMap(({ start, end }) =>
		findReferenceLists(note, start, end).filter(({ isBare }) => !isBare),
	);
	yield;
	return addToList(note, lists.at(-1), added);
}

function addToList(text: string, list: ReferenceList | undefined, added: readonly NewEntry[]): Addition {
	if (!list) {
		return { kind: 'refused', reason: 'There is no list below “references:” to add to.' };
	}
	const eol = lineEndOf(text);
	if (!list.items) {
		const position = new LineIndex(text).positionAt(list.start);
		return {
			kind: 'refused',
			reason: `The list in line ${position.line + 1} stands in brackets. Write its items one below the other, each with a “-”, first.`,
			position,
		};
	}
	const taken = added.find(({ entry }) => hasId(text.slice(list.start, list.end), entry.citekey));
	if (taken) {
		return { kind: 'taken', citekey: taken.entry.citekey };
	}
	const last = list.items.at(-1);
	if (!last) {
		return insertion(text, lineEnd(text, list.start), eol + writeItems(added, usualStyle, eol));
	}
	const { fault } = parseYamlItem(text, last.start, last.end);
	if (fault) {
		const position = new LineIndex(text).positionAt(fault.start);
		return {
			kind: 'refused',
			reason: `Line ${position.line + 1} is no YAML: ${fault.message} Correct it first.`,
			position,
		};
	}
	const end = last.start + text.slice(last.start, last.end).trimEnd().length;
	const before = list.items.at(-2);
	const isApart = before !== undefined && /\n[ \t]*\r?\n$/.test(text.slice(before.start, before.end));
	const gap = isApart ? eol : '';
	const style = styleOf(text.slice(last.start, end));
	return insertion(text, end, eol + gap + writeItems(added, style, eol, gap));
}

function hasId(list: string, citekey: string): boolean {
	const written = escapeRegExp(citekey);
	return new RegExp(
		`^[ \\t]*(?:-[ \\t]+)?["']?id["']?[ \\t]*:[ \\t]*["']?${written}["']?[ \\t]*(?:#.*)?\\r?$`,
		'm',
	).test(list);
}

interface ItemStyle {
	/** What stands before the `-`. */
	readonly indent: string;
	/** What stands between it and the first field: blanks, or the end of its line and the field's indent. */
	readonly dashGap: string;
	/** How much further in than their field the `-` of names stand. */
	readonly nameIndent: string;
}

function styleOf(item: string): ItemStyle {
	const [, indent = '', dashGap = ' '] = /^\uFEFF?([ \t]*)-(?:(\s+)(?=[^\s#]))?/.exec(item) ?? [];
	const [, outer = '', inner = ''] =
		/^([ \t]*)(?:author|editor|issued):[ \t]*\r?\n([ \t]*)-/m.exec(item) ?? [];
	return { indent, dashGap, nameIndent: ' '.repeat(Math.max(0, inner.length - outer.length)) };
}

function writeItem(entry: CitableEntry, { indent, dashGap, nameIndent }: ItemStyle, eol: string): string {
	const inner = /\n(.*)$/.exec(dashGap)?.[1] ?? `${indent} ${' '.repeat(dashGap.length)}`;
	const lines = fieldsOf(entry).flatMap(([field, value]) =>
		typeof value === 'string'
			? [`${field}: ${toScalar(markdownFields.has(field) ? escapeNoteText(value) : value, 'block')}`]
			: [`${field}:`, ...value.flatMap(nameLines).map((line) => nameIndent + line)],
	);
	return `${indent}-${dashGap}${lines.join(eol + inner)}`;
}

function writeItems(added: readonly NewEntry[], style: ItemStyle, eol: string, gap = ''): string {
	return added.map(({ entry }) => writeItem(entry, style, eol)).join(eol + gap);
}

/** The fields of CSL in their order; texts as they are read, dates in EDTF, which Pandoc reads. */
function fieldsOf(
	entry: CitableEntry,
): readonly (readonly [field: string, value: string | readonly Person[]])[] {
	const { title, publisher, issued, author, editor } = entry;
	const own: Readonly<Record<string, string | readonly Person[] | undefined>> = {
		title,
		publisher,
		'container-title': entry['container-title'],
		issued: issued && toEdtfDate(issued),
		author,
		editor,
	};
	return Object.entries(citedItem(entry)).map(([field, value]) => [field, own[field] ?? String(value)]);
}

function nameLines(person: Person): readonly string[] {
	return nameParts
		.filter((part) => (person[part] ?? '') !== '')
		.map(
			(part, at) =>
				`${at === 0 ? '- ' : '  '}${part}: ${toScalar(escapeNoteText(person[part] ?? ''), 'block')}`,
		);
}

function insertion(text: string, at: number, newText: string): Addition {
	return { kind: 'added', edits: [{ range: new LineIndex(text).rangeOf({ start: at, end: at }), newText }] };
}

const usualStyle: ItemStyle = { indent: '', dashGap: ' ', nameIndent: '' };
/** Whose values Pandoc and we read as Markdown, and which may hold signs of it. */
const markdownFields: ReadonlySet<string> = new Set(
	'title container-title publisher volume issue page edition number note'.split(' '),
);
