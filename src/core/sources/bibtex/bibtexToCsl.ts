import { lookUp } from '../../model/lookUp';
import type { Person } from '../../model/person';
import { bibstrings } from './bibstrings';
import { parseBibtexDate, parseOldDate, type CslDate } from './bibtexDates';
import type { BibtexDialect } from './bibtexDialect';
import type { BibtexRecord } from './bibtexFields';
import { parseNames, splitNames } from './bibtexNames';
import { bibtexTypes, unknownType, type BibtexType } from './bibtexTypes';
import { joinTexts, readReading, readTitle, titleFields, upToColon, type Title } from './bibtexTitles';
import { englishVariants, languageTags } from './languages';
import { isPlainTex, parseTex } from './parseTex';
import { toCslText } from './renderTex';
import { cleanDoi, cleanUrl, eprintUrl, rawField } from './verbatimFields';

/** A plain CSL-JSON item. Texts may hold CSL's HTML-like tags, and mathematics between dollar signs. */
export interface CslItem {
	readonly id: string;
	readonly type: string;
	readonly author?: readonly Person[];
	readonly editor?: readonly Person[];
	readonly issued?: CslDate;
	readonly URL?: string;
	readonly [variable: string]: string | readonly Person[] | CslDate | undefined;
}

/** What an entry says, in CSL, and its titles as they are written. */
export interface CslResult {
	readonly csl: CslItem;
	/** For reading: in the case of the file, without markup. */
	readonly title: string;
	readonly containerTitle: string | undefined;
}

/**
 * The CSL of an entry, variable by variable as Pandoc makes it (Text.Pandoc.Citeproc.BibTeX, `itemToReference`): English titles
 * are set in sentence case, since CSL's styles expect that, and words in braces keep theirs.
 *
 * Where we differ, and why, is listed in `test/fixtures/bibtex/README.md`.
 */
export function bibtexToCsl(record: BibtexRecord, dialect: BibtexDialect): CslResult {
	return new FieldReader(record, dialect, readTitle).read();
}

/** The same without the titles in CSL, whose sentence case costs the most and is no use to who shows them as they are written. */
export function bibtexToReading(record: BibtexRecord, dialect: BibtexDialect): CslResult {
	return new FieldReader(record, dialect, readReading).read();
}

type CslValue = string | readonly Person[] | CslDate;

class FieldReader {
	/** Filled step by step: an object of its own for each step would cost more than the reading. */
	readonly csl: Record<string, CslValue>;
	readonly #fields: ReadonlyMap<string, string>;
	readonly #type: BibtexType;
	readonly #options: ReadonlyMap<string, string>;
	readonly #language: string | undefined;

	constructor(
		private readonly record: BibtexRecord,
		private readonly dialect: BibtexDialect,
		private readonly readTitle: (tex: string, sentenceCase: boolean) => Title,
	) {
		this.csl = { id: record.citekey, type: '' };
		this.#fields = record.fields;
		this.#type = lookUp(bibtexTypes, record.type) ?? unknownType;
		this.#options = parseOptions(record.fields.get('options'));
		this.#language = readLanguage(record.fields);
	}

	read(): CslResult {
		const { csl } = this;
		csl.type = this.#cslType();
		const { title, containerTitle } = this.#putTitles();
		this.#putNames();
		this.#putDates();
		this.#putNumbers();
		this.#putTexts();
		this.#putIdentifiers();
		return {
			csl: csl as Record<string, CslValue> & CslItem,
			title: title?.reading ?? '',
			containerTitle: containerTitle?.reading,
		};
	}

