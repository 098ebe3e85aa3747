import type { Person } from '../../model/person';
import { parseRisDate, readIssued, type RisDate } from './risDates';
import { parseRisNames } from './risNames';
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
 * - Keywords are parted at semicolons, and at commas where one `KW` holds all.
 */
export function risToCsl(record: RisRecord): RisItem {
	const byTag = withoutAffiliations(groupByTag(record.fields));
	const type = cslType(record.type, byTag);
	const item: Record<string, RisItem[string]> = {};
	const put = (variable: string, value: string | readonly string[] | readonly Person[] | undefined): void => {
		if (value !== undefined && value.length !== 0) {
			item[variable] = value;
		}
	};
	const serialNumbers = type === 'patent' ? {} : readSerialNumbers(byTag.get('SN') ?? []);
	const texts = Object.keys(serialNumbers).length > 0 ? without(byTag, 'SN') : byTag;
	for (const rule of rulesFor(record.type, type).texts) {
		// RefWorks writes “T2  - - Nature”.
		const text = firstOf(texts, rule.tags)?.replace(/\s+/g, ' ');
		put(rule.variable, text?.replace(rule.variable.endsWith('title') ? /^- / : '', ''));
	}
	for (const rule of rulesFor(record.type, type).names) {
		put(
			rule.variable,
			rule.tags.flatMap((tag) => byTag.get(tag)?.flatMap(parseRisNames) ?? []),
		);
	}
	dropRepeated(item);
	Object.assign(item, readVolume(item.volume, item.issue));
	if (
		typeof item.volume === 'string' &&
		unboundTypes.has(type) &&
		!/^(?:\d{1,3}[A-Z]?|[IVXLC]+)$/.test(item.volume)
	) {
		if (type === 'thesis') {
			item.genre ??= item.volume;
		}
		delete item.volume;
	}
	const pageCount = countsPages.has(type) ? readPageCount(byTag) : undefined;
	put('number-of-pages', pageCount);
	if (pageCount === undefined && !unpagedTypes.has(type)) {
		put('page', readPages(byTag) ?? firstOf(byTag, ['C7', ...(hasScopusNumber(byTag) ? ['M1'] : [])]));
	}
	const doi = readDoi(byTag);
	put('DOI', doi);
	for (const { variable } of textRules) {
		const value = item[variable];
		if (variable !== 'title' && typeof value === 'string' && findDoi(value) !== undefined) {
			delete item[variable];
		}
	}
	put('PMID', readPmid(byTag));
	put('URL', webAddresses(byTag, ['UR', 'LK', 'L2'])[0] ?? takeAddress(item));
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

type ByTag = ReadonlyMap<string, readonly string[]>;

function groupByTag(fields: readonly RisField[]): ByTag {
	const groups = new Map<string, string[]>();
	for (const { tag, values } of fields) {
		for (const value of values) {
			const group = groups.get(tag);
			if (group === undefined) {
				groups.set(tag, [value]);
			} else {
				group.push(value);
			}
		}
	}
	return groups;
}

/** `C3` is the title of proceedings, but Web of Science writes its authors' universities there. */
function withoutAffiliations(byTag: ByTag): ByTag {
	const isFromWebOfScience = byTag.get('AN')?.some((value) => value.startsWith('WOS:')) ?? false;
	return isFromWebOfScience ? without(byTag, 'C3') : byTag;
}

function without(byTag: ByTag, left: string): ByTag {
	return new Map([...byTag].filter(([tag]) => tag !== left));
}

/** The CSL type that the record is taken for. */
export function typeOfRecord({ type, fields }: RisRecord): string {
	return cslType(type, groupByTag(fields));
}

function cslType(risType: string | undefined, byTag: ByTag): string {
	const type =
		risType !== undefined && Object.hasOwn(risTypes, risType)
			? (risTypes[risType] ?? unknownRisType)
			: unknownRisType;
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

function firstOf(byTag: ByTag, tags: readonly string[]): string | undefined {
	for (const tag of tags) {
		const value = byTag.get(tag)?.[0];
		if (value !== undefined) {
			return value;
		}
	}
	return undefined;
}

/** An address that stands where a journal or publisher should, as Mendeley and profiles of Google Scholar write that of a page. */
function takeAddress(item: Record<string, RisItem[string]>): string | undefined {
	for (const variable of ['container-title', 'publisher']) {
		const value = item[variable];
		if (typeof value === 'string' && isAddress(value)) {
			delete item[variable];
			return withScheme(value);
		}
	}
	return undefined;
}

function isAddress(text: string): boolean {
	return /^(?:https?:\/\/|www\.)\S+$/i.test(text);
}

/** Volume and issue without the words for them ("v. 40", "no. 3"), and an issue that stands with the volume: "50(2)", "v. 7 issue 4". */
function readVolume(volume: RisItem[string], issue: RisItem[string]): Record<string, string> {
	const bare =
		typeof volume === 'string' ? volume.replace(/^(?:v(?:ol(?:ume)?)?\.?\s*)+(?=\d)/i, '') : undefined;
	const [, first, second] = issue === undefined ? (volumeAndIssuePattern.exec(bare ?? '') ?? []) : [];
	const number =
		typeof issue === 'string' ? issue.replace(/^(?:n(?:o|r)?|iss(?:ue)?)\.?\s*(?=\d+$)/i, '') : second;
	return {
		...(bare !== undefined && { volume: first ?? bare }),
		...(number !== undefined && { issue: number }),
	};
}

/** What only says again what a better variable says. */
function dropRepeated(item: Record<string, RisItem[string]>): void {
	for (const [variable, original] of repeats) {
		if (item[variable] === item[original]) {
			delete item[variable];
		}
	}
}

function readPages(byTag: ByTag): string | undefined {
	const [first, last] = ['SP', 'EP'].map((tag) =>
		firstOf(byTag, [tag])
			?.replace(/^pp?\.\s*/i, '')
			.replace(/\s*[-‐‑–—]+\s*/g, '-')
			.replace(/^-|-$/g, ''),
	);
	if (first === undefined || first === '') {
		return last;
	}
	// What is no page: “No” to “Specified”, or the description of a program.
	if ((first === 'No' && last === 'Specified') || isProse(first)) {
		return undefined;
	}
	const twice = /^([^-]+)-\1$/.exec(first)?.[1];
	if (twice !== undefined) {
		return twice;
	}
	if (last === undefined || last === '' || last === first || first.includes('-')) {
		return first;
	}
	return last.includes('-') ? last : `${first}-${last}`;
}

/** Several words, without a digit or a Roman numeral. */
function isProse(pages: string): boolean {
	return /\s/.test(pages) && !/\d|\b[ivxlcdm]+\b/i.test(pages);
}

function readPageCount(byTag: ByTag): string | undefined {
	const count = byTag.has('EP') ? undefined : firstOf(byTag, ['SP']);
	return /^((?:[ivxlcdm]+\s*[,+]\s*)?\d+)\s*(?:pp?\.?|pages)?$/i.exec(count ?? '')?.[1];
}

function readDoi(byTag: ByTag): string | undefined {
	for (const tag of ['DO', 'DI', 'M3', 'L3', 'UR', 'LK', 'ID', 'AN']) {
		const doi = byTag.get(tag)?.map(findDoi).find(Boolean);
		if (doi !== undefined) {
			return doi;
		}
	}
	const stated = byTag
		.get('DO')
		?.find((value) => /\d/.test(value))
		?.replace(/^doi:\s*/i, '');
	return byTag.get('N1')?.map(findNotedDoi).find(Boolean) ?? findMisplacedDoi(byTag) ?? stated;
}

/** The one DOI that values of other tags are; works that are cited have DOIs of their own. */
function findMisplacedDoi(byTag: ByTag): string | undefined {
	const dois = [...byTag].flatMap(([tag, values]) =>
		tag === 'CR' || tag === 'RF' ? [] : values.flatMap((value) => findDoi(value) ?? []),
	);
	return new Set(dois.map((doi) => doi.toLowerCase())).size === 1 ? dois[0] : undefined;
}

function readPmid(byTag: ByTag): string | undefined {
	const databases = [...(byTag.get('DB') ?? []), ...(byTag.get('DP') ?? [])];
	const isFromScopus = databases.includes('Scopus') || hasScopusNumber(byTag);
	const tag = databases.some((name) => pubmedPattern.test(name)) ? 'AN' : isFromScopus ? 'C2' : undefined;
	const own = ['PMID', ...(tag === undefined ? [] : [tag])]
		.flatMap((each) => byTag.get(each) ?? [])
		.find((value) => /^\d{4,8}$/.test(value));
	const labelled = pmidTags
		.flatMap((tag) => byTag.get(tag) ?? [])
		.map((value) => {
			const [, before, behind] = pmidPattern.exec(value) ?? [];
			return before ?? behind;
		});
	return own ?? labelled.find(Boolean) ?? byTag.get('N1')?.map(findNotedPmid).find(Boolean);
}

/** `AN  - SCOPUS:85059`, as Pure, a program of universities, writes it. */
function hasScopusNumber(byTag: ByTag): boolean {
	return byTag.get('AN')?.some((value) => value.startsWith('SCOPUS:')) ?? false;
}

function findNotedPmid(note: string): string | undefined {
	const pmids = new Set([...note.matchAll(notedPmidPattern)].map(([, behind, before]) => behind ?? before));
	return pmids.size === 1 && !otherWorksPattern.test(note) ? [...pmids][0] : undefined;
}

/** The DOI that a note states, unless it may be that of another work: one of several, or among references. */
function findNotedDoi(note: string): string | undefined {
	if (otherWorksPattern.test(note)) {
		return undefined;
	}
	const dois = new Set([...note.matchAll(notedDoiPattern)].map(([, doi]) => doi));
	return dois.size === 1 ? [...dois][0] : undefined;
}

/** The DOI that the text is, bare, labelled or as an address. */
function findDoi(text: string | undefined): string | undefined {
	const match = /^(?:doi:?\s*|(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/)?\s*(10\.\d{4,9}\/\S+)$/i.exec(
		text ?? '',
	);
	return match?.[1];
}

function webAddresses(byTag: ByTag, tags: readonly string[]): string[] {
	return (
		tags
			.flatMap((tag) => byTag.get(tag) ?? [])
			// EndNote runs the addresses of Lens and others together; one within another (web.archive.org) stands behind a slash or a sign.
			.flatMap((value) => value.split(/\s+|;(?=\s*https?:)|(?<=[\w)])(?=https?:\/\/)/))
			.map((address) =>
				// As RFC 3986, appendix C, has addresses stand in text.
				withScheme(address.replace(/;$/, '').replace(/^<(?:URL:)?([^<>]*)>$/i, '$1')),
			)
			.filter((address) => /^(?:https?|ftp):\/\/\S/i.test(address))
	);
}

function withScheme(address: string): string {
	return address.replace(/^(?=www\.)/i, 'http://').replace(/^(?=\/\/)/, 'https:');
}

function readKeywords(values: readonly string[]): string[] {
	const parts = values.flatMap((value) => value.split(/\s*;\s*/)).filter(Boolean);
	const [only = ''] = parts;
	const keywords = parts.length === 1 ? only.split(/\s*,\s*/) : parts;
	// PubMed marks what a work is mostly about: “Stroke/*diagnosis”.
	return [...new Set(keywords.map((keyword) => keyword.trim().replace(/(^|\/)\*/g, '$1')).filter(Boolean))];
}

/** ISSN and ISBN, told by how many digits they have. */
function readSerialNumbers(values: readonly string[]): { ISSN?: string; ISBN?: string } {
	const text = values.join(' ');
	const issn = text.match(/(?<![\dX-])\d{4}-?\d{3}[\dX](?![\dX-])/gi);
	const isbn = text.match(/(?<![\dX-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX](?![\dX-])/gi);
	return {
		...(issn && { ISSN: [...new Set(issn)].join(', ') }),
		...(isbn && { ISBN: [...new Set(isbn)].join(' ') }),
	};
}

const volumeAndIssuePattern = /^(\d+)(?:\s*\((?=\d)|,?\s*(?:issue|no\.?|n\.)\s*)(\d+(?:[-–/]\d+)?)\)?$/i;
const notedDoiPattern = /\bdoi:?\s*(10\.\d{4,9}\/\S*[^\s.,;)\]])/gi;
const thesisPattern = /\b(?:thesis|dissertation)\b/i;
const pubmedPattern = /^(?:pubmed|medline|ncbi pubmed|nlm$)\b/i;
const pmidTags = ['AN', 'C2', 'C3', 'C5', 'ID', 'U1', 'U2', 'U3', 'UR'];
const pmidPattern =
	/^(?:(?:PMID|PubMed ID|PubMed|MEDLINE|PM(?=:))\s*:?\s*(\d{4,8})(?:$|,)|(\d{4,8})\s*\[pmid\]$)/i;
const notedPmidPattern = /\b(?:PMID|PubMed ID):?\s*(\d{4,8})(?!\d)|(?<!\d)(\d{4,8})\s*\[pmid\]/gi;
const otherWorksPattern = /\b(?:references|erratum|corrigendum|retraction|comment)\b/i;
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
