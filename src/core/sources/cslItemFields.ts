import type { UnplacedEntry } from '../model/entry';
import { nameParts, type Person } from '../model/person';
import { findLinks, identifierLinks, orderLinks, toLink } from './abstractLinks';
import { findArxivId, type ArxivId } from './arxivId';
import { bareDoi } from './bareDoi';
import { parseCslDate } from './cslDate';
import { toLanguageTag } from './languageTag';
import { splitParticles } from './nameParticles';
import { fromRichText } from './richText';

/** A field that could not be read. */
export interface FieldFault {
	readonly field: string;
	readonly code: 'csl-wrong-type' | 'csl-bad-date';
	readonly message: string;
}

/** Of works that often have one title, author and year, and only this tells apart. */
const numberedTypes: ReadonlySet<string> = new Set([
	...['report', 'patent', 'standard', 'software', 'dataset', 'map'],
	...['bill', 'hearing', 'legal_case', 'legislation', 'regulation', 'treaty'],
]);

type Item = Readonly<Record<string, unknown>>;
type TextField =
	| 'container-title'
	| 'volume'
	| 'issue'
	| 'page'
	| 'publisher'
	| 'edition'
	| 'number'
	| 'version'
	| 'genre'
	| 'language'
	| 'ISBN'
	| 'PMID'
	| 'DOI'
	| 'URL'
	| 'arxiv'
	| 'category'
	| 'abstract';

/**
 * The entry that a CSL-JSON item describes; fields of CSL that an entry has no place for are passed over.
 *
 * - The citekey is `id`; where that is an address or a number of a database, `citation-key` or the `Citation Key:` line of
 *   `note`, as Zotero writes it.
 * - The arXiv identifier is looked for where reference managers put it (`findArxivId`).
 * - Topics are `keyword`, separated at semicolons, or at commas where it has none; levels at `/` or `>`.
 */
export function toEntry(item: Item): { entry: UnplacedEntry; faults: FieldFault[] } {
	const faults: FieldFault[] = [];
	const text = (field: string): string | undefined => readText(item, field, faults);
	const notes = readNoteLines(typeof item.note === 'string' ? item.note : '');
	const doi = cleanDoi(text('DOI') ?? notes.get('doi'));
	const url = text('URL');
	const arxiv = readArxivId(item, notes, doi, url);
	const issued = readDate(item, faults);
	const citekey = citekeyOf(text('id'), text('citation-key') ?? notes.get(citekeyLine));
	const entry: { -readonly [Field in keyof UnplacedEntry]: UnplacedEntry[Field] } = {
		...(citekey !== undefined && { citekey }),
		type: text('type') ?? 'document',
		title: plain(text('title')) ?? '',
		author: readNames(item, 'author', faults),
		topics: readTopics(item.keyword, faults),
		links: [],
	};
	const put = (field: TextField, value: string | undefined): void => {
		if (value !== undefined) {
			entry[field] = value;
		}
	};
	const editor = readNames(item, 'editor', faults);
	if (editor.length > 0) {
		entry.editor = editor;
	}
	if (issued) {
		entry.issued = issued;
	}
	put('container-title', plain(text('container-title')));
	put('volume', text('volume'));
	put('issue', text('issue'));
	put('page', text('page'));
	put('publisher', plain(text('publisher')));
	put('edition', text('edition'));
	if (numberedTypes.has(entry.type)) {
		put('number', text('number'));
		put('version', text('version'));
	}
	if (entry.type === 'thesis') {
		put('genre', plain(text('genre')));
	}
	const language = text('language');
	put('language', language === undefined ? undefined : toLanguageTag(language));
	put('ISBN', text('ISBN'));
	put('PMID', text('PMID') ?? /^\d+$/.exec(notes.get('pmid') ?? '')?.[0]);
	put('DOI', doi);
	put('URL', url);
	put('arxiv', arxiv?.id);
	put('category', arxiv?.category);
	put('abstract', plain(text('abstract')));
	// BibTeX's `howpublished` is often nothing but the address, and `note` ends with it.
	const addresses = url ?? [item.publisher, item.note].map(textOf).join('\n');
	entry.links = linksOf(arxiv, doi, addresses, entry.abstract);
	return { entry, faults };
}

function readText(item: Item, field: string, faults: FieldFault[]): string | undefined {
	const value = item[field];
	if (value === undefined || value === null) {
		return undefined;
	}
	if (typeof value !== 'string' && typeof value !== 'number') {
		faults.push(notAText(field));
		return undefined;
	}
	return String(value).trim() || undefined;
}

function notAText(field: string): FieldFault {
	return { field, code: 'csl-wrong-type', message: `“${field}” should be a text, so it is left out.` };
}

function readArxivId(
	item: Item,
	notes: ReadonlyMap<string, string>,
	doi: string | undefined,
	url: string | undefined,
): ArxivId | undefined {
	return findArxivId({
		DOI: doi,
		URL: url,
		number: textOf(item.number),
		archive: [textOf(item.archive), textOf(item.archive_location), textOf(item['archive-place'])],
		publisher: textOf(item.publisher),
		note: textOf(item.note),
		eprint: notes.get('tex.eprint') ?? notes.get('eprint'),
		eprintClass: notes.get('tex.primaryclass') ?? notes.get('tex.eprintclass'),
	});
}

