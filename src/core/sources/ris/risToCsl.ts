import { lookUp } from '../../model/lookUp';
import type { Person } from '../../model/person';
import { fromRichText } from '../richText';
import { firstOf, groupByTag, without, type ByTag } from './byTag';
import { parseRisDate, readIssued, type RisDate } from './risDates';
import {
	findDoi,
	hasScopusNumber,
	readDoi,
	readPmid,
	readSerialNumbers,
	webAddresses,
	withScheme,
} from './risIdentifiers';
import { parseRisNames } from './risNames';
import { readPageCount, readPages, readVolume } from './risNumbers';
import { nameRules, textRules, type TagRule } from './risTags';
import { risTypes, unknownRisType } from './risTypes';
import type { RisField, RisRecord } from './scanRis';

/** A plain CSL-JSON item. */
export interface RisItem {
	readonly id?: string;
	readonly type: string;
	readonly author?: readonly Person[];
	readonly issued?: RisDate | string;
	readonly keyword?: readonly string[];
	readonly [variable: string]: string | readonly string[] | readonly Person[] | RisDate | undefined;
}

/**
 * The CSL of a record, by the tables of `risTags.ts` and `risTypes.ts`.
 *
 * - The citekey is `ID`, or a label (`LB`) that is one word and no DOI, which EndNote writes there for what it found by one.
 * - Pages are `SP` and `EP`; a `BOOK` or `THES` with `SP` alone says how many it has (`414`, `xvi, 414`). Without pages, an article
 *   number stands in.
 * - The DOI is looked for in `DO`, `DI`, then wherever publishers put it: `M3`, addresses, `ID`, notes, at last in any tag whose
 *   value is nothing but a DOI; such a value is nothing else.
 * - The PMID is where it is called so: `12345678[pmid]`, `PMID: 12345678`, `MEDLINE:12345678`, Cochrane's `PUBMED 12345678`, Reference Manager's
 *   address `PM:12345678`, `AN` of what is from PubMed, `C2` of what is from Scopus.
 * - Keywords are separated at semicolons, and at commas where one `KW` holds all.
 */
export function risToCsl(record: RisRecord): RisItem {
	const byTag = withoutAffiliations(groupByTag(record.fields));
	const type = cslType(record.type, byTag);
	const serialNumbers = type === 'patent' ? {} : readSerialNumbers(byTag.get('SN') ?? []);
	const texts = Object.keys(serialNumbers).length > 0 ? without(byTag, 'SN') : byTag;
	const item = readByRules(rulesFor(record.type, type), texts);
	const put = (variable: string, value: string | readonly string[] | undefined): void => {
		if (value !== undefined && value.length !== 0) {
			item[variable] = value;
		}
	};
	dropRepeated(item);
	Object.assign(item, readVolume(item.volume, item.issue));
	dropOtherThanVolume(item, type);
	const pageCount = countsPages.has(type) ? readPageCount(byTag) : undefined;
	put('number-of-pages', pageCount);
	if (pageCount === undefined && !unpagedTypes.has(type)) {
		put('page', readPages(byTag) ?? firstOf(byTag, ['C7', ...(hasScopusNumber(byTag) ? ['M1'] : [])]));
	}
	const doi = readDoi(byTag);
	put('DOI', doi);
	dropDois(item);
	put('PMID', readPmid(byTag));
	const misplaced = takeAddresses(item);
	put('URL', webAddresses(byTag, ['UR', 'LK', 'L2'])[0] ?? misplaced.find((address) => !findDoi(address)));
	put('keyword', readKeywords(byTag.get('KW') ?? []));
	Object.assign(item, serialNumbers);
	const accessed = parseRisDate(firstOf(byTag, ['Y2']) ?? '');
	const issued = readIssued(record.fields);
	const id = findCitekeyField(record)?.citekey;
	return {
		...(id !== undefined && { id }),
		type,
		...item,
		...(issued && { issued }),
		...(accessed && { accessed }),
	};
}

/** Filled step by step. */
type ItemInWork = Record<string, RisItem[string]>;

function readByRules({ texts, names }: TypeRules, byTag: ByTag): ItemInWork {
	const item: ItemInWork = {};
	for (const { variable, tags } of texts) {
		// RefWorks writes “T2  - - Nature”.
		const text = firstOf(byTag, tags)
			?.replace(/\s+/g, ' ')
			.replace(variable.endsWith('title') ? /^- / : '', '');
		if (text) {
			item[variable] = text;
		}
	}
	for (const { variable, tags } of names) {
		const people = tags.flatMap((tag) => byTag.get(tag)?.flatMap(parseRisNames) ?? []);
		if (people.length > 0) {
			item[variable] = people;
		}
	}
	return item;
}

/** Takes out a `VL` that is no volume; of a thesis it is the degree. */
function dropOtherThanVolume(item: ItemInWork, type: string): void {
	const { volume } = item;
	if (typeof volume !== 'string' || !unboundTypes.has(type) || volumePattern.test(volume)) {
		return;
	}
	if (type === 'thesis') {
		item.genre ??= volume;
	}
	delete item.volume;
}

/** Takes out what is nothing but a DOI. */
function dropDois(item: ItemInWork): void {
	for (const { variable } of textRules) {
		const value = item[variable];
		if (variable !== 'title' && typeof value === 'string' && findDoi(value) !== undefined) {
			delete item[variable];
		}
	}
}