	#put(variable: string, value: CslValue | undefined): void {
		if (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) {
			this.csl[variable] = value;
		}
	}

	#putTitle(variable: string, title: Title | undefined): void {
		this.#put(variable, title?.csl);
	}

	#cslType(): string {
		const { record } = this;
		const subtype = this.#raw('entrysubtype')?.toLowerCase();
		const own = lookUp(this.#type.subtypes ?? {}, subtype ?? '');
		if (own !== undefined) {
			return own;
		}
		if (record.type === 'unpublished' && eventFields.some((field) => this.#fields.has(field))) {
			return 'speech';
		}
		const isPreprint = this.#type.csl === 'document' && this.#raw('eprinttype')?.toLowerCase() === 'arxiv';
		return isPreprint ? 'article' : this.#type.csl;
	}

	#putNames(): void {
		const useprefix = this.#options.get('useprefix');
		const options = { useprefix: useprefix === 'true' || useprefix === '', dialect: this.dialect };
		const read = (field: string): readonly Person[] | undefined => {
			const value = this.#fields.get(field);
			return value === undefined ? undefined : parseNames(value, options);
		};
		const isDirected = this.#raw('editortype') === 'director';
		this.#put('author', read('author'));
		this.#put('editor', isDirected ? undefined : read('editor'));
		this.#put('director', isDirected ? read('editor') : read('director'));
		this.#put('translator', read('translator'));
		this.#put('container-author', read('bookauthor'));
	}

	#putDates(): void {
		const read = (prefix: string): CslDate | undefined => {
			const date = this.#fields.get(`${prefix}date`);
			const parsed = date === undefined ? undefined : parseBibtexDate(date);
			return parsed && !parsed.literal ? parsed : (this.#oldDate(prefix) ?? parsed);
		};
		this.#put('issued', read(''));
		this.#put('event-date', read('event'));
		this.#put('original-date', read('orig'));
		this.#put('accessed', read('url'));
	}

	/** The date of `year`, `month`, `day` and fields like them, which `date` and fields like it replaced. */
	#oldDate(prefix: string): CslDate | undefined {
		const year = this.#fields.get(`${prefix}year`);
		if (year === undefined) {
			return undefined;
		}
		const date = parseOldDate(year, this.#fields.get(`${prefix}month`), this.#fields.get(`${prefix}day`));
		const end = parseOldDate(
			this.#fields.get(`${prefix}endyear`),
			this.#fields.get(`${prefix}endmonth`),
			this.#fields.get(`${prefix}endday`),
		);
		const [first] = date?.['date-parts'] ?? [];
		const [last] = end?.['date-parts'] ?? [];
		return first && last ? { ...date, 'date-parts': [first, last] } : date;
	}

	#putNumbers(): void {
		const number = this.#text('number');
		const issue = this.#text('issue');
		const isInSeries = this.#type.isInSeries === true;
		const isArticle = this.#type.isArticle === true;
		const volume = this.#text('volume');
		const part = this.#text('part');
		this.#put('number', isInSeries || isArticle ? undefined : number);
		this.#put('collection-number', isInSeries ? number : undefined);
		this.#put('issue', isArticle ? joinTexts(',', [number, issue]) : undefined);
		this.#put(
			'page',
			this.#text('pages')
				?.replace(/(?<=\d) [-–]+ (?=\d)|[-–]+/g, toHyphen)
				.replaceAll('$', ''),
		);
		this.#put('volume', volume !== undefined && part !== undefined ? `${volume}.${part}` : (volume ?? part));
		this.#put('number-of-pages', this.#text('pagetotal'));
		this.#put('number-of-volumes', this.#text('volumes'));
		this.#put('chapter-number', this.#text('chapter'));
		this.#put('edition', this.#text('edition'));
		this.#put('version', this.#text('version'));
	}

	#putTitles(): { readonly title: Title | undefined; readonly containerTitle: Title | undefined } {
		const isPeriodical = this.record.type === 'periodical';
		const isPart = this.#type.isPart === true;
		const hasMain = this.#fields.has('maintitle');
		const language = this.#language;
		const isEnglish = language === undefined || /^en(?:-|$)/.test(language);
		const titles = titleFields(
			(field, keepsCase) => {
				const value = this.#fields.get(field);
				return value === undefined ? undefined : this.readTitle(value, isEnglish && !keepsCase);
			},
			{ isPeriodical, isPart, hasMain },
		);
		const { title, subtitle, addon } = titles.own;
		const short = hasMain && !isPart ? undefined : this.#shortTitle(isEnglish);
		const series = resolveSeries(titles.series);
		const isNumbered = series !== undefined && /^\d+$/.test(series.csl);
		const label = isNumbered ? `${ordinal(Number(series.csl))} ${bibstrings.jourser ?? ''}` : undefined;
		this.#putTitle('title', titles.title);
		this.#putTitle('container-title', titles.container);
		this.#putTitle('container-title-short', titles.containerShort);
		this.#putTitle('volume-title', titles.volume);
		this.#put('collection-title', label ?? series?.csl);
		this.#putTitle(
			'title-short',
			short ?? upToColon(title, subtitle !== undefined || addon !== undefined, hasMain),
		);
		this.#putTitle('event-title', titles.event);
		this.#putTitle('original-title', titles.original);
		return { title: titles.title, containerTitle: titles.container };
	}

	#putTexts(): void {
		const isBibtex = this.dialect === 'bibtex';
		const publishers = publisherFields.map((field) =>
			isBibtex || field === 'howpublished' ? this.#text(field) : this.#list(field),
		);
		const isPatent = this.record.type === 'patent';
		const place = isBibtex
			? this.#text('address')
			: (this.#list('address') ?? (isPatent ? undefined : this.#list('location')));
		const note = this.record.type === 'periodical' ? undefined : this.#text('note');
		const issued = this.#raw('year') === 'forthcoming' ? 'forthcoming' : undefined;
		this.#put('publisher', joinTexts(';', publishers));
		this.#put('publisher-place', place);
		this.#put('original-publisher', this.#text('origpublisher'));
		this.#put('original-publisher-place', isBibtex ? this.#text('origlocation') : this.#list('origlocation'));
		this.#put('jurisdiction', isPatent ? this.#list('location', true) : undefined);
		this.#put('event-place', this.#text('venue'));
		this.#put('genre', this.#genre());
		this.#put('status', resolve(this.#text('pubstate')) ?? issued);
		this.#put('note', joinTexts('.', [note, isBibtex ? undefined : this.#text('addendum')]));
		this.#put('annote', this.#text('annotation') ?? this.#text('annote'));
		// OSTI, the database of the Department of Energy of the United States, writes `abstractNote`.
		this.#put('abstract', this.#text('abstract') || this.#text('abstractnote'));
		this.#put('keyword', this.#keywords());
		this.#put('language', this.#language);
	}

	#putIdentifiers(): void {
		const hasUrl = this.record.type === 'online' || this.#options.get('url') !== 'false';
		const url = hasUrl ? cleanUrl(this.#raw('url')) : undefined;
		this.#put('DOI', this.#options.get('doi') === 'false' ? undefined : cleanDoi(this.#raw('doi')));
		this.#put('URL', url ?? eprintUrl(this.#raw('eprinttype'), this.#raw('eprint')));
		this.#put('ISBN', this.#raw('isbn'));
		this.#put('ISSN', this.#raw('issn'));
		this.#put('PMID', this.#raw('pmid') ?? this.#number('pubmed', /^\d+$/));
		this.#put('PMCID', this.#raw('pmcid') ?? this.#number('pmc', /^(?:PMC)?\d+$/i));
		this.#put('call-number', this.#raw('library'));
	}

	#keywords(): string | undefined {
		// Scopus writes its own index terms, where it has some, into `keywords`.
		const keywords = this.#text('keywords') || this.#text('author_keywords');
		// Tags of BibSonomy are words with blanks between; it tells its entries by a hash.
		const areTags = this.record.fields.has('interhash') && !keywords?.includes(',');
		return areTags ? keywords?.trim().split(/\s+/).join(', ') : keywords;
	}

	#genre(): string | undefined {
		const stated = this.#text('type');
		const own = this.#type.genre;
		return resolve(stated) || (own === undefined ? undefined : bibstrings[own]);
	}

	#shortTitle(isEnglish: boolean): Title | undefined {
		const value = this.#fields.get('shorttitle');
		return value === undefined ? undefined : this.readTitle(value, isEnglish);
	}

	#raw(field: string): string | undefined {
		return rawField(this.#fields, field);
	}

	/** A number that stands in a field of another tool's, unless something else does. */
	#number(field: string, pattern: RegExp): string | undefined {
		const value = this.#raw(field);
		return value !== undefined && pattern.test(value) ? value : undefined;
	}

	#text(field: string): string | undefined {
		const value = this.#fields.get(field);
		return value === undefined ? undefined : toText(value);
	}

	/** The items of a list joined by `and`, with semicolons. */
	#list(field: string, resolves = false): string | undefined {
		const value = this.#fields.get(field);
		if (value === undefined) {
			return undefined;
		}
		const items = splitNames(value).filter(Boolean).map(toText);
		return (resolves ? items.map((item) => resolve(item) ?? item) : items).join('; ');
	}
}

