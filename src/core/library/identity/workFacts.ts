import type { UnplacedEntry } from '../../model/entry';
import type { PartialDate } from '../../model/partialDate';
import { fold } from '../../text/fold';
import { fromRoman } from '../../text/romanNumeral';
import { degreeOf } from '../degree';
import { foldedFamily, initialOf, isUnbracedGroup, namedPeople } from './firstAuthor';
import { normalizeArxiv, normalizeDoi } from '../identifiers';
import { toTitleForms, type TitleForms } from './titleForms';
import { normalizeAddress } from './webAddress';
import { kindOf, type WorkKind } from './workKind';

/** What an entry says that tells one work from another, normalised. `''` is what it does not say. */
export interface WorkFacts {
	readonly kind: WorkKind;
	readonly citekey: string;
	/** Of the work as it was published, never arXiv's own; of a preprint, its server's, without version. */
	readonly doi: string;
	readonly arxiv: string;
	readonly pmid: string;
	/** With 13 digits. */
	readonly isbns: readonly string[];
	readonly title: TitleForms;
	/** Family name of the first author, or editor where there is no author: folded, without particles; see `foldedFamily`. */
	readonly author: string;
	/** First letter of that author's given name. */
	readonly initial: string;
	/** Of the second author. */
	readonly secondAuthor: string;
	readonly year: number | undefined;
	/**
	 * Of a letter, talk, judgement, page on the web or an article in a newspaper, which BibTeX calls an article of a journal without volume or
	 * page: the day, counted from that of Unix; `undefined` where it is not told.
	 */
	readonly day: number | undefined;
	/** Of a report, and of what stands in no journal or book. */
	readonly month: number | undefined;
	/** `''` also for a preprint, whose server files name in many ways. */
	readonly container: string;
	readonly publisher: string;
	readonly volume: string;
	/** Every number of it, once, without leading zeros: "3-4" is 3 and 4, "03, 56" is 3 and 56. */
	readonly issues: readonly string[];
	/**
	 * Digits of the first page; `''` also for page 1, since each paper of some proceedings begins there, and for a book, whose pages are
	 * counted.
	 */
	readonly page: string;
	/** The same, with page 1. */
	readonly startPage: string;
	readonly edition: string;
	/** The digits of the number of a report, patent or standard: that of "CMU-CS-94-100" is `94-100`. */
	readonly number: string;
	/** The digits of the version of software or data, without zeros at the end: "v2.1.0" is `2.1`. `''` for a preprint, as of its ids. */
	readonly version: string;
	/** Of a thesis, the degree it was written for. */
	readonly degree: string;
	/** See `normalizeAddress`. */
	readonly url: string;
}

export function toWorkFacts(entry: UnplacedEntry): WorkFacts {
	const people = namedPeople(entry);
	const [first, second] = people;
	const doi = readDoi(entry);
	const arxiv = readArxiv(entry, doi);
	const ownDoi = arxivDoiPattern.test(doi) ? '' : doi;
	const kind = kindOf(entry, ownDoi, arxiv);
	const isPreprint = kind === 'preprint';
	const startPage = wholeKinds.has(kind) ? '' : firstPage(entry.page ?? '', kind);
	return {
		kind,
		citekey: entry.citekey ?? '',
		doi: isPreprint ? ownDoi.replace(preprintVersionPattern, '') : ownDoi,
		arxiv,
		pmid: readPmid(entry),
		isbns: readIsbns(entry.ISBN),
		title: toTitleForms(entry.title),
		author: first ? foldedFamily(first) : '',
		initial: first?.given && !isUnbracedGroup(first) ? initialOf(first.given) : '',
		secondAuthor: second ? foldedFamily(second) : '',
		year: entry.issued?.year,
		day: isDated(entry, doi) && !isPreprint ? readDay(entry.issued) : undefined,
		month: isPreprint || (kind !== 'report' && entry['container-title']) ? undefined : entry.issued?.month,
		container: isPreprint ? '' : (entry['container-title'] ?? ''),
		publisher: entry.publisher ?? '',
		volume: isPreprint ? '' : volumeOf(entry.volume ?? '', kind),
		issues: isPreprint || entry.issue === undefined ? none : issuesOf(entry.issue),
		page: startPage === '1' ? '' : startPage,
		startPage,
		edition: editionOf(entry.edition ?? ''),
		number: entry.number === undefined ? '' : digitsOf(entry.number).join('-'),
		version: isPreprint || entry.version === undefined ? '' : versionOf(entry.version),
		degree: entry.genre === undefined ? '' : degreeOf(entry.genre),
		url: normalizeAddress(entry.URL ?? ''),
	};
}