function linksOf(
	arxiv: ArxivId | undefined,
	doi: string | undefined,
	addresses: string,
	abstract: string | undefined,
): UnplacedEntry['links'] {
	const identifiers = { ...(arxiv && { arxiv: arxiv.id }), ...(doi !== undefined && { DOI: doi }) };
	const own = /^https?:\S*$/i.test(addresses) ? [toLink(addresses)] : findLinks(addresses);
	const stated = own.map((link) => (link.kind === 'project' ? { ...link, kind: 'web' as const } : link));
	return orderLinks([...identifierLinks(identifiers), ...stated, ...findLinks(abstract ?? '')]);
}

/**
 * The citekey of an item by its `id`, and by what it states elsewhere: in `citation-key` or, failing that, in the line
 * `citekeyLine` of its `note`.
 */
export function citekeyOf(id: string | undefined, stated: string | undefined): string | undefined {
	const isDatabaseId = id === undefined || /^https?:\/\/|^\d+(?:\/[A-Z0-9]{8})?$/.test(id);
	if (!isDatabaseId) {
		return id;
	}
	return stated ?? (id !== undefined && !/^https?:/.test(id) ? id : undefined);
}

function readNames(item: Item, field: 'author' | 'editor', faults: FieldFault[]): Person[] {
	const value = item[field];
	const wrong = (): Person[] => {
		faults.push({ field, code: 'csl-wrong-type', message: `“${field}” should be a list of names.` });
		return [];
	};
	if (value === undefined || value === null) {
		return [];
	}
	if (typeof value === 'string') {
		return value.trim() ? [{ literal: value.trim() }] : [];
	}
	if (!Array.isArray(value)) {
		return wrong();
	}
	const names = value as readonly unknown[];
	const people = names.map(readName);
	if (people.includes(undefined)) {
		wrong();
	}
	return people.filter((person): person is Person => person !== undefined && Object.keys(person).length > 0);
}

/** The name, `{}` for an empty one, `undefined` for what is no name. */
function readName(value: unknown): Person | undefined {
	if (typeof value === 'string') {
		return value.trim() ? { literal: value.trim() } : {};
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return undefined;
	}
	const parts = value as Readonly<Record<string, unknown>>;
	const person: { -readonly [Part in keyof Person]: Person[Part] } = {};
	let isEmpty = true;
	for (const part of nameParts) {
		const text = plain(textOf(parts[part]));
		if (text !== undefined) {
			person[part] = text;
			isEmpty = false;
		}
	}
	const name = isEmpty ? textOf(parts.name)?.trim() : undefined;
	return name ? { literal: name } : splitParticles(person, parts);
}

function readDate(item: Item, faults: FieldFault[]): UnplacedEntry['issued'] {
	const value = item.issued ?? undefined;
	if (value === undefined || isUndated(value)) {
		return undefined;
	}
	const date = parseCslDate(value);
	if (!date) {
		faults.push({
			field: 'issued',
			code: 'csl-bad-date',
			message: 'This date cannot be read, so it is left out.',
		});
	}
	return date;
}

/** Whether a date names none: it is empty, as Pandoc, Crossref and templates write it, or `literal` has words such as "in press". */
function isUndated(value: unknown): boolean {
	const says = JSON.stringify(value).replace(/"literal":"[^"\d]*"|"[\w-]+":|null/g, '');
	return !/[^[\]{}",\s0]/.test(says);
}

function readTopics(value: unknown, faults: FieldFault[]): string[] {
	if (value === undefined || value === null) {
		return [];
	}
	const isList = Array.isArray(value) && value.every((part) => typeof part === 'string');
	if (typeof value !== 'string' && !isList) {
		faults.push(notAText('keyword'));
		return [];
	}
	const text = typeof value === 'string' ? fromRichText(value) : '';
	const parts: readonly string[] =
		typeof value === 'string' ? text.split(text.includes(';') ? ';' : ',') : value.map(fromRichText);
	const topics = parts.map((part) =>
		part
			.split(/[/>]/)
			.map((level) => level.trim().replace(/\s+/g, ' '))
			.filter(Boolean)
			.join('/'),
	);
	return [...new Set(topics.filter(Boolean))];
}

/** The `Name: value` lines of a note, by name in lower case: Zotero keeps there what it has no field for. */
export function readNoteLines(note: string): ReadonlyMap<string, string> {
	if (!note.includes(':')) {
		return noLines;
	}
	const lines = note.matchAll(/^\s*([A-Za-z][\w. -]{0,40}?)\s*:\s*(\S.*?)\s*$/gm);
	return new Map([...lines].map(([, name = '', value = '']) => [name.toLowerCase(), value]));
}

function cleanDoi(text: string | undefined): string | undefined {
	return text === undefined ? undefined : bareDoi(text) || undefined;
}

function plain(text: string | undefined): string | undefined {
	return text === undefined ? undefined : fromRichText(text).trim() || undefined;
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The name, in lower case, of the line of a `note` that states the citekey. */
export const citekeyLine = 'citation key';

const noLines: ReadonlyMap<string, string> = new Map();