/** A dash, with hyphens beside it (`\textendash-`) or between blanks, as Scopus writes it, is one hyphen; hyphens alone stay. */
function toHyphen(dashes: string): string {
	return dashes.includes('–') ? '-' : dashes.trim();
}

function toText(tex: string): string {
	return isPlainTex(tex) ? tex.trim() : toCslText(parseTex(tex)).trim();
}

/** BibLaTeX's localisation key in English, or the text itself. */
function resolve(text: string | undefined): string | undefined {
	const key = text?.toLowerCase() ?? '';
	return lookUp(bibstrings, key) ?? text;
}

/** `newseries` is "New series", as in Pandoc. */
function resolveSeries(series: Title | undefined): Title | undefined {
	const found = resolve(series?.csl);
	if (series === undefined || found === undefined || found === series.csl) {
		return series;
	}
	const text = found.charAt(0).toUpperCase() + found.slice(1);
	return { csl: text, reading: text };
}

function parseOptions(options: string | undefined): ReadonlyMap<string, string> {
	if (options === undefined) {
		return noOptions;
	}
	return new Map(
		options.split(',').map((option) => {
			const [name = '', value = ''] = option.toLowerCase().split('=');
			return [name.trim(), value.trim()] as const;
		}),
	);
}

function readLanguage(fields: ReadonlyMap<string, string>): string | undefined {
	const id = (fields.get('langid') ?? fields.get('hyphenation'))?.trim().toLowerCase();
	if (id === undefined) {
		return undefined;
	}
	const options = fields.get('langidopts')?.trim().toLowerCase() ?? '';
	const variant = id === 'english' ? (lookUp(englishVariants, options) ?? id) : id;
	return lookUp(languageTags, variant) ?? variant;
}

function ordinal(number: number): string {
	const isTeen = number % 100 > 10 && number % 100 < 14;
	return `${number}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][number % 10]) ?? 'th'}`;
}

const noOptions: ReadonlyMap<string, string> = new Map();
const eventFields = ['eventdate', 'eventtitle', 'venue'];
const publisherFields = ['school', 'institution', 'organization', 'howpublished', 'publisher'];