/** The field that has the citekey, and the citekey. */
export function findCitekeyField({
	fields,
}: RisRecord): { readonly field: RisField; readonly citekey: string } | undefined {
	const found = fields.flatMap((field) => {
		const [value = ''] = field.values;
		const isLabel = field.tag === 'LB' && /^\S*\p{L}\S*$/u.test(value) && findDoi(value) === undefined;
		return value !== '' && (field.tag === 'ID' || isLabel) ? [{ field, citekey: value }] : [];
	});
	return found.find(({ field }) => field.tag === 'ID') ?? found[0];
}

/** The addresses on the web that `L1` names: PDF files, by convention. */
export function pdfAddresses(record: RisRecord): string[] {
	return webAddresses(groupByTag(record.fields), ['L1']);
}

/** `C3` is the title of proceedings, but Web of Science writes its authors' universities there. */
function withoutAffiliations(byTag: ByTag): ByTag {
	const isFromWebOfScience = byTag.get('AN')?.some((value) => value.startsWith('WOS:')) ?? false;
	return isFromWebOfScience ? without(byTag, 'C3') : byTag;
}

/** The CSL type that the record is taken for. */
export function typeOfRecord({ type, fields }: RisRecord): string {
	return cslType(type, groupByTag(fields));
}

function cslType(risType: string | undefined, byTag: ByTag): string {
	const type = lookUp(risTypes, risType ?? '') ?? unknownRisType;
	if (type === unknownRisType) {
		const isInJournal = ['JF', 'JO', 'JA'].some((tag) => byTag.get(tag)?.some((name) => !isAddress(name)));
		return isInJournal ? 'article-journal' : type;
	}
	const isThesis = type === 'book' && byTag.get('M3')?.some((text) => thesisPattern.test(text));
	return isThesis ? 'thesis' : type;
}

interface TypeRules {
	readonly texts: readonly TagRule[];
	readonly names: readonly TagRule[];
}

/** The rules for a record of a type of RIS, known or not, that is taken for a CSL type. */
function rulesFor(risType: string | undefined, cslType: string): TypeRules {
	const types = [cslType, ...(risType !== undefined && Object.hasOwn(risTypes, risType) ? [risType] : [])];
	const name = types.join(' ');
	const rules = rulesByTypes.get(name) ?? {
		texts: firstRules(textRules, types),
		names: firstRules(nameRules, types),
	};
	rulesByTypes.set(name, rules);
	return rules;
}

/** The first rule of each variable that holds for one of the types. */
function firstRules(rules: readonly TagRule[], types: readonly string[]): readonly TagRule[] {
	const fitting = rules.filter((rule) => rule.types?.some((type) => types.includes(type)) ?? true);
	return [...new Map([...fitting].reverse().map((rule) => [rule.variable, rule])).values()];
}

/**
 * The addresses that stand where a journal, issue or publisher should, or behind its name, as Mendeley and profiles of Google Scholar write
 * them. They go there.
 */
function takeAddresses(item: ItemInWork): string[] {
	return ['container-title', 'publisher', 'issue'].flatMap((variable) => {
		const value = item[variable];
		const words = typeof value === 'string' ? value.split(' ') : [];
		const at = words.findIndex(isAddress);
		if (at === -1) {
			return [];
		}
		const name = words.slice(0, at).join(' ');
		if (name === '') {
			delete item[variable];
		} else {
			item[variable] = name;
		}
		return words.filter(isAddress).map(withScheme);
	});
}

function isAddress(text: string): boolean {
	return /^(?:https?:\/\/|www\.)\S+$/i.test(text);
}

/** What only says again what a better variable says. */
function dropRepeated(item: ItemInWork): void {
	for (const [variable, original] of repeats) {
		if (item[variable] === item[original]) {
			delete item[variable];
		}
	}
}

function readKeywords(values: readonly string[]): string[] {
	const parts = values
		.flatMap((value) => fromRichText(value).split(/[;；]/))
		.filter((part) => part.trim() !== '');
	const [only = ''] = parts;
	const keywords = parts.length === 1 ? only.split(',') : parts;
	// PubMed marks what a work is mostly about: “Stroke/*diagnosis”.
	return [...new Set(keywords.map((keyword) => keyword.trim().replace(/(^|\/)\*/g, '$1')).filter(Boolean))];
}

/** A small number, in Arabic or Roman numerals. */
const volumePattern = /^(?:\d{1,3}[A-Z]?|[IVXLC]+)$/;
const thesisPattern = /\b(?:thesis|dissertation)\b/i;
const rulesByTypes = new Map<string, TypeRules>();
const countsPages: ReadonlySet<string> = new Set(['book', 'thesis']);
/** Of which `VL` is a degree, a version, the size of an image, the year in which somebody looked at a page, unless it is a small number. */
const unboundTypes: ReadonlySet<string> = new Set([
	...['thesis', 'patent', 'software', 'graphic', 'figure', 'webpage', 'post-weblog'],
]);
/** Of which `SP` is a description or the running time. */
const unpagedTypes: ReadonlySet<string> = new Set(['motion_picture', 'graphic', 'figure', 'map', 'software']);
const repeats = [
	['title-short', 'title'],
	['container-title-short', 'container-title'],
	['event-title', 'container-title'],
	['event-place', 'publisher-place'],
	['abstract', 'title'],
	['note', 'title'],
] as const;
