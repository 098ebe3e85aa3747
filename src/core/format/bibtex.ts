import type { Paper } from '../model/paper';
import type { Person } from '../model/person';
import { protectCase } from './caseProtection';
import { isOthers } from './labels';
import { escapeTex } from './tex';

/**
 * The paper as a BibTeX entry that BibTeX, BibLaTeX and Pandoc read: names as "Family, Given", groups in braces, words of
 * the title whose capitals must stay in braces, Unicode as it is, TeX's special signs escaped, mathematics as TeX.
 * Preprints carry `eprint`, `archiveprefix` and `primaryclass` as arXiv's own export does. No abstract.
 */
export function toBibtex(paper: Paper): string {
	const type = entryTypes[paper.type] ?? 'misc';
	const fields = entryFields(paper, type).filter(([, value]) => value !== '');
	const lines = fields.map(([name, value]) => `  ${name} = ${name === 'month' ? value : `{${value}}`}`);
	return `@${type}{${[paper.citekey, ...lines].join(',\n')}\n}`;
}

/** In the order they are written in; `''` where there is nothing to write. */
function entryFields(paper: Paper, type: string): readonly (readonly [name: string, value: string])[] {
	const { issued } = paper;
	const containerField = containerFields[type] ?? 'howpublished';
	const escapeContainer = containerField === 'booktitle' ? protectCase : escapeTex;
	const publisher = publisherFields[type] ?? 'publisher';
	return [
		['title', protectCase(paper.title)],
		['author', paper.author.map(formatName).filter(Boolean).join(' and ')],
		[containerField, escapeContainer(paper['container-title'] ?? '')],
		['volume', escapeTex(paper.volume ?? '')],
		['number', escapeTex(paper.issue ?? '')],
		['pages', (paper.page ?? '').split(pageDashPattern).map(escapeTex).join('--')],
		[publisher, escapeTex(paper.publisher ?? '')],
		['year', issued ? String(issued.year) : ''],
		['month', issued?.month === undefined ? '' : (monthMacros[issued.month - 1] ?? '')],
		['eprint', paper.arxiv ?? ''],
		['archiveprefix', paper.arxiv === undefined ? '' : 'arXiv'],
		['primaryclass', paper.arxiv === undefined ? '' : (paper.category ?? '')],
		['doi', rawAddress(paper.DOI ?? '')],
		['url', rawAddress(paper.URL ?? '')],
	];
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
const entryTypes: Readonly<Record<string, string>> = {
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
	thesis: 'phdthesis',
};

const containerFields: Readonly<Record<string, string>> = {
	article: 'journal',
	book: 'series',
	incollection: 'booktitle',
	inproceedings: 'booktitle',
};

const publisherFields: Readonly<Record<string, string>> = { techreport: 'institution', phdthesis: 'school' };

const monthMacros: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
