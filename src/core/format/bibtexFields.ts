import type { CitableEntry } from '../model/entry';
import { lookUp } from '../model/lookUp';
import { toEdtfDate, type PartialDate } from '../model/partialDate';
import type { Person } from '../model/person';
import { bibstrings } from '../sources/bibtex/bibstrings';
import type { BibtexDialect } from '../sources/bibtex/bibtexDialect';
import { bibtexTypes as bibtexEntryTypes } from '../sources/bibtex/bibtexTypes';
import { languageNames } from '../sources/bibtex/languages';
import { protectCase } from './caseProtection';
import { degreeOf } from '../library/degree';
import { isOthers } from './labels';
import { escapeTex } from './tex';

/** The type and the fields of a BibTeX entry, in the order they are written in. */
export interface BibtexFields {
	readonly type: string;
	/** Values in TeX, without what delimits them; none is empty. */
	readonly fields: readonly (readonly [name: string, value: string])[];
}

/**
 * What a BibTeX entry says of a paper: names as "Family, Given", groups in braces, words of the title whose capitals must stay
 * in braces, Unicode as it is, TeX's special signs escaped, mathematics as TeX. No abstract.
 *
 * @param dialect BibTeX knows no day and fewer types; what it says, BibLaTeX reads too.
 */
export function bibtexFields(entry: CitableEntry, dialect: BibtexDialect): BibtexFields {
	const type = entryType(entry, dialect);
	const names = dialect === 'biblatex' ? biblatexNames : {};
	const fields = valuesOf(entry, type, dialect)
		.filter(([, value]) => value !== '')
		.map(([name, value]) => [lookUp(names, name) ?? name, value] as const);
	return { type, fields };
}

/** Whether a value is a name that stands without delimiters: `month = jan`. */
export function isMonthMacro(name: string, value: string): boolean {
	return name === 'month' && monthMacros.includes(value);
}

/** The macro of a date's month; `''` where it has none. */
export function monthMacro({ month }: PartialDate): string {
	return month === undefined ? '' : (monthMacros[month - 1] ?? '');
}

function entryType({ type, genre }: CitableEntry, dialect: BibtexDialect): string {
	if (type === 'thesis' && dialect === 'bibtex') {
		return /^(?:bachelor|master)$/.test(degreeOf(genre ?? '')) ? 'mastersthesis' : 'phdthesis';
	}
	return (
		(dialect === 'biblatex' ? lookUp(biblatexTypes, type) : undefined) ?? lookUp(bibtexTypes, type) ?? 'misc'
	);
}

/** Under the names of BibTeX; `''` where there is nothing to write. */
function valuesOf(
	entry: CitableEntry,
	type: string,
	dialect: BibtexDialect,
): readonly (readonly [name: string, value: string])[] {
	const containerField = lookUp(containerFields, type) ?? 'howpublished';
	const escapeContainer = containerField === 'booktitle' ? protectCase : escapeTex;
	const publisher = lookUp(publisherFields, type) ?? 'publisher';
	return [
		['title', protectCase(entry.title)],
		['author', formatNames(entry.author)],
		['editor', formatNames(entry.editor ?? [])],
		['entrysubtype', dialect === 'biblatex' ? (lookUp(subtypes, entry.type) ?? '') : ''],
		[containerField, escapeContainer(entry['container-title'] ?? '')],
		['edition', escapeTex(entry.edition ?? '')],
		['volume', escapeTex(entry.volume ?? '')],
		['number', escapeTex(entry.issue ?? entry.number ?? '')],
		['version', escapeTex(entry.version ?? '')],
		['pages', (entry.page ?? '').split(pageDashPattern).map(escapeTex).join('--')],
		[publisher, escapeTex(entry.publisher ?? '')],
		['type', genreValue(entry.genre, type)],
		['langid', languageNames.get(entry.language ?? '') ?? ''],
		...dateValues(entry, dialect),
		['eprint', entry.arxiv ?? ''],
		['archiveprefix', entry.arxiv === undefined ? '' : 'arXiv'],
		['primaryclass', entry.arxiv === undefined ? '' : (entry.category ?? '')],
		['isbn', rawAddress(entry.ISBN ?? '')],
		['pmid', rawAddress(entry.PMID ?? '')],
		['doi', rawAddress(entry.DOI ?? '')],
		['url', rawAddress(entry.URL ?? '')],
	];
}