function isDated({ type, volume, issue, page }: UnplacedEntry, doi: string): boolean {
	const isUnplacedArticle = type === 'article-journal' && !volume && !issue && !page && doi === '';
	return datedTypes.has(type) || isUnplacedArticle;
}

function readDay(date: PartialDate | undefined): number | undefined {
	const { year, month, day } = date ?? {};
	return year === undefined || month === undefined || day === undefined
		? undefined
		: Date.UTC(year, month - 1, day) / 86_400_000;
}

function readDoi({ DOI, URL }: UnplacedEntry): string {
	const stated = normalizeDoi(decoded(DOI ?? '')).replace(/[\s.,;]+$/, '');
	if (/^10\.\d{4,9}\/\S/.test(stated)) {
		return unlessPlaceholder(stated);
	}
	const found = URL === undefined ? undefined : doiAddressPattern.exec(decoded(URL))?.[1];
	return found === undefined
		? ''
		: found.replace(/(?:\/(?:full|abstract|pdf|epdf|meta|summary)|\.pdf|\.full|[.,;])+$/i, '').toLowerCase();
}

function decoded(text: string): string {
	if (!/[%\\&]/.test(text)) {
		return text;
	}
	return text
		.replace(/%(2[0-9a-f]|3[a-f]|5[bd])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		.replace(/\\([_&%#])/g, '$1')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>');
}

function readArxiv(entry: UnplacedEntry, doi: string): string {
	const stated = entry.arxiv ?? arxivDoiPattern.exec(doi)?.[1];
	const id = stated ?? arxivNamePattern.exec(entry['container-title'] ?? '')?.[1];
	return id === undefined
		? ''
		: unlessPlaceholder(normalizeArxiv(id).replace(/^([a-z-]+)\.[a-z]{2}\//, '$1/'));
}

function readPmid({ PMID, URL }: UnplacedEntry): string {
	const address = /(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/(\d+)/i.exec(URL ?? '');
	return unlessPlaceholder(/^\D*(\d+)\s*$/.exec(PMID ?? '')?.[1] ?? address?.[1] ?? '');
}

function unlessPlaceholder(id: string): string {
	return placeholders.has(id) ? '' : id;
}

function readIsbns(text: string | undefined): readonly string[] {
	if (text === undefined) {
		return none;
	}
	const found = text.match(isbnPattern) ?? [];
	return [...new Set(found.map((isbn) => toIsbn13(isbn.replace(separatorPattern, ''))))].filter(
		unlessPlaceholder,
	);
}

/** ISBN-10 is ISBN-13 with 978 before it and another check digit (ISO 2108). */
function toIsbn13(isbn: string): string {
	if (isbn.length === 13) {
		return isbn;
	}
	const digits = `978${isbn.slice(0, 9)}`;
	let sum = 0;
	for (let at = 0; at < 12; at++) {
		sum += Number(digits[at]) * (at % 2 === 0 ? 1 : 3);
	}
	return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Of a book with its part, "2.1" for "Bd. II/1": of a journal what stands behind the volume is the issue. */
function volumeOf(text: string, kind: WorkKind): string {
	const [, volume, part] = (kind === 'book' ? partPattern.exec(text) : undefined) ?? [];
	return volume === undefined || part === undefined
		? numberOf(text)
		: `${numberOf(volume)}.${numberOf(part)}`;
}

/**
 * The first number without leading zeros, and a letter right behind it: "Vol. 07" is `7`. Else the number of a Roman numeral, or letters,
 * also behind a word: "Band XIII" is `13`, "A", "第三卷". `''` for words and "?".
 */
function numberOf(text: string): string {
	const digits = /\d+[a-z]?(?![a-z])|\d+/i.exec(text)?.[0];
	if (digits !== undefined) {
		return digits.replace(/^0+(?=\d)/, '').toLowerCase();
	}
	const letters = text.replace(/^\s*\p{L}{2,}\.?\s+(?=\p{L}+\P{L}*$)/u, '').replace(/\P{L}+/gu, '');
	// Alone, the other numerals are more likely letters of a series.
	const number = letters.length > 1 || /[ivx]/i.test(letters) ? fromRoman(letters) : undefined;
	if (number !== undefined) {
		return String(number);
	}
	return letters.length < 4 || /^\p{Script=Han}+$/u.test(letters) ? letters.toLowerCase() : '';
}

function digitsOf(text: string): readonly string[] {
	return text.match(/\d+/g) ?? none;
}

function issuesOf(text: string): readonly string[] {
	return [...new Set(digitsOf(text).map((number) => number.replace(/^0+(?=\d)/, '')))];
}

function versionOf(text: string): string {
	const numbers = digitsOf(text);
	let end = numbers.length;
	while (end > 1 && Number(numbers[end - 1]) === 0) {
		end--;
	}
	return numbers.slice(0, end).join('.');
}

/** Of a paper at a conference "10-10" is no page but its number, which the ACM's library has of other people's proceedings. */
function firstPage(pages: string, kind: WorkKind): string {
	if (kind === 'conference' && paperNumberPattern.test(pages)) {
		return '';
	}
	return /\d+/.exec(pages)?.[0].replace(/^0+/, '') ?? '';
}

function editionOf(text: string): string {
	const number = /\d+/.exec(text)?.[0];
	const word = fold(text).match(/[a-z]+/)?.[0] ?? '';
	return number ?? ordinals.get(word) ?? word;
}

/** "II.2", "2/1", "Bd. 2, T. 1": a volume, in Arabic or Roman numerals, and a part of it. */
const partPattern =
	/^\s*(?:\p{L}{2,}\.?\s+)?(\d{1,4}|[ivxlcdm]{1,15})\s*[.,/:–-]\s*(?:\p{L}{1,4}\.\s*)?(\d{1,4}|[ivx]{1,5}|[a-z])\s*$/iu;

const paperNumberPattern = /^\s*(\d+)\s*[-–—]+\s*\1\s*$/;

const none: readonly string[] = [];

/** The ids of one paper each that Mendeley gave to whatever it could not tell, so that libraries have them dozens of times. */
const placeholders: ReadonlySet<string> = new Set([
	'10.1017/cbo9781107415324.004',
	'1011.1669',
	'25246403',
	'9788578110796',
]);

/**
 * Types of what is written, said or comes out on a day, of which one author may have many under one title: "Letter to J. D. Hooker",
 * "Beschluss". BibTeX has a letter in an archive as `misc` or `unpublished`.
 */
const datedTypes: ReadonlySet<string> = new Set([
	'article-magazine',
	'article-newspaper',
	'broadcast',
	'document',
	'interview',
	'legal_case',
	'manuscript',
	'personal_communication',
	'post',
	'post-weblog',
	'speech',
	'webpage',
]);

/** Kinds that have no place within another work. */
const wholeKinds: ReadonlySet<WorkKind> = new Set(['preprint', 'book', 'thesis', 'report', 'other']);

const arxivDoiPattern = /^10\.48550\/arxiv\.(.+)$/i;

/** As Google Scholar names the container: "arXiv preprint arXiv:1706.03762". */
const arxivNamePattern = /\barxiv:\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?)/i;

/** `…/v2`, `….v2` and such; behind bioRxiv's DOIs nothing parts it from the number, as their addresses have it. */
const preprintVersionPattern = /(?:[/._-]v|v(?<=^10\.1101\/[\d.]+v))\d+$/;

/** Ten or thirteen digits with hyphens, dashes, blanks or dots between them. */
const isbnPattern = /(?:97[89][\s.\u2010-\u2014-]?)?(?:\d[\s.\u2010-\u2014-]?){9}[\dXx](?!\d)/g;
const separatorPattern = /[\s.\u2010-\u2014-]/g;

const doiAddressPattern =
	/^https?:\/\/(?:[\w-]+\.)*(?:doi\.org|(?:acm|wiley|springer|springeropen|biomedcentral|tandfonline|sagepub|acs|aps|aip|iop|pnas|science|sciencemag|siam|informs|royalsocietypublishing|biorxiv|medrxiv)\.(?:org|com))\/(?:[\w-]+\/)*?(10\.\d{4,9}\/[^\s?#]+)/i;

/** From the first on, in English, German, French, Spanish, Portuguese, Italian and Dutch, as `fold` leaves them. */
const ordinals: ReadonlyMap<string, string> = new Map(
	[
		'first second third fourth fifth sixth seventh eighth ninth tenth',
		'erste zweite dritte vierte funfte sechste siebte achte neunte zehnte',
		'premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme',
		'primera segunda tercera cuarta quinta sexta septima octava novena decima',
		'primeira segunda terceira quarta quinta sexta setima oitava nona decima',
		'prima seconda terza quarta quinta sesta settima ottava nona decima',
		'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende',
	].flatMap((words) => words.split(' ').map((word, at) => [word, String(at + 1)] as const)),
);