/** What the type does not say by itself, or says too much: to BibTeX, a thesis is for one of two degrees. */
function genreValue(genre: string | undefined, type: string): string {
	const said = bibtexEntryTypes[type]?.genre;
	if (genre === undefined) {
		return said === undefined ? '' : 'Thesis';
	}
	const key = ['phdthesis', 'mathesis'].find((name) => bibstrings[name] === genre);
	return key === undefined ? escapeTex(genre) : key === said ? '' : key;
}

function dateValues(
	{ issued }: CitableEntry,
	dialect: BibtexDialect,
): readonly (readonly [name: string, value: string])[] {
	if (!issued) {
		return [];
	}
	return dialect === 'biblatex'
		? [['date', toEdtfDate(issued)]]
		: [
				['year', String(issued.year)],
				['month', monthMacro(issued)],
			];
}

function formatNames(names: readonly Person[]): string {
	return names.map(formatName).filter(Boolean).join(' and ');
}

/** "von Family, Jr., Given"; in braces what BibTeX would take apart. */
function formatName(person: Person): string {
	if (isOthers(person)) {
		return 'others';
	}
	if (person.literal !== undefined || person.family === undefined) {
		return inBraces(person.literal ?? person.given ?? '');
	}
	const particles = [person['dropping-particle'], person['non-dropping-particle']].filter(Boolean).join(' ');
	const family = [particles, escapeName(person.family)]
		.filter(Boolean)
		.join(' ')
		.replace(/(?<=['’-]) /, '');
	const suffix = escapeName(person.suffix ?? '');
	if (person.given === undefined) {
		return suffix || / /.test(family)
			? inBraces([person.family, person.suffix].filter(Boolean).join(' '))
			: family;
	}
	return [family, suffix, escapeName(person.given)].filter(Boolean).join(', ');
}

function escapeName(name: string): string {
	const written = escapeTex(name);
	return /,|\band\b/i.test(written) ? `{${written}}` : written;
}

function inBraces(name: string): string {
	return name && `{${escapeTex(name)}}`;
}

/** DOIs and URLs are read without TeX, so nothing in them is escaped but what would end the field. */
function rawAddress(address: string): string {
	return address
		.trim()
		.replace(/[{}\\\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

const pageDashPattern = /\s*(?:--?|–)\s*/;

/** CSL types with a BibTeX type of their own. */
const bibtexTypes: Readonly<Record<string, string>> = {
	'article-journal': 'article',
	'article-magazine': 'article',
	'article-newspaper': 'article',
	'paper-conference': 'inproceedings',
	book: 'book',
	chapter: 'incollection',
	'entry-dictionary': 'incollection',
	'entry-encyclopedia': 'incollection',
	manuscript: 'unpublished',
	pamphlet: 'booklet',
	report: 'techreport',
};

/** CSL types for which BibLaTeX has another. */
const biblatexTypes: Readonly<Record<string, string>> = {
	dataset: 'dataset',
	graphic: 'image',
	motion_picture: 'movie',
	patent: 'patent',
	report: 'report',
	software: 'software',
	song: 'audio',
	thesis: 'thesis',
	webpage: 'online',
};

/** What tells articles of the press from those of journals. */
const subtypes: Readonly<Record<string, string>> = {
	'article-magazine': 'magazine',
	'article-newspaper': 'newspaper',
};

/** BibLaTeX's own names of fields. */
const biblatexNames: Readonly<Record<string, string>> = {
	journal: 'journaltitle',
	archiveprefix: 'eprinttype',
	primaryclass: 'eprintclass',
	school: 'institution',
};

const containerFields: Readonly<Record<string, string>> = {
	article: 'journal',
	book: 'series',
	incollection: 'booktitle',
	inproceedings: 'booktitle',
};

const publisherFields: Readonly<Record<string, string>> = {
	techreport: 'institution',
	report: 'institution',
	mastersthesis: 'school',
	phdthesis: 'school',
	thesis: 'institution',
};

const monthMacros: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
