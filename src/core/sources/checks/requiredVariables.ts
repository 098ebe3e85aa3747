import { lookUp } from '../../model/lookUp';
import { requiredFields } from './requiredFields';

/** Variables of CSL of which an item has one at least, the usual one first. */
export type VariableChoice = readonly string[];

/**
 * What an item of a CSL type must have, by the rules for the BibLaTeX type most like it (`requiredFields`). Types without such a one need
 * nothing, nor do those of which people cite works without name and date: manuscripts, laws, films.
 */
export function requiredVariables(type: string): readonly VariableChoice[] {
	const known = choicesByType.get(type);
	if (known) {
		return known;
	}
	const like = lookUp(likes, type) ?? '';
	const choices = requiredFields(like).map((fields) => [
		...new Set(fields.flatMap((field) => variables[field] ?? [])),
	]);
	choicesByType.set(type, choices);
	return choices;
}

/** What of this an item lacks. */
export function missingVariables(item: Readonly<Record<string, unknown>>): readonly VariableChoice[] {
	const type = typeof item.type === 'string' ? item.type : '';
	return requiredVariables(type).filter((choice) => !choice.some((variable) => hasContent(item[variable])));
}

/** An empty date is `{ "date-parts": [[]] }` for Pandoc, and has a `null` for Crossref. */
function hasContent(value: unknown): boolean {
	if (Array.isArray(value)) {
		return value.some(hasContent);
	}
	if (typeof value === 'object' && value !== null) {
		return Object.values(value).some(hasContent);
	}
	return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}

const choicesByType = new Map<string, readonly VariableChoice[]>();

const likes: Readonly<Record<string, string>> = {
	article: 'unpublished',
	'article-journal': 'article',
	'article-magazine': 'suppperiodical',
	'article-newspaper': 'suppperiodical',
	book: 'book',
	chapter: 'incollection',
	dataset: 'dataset',
	document: 'misc',
	entry: 'inreference',
	'entry-dictionary': 'inreference',
	'entry-encyclopedia': 'inreference',
	pamphlet: 'booklet',
	'paper-conference': 'inproceedings',
	patent: 'patent',
	periodical: 'periodical',
	post: 'online',
	'post-weblog': 'online',
	// Its institution may be its author.
	report: 'book',
	software: 'software',
	thesis: 'thesis',
	webpage: 'online',
};

const creators =
	'editor translator collection-editor compiler composer container-author contributor director editorial-director illustrator interviewer ' +
	'original-author recipient reviewed-author series-creator';
const journal = [
	'container-title',
	'container-title-short',
	'journalAbbreviation',
	'archive',
	'archive_location',
];

/** The variables that a BibLaTeX field is in CSL. */
const variables: Readonly<Record<string, readonly string[]>> = {
	author: ['author'],
	editor: creators.split(' '),
	organization: ['publisher', 'authority'],
	institution: ['publisher'],
	school: ['publisher'],
	publisher: ['publisher'],
	title: ['title', 'title-short'],
	maintitle: ['volume-title'],
	booktitle: ['container-title', 'container-title-short'],
	journaltitle: journal,
	journal,
	eprint: ['archive', 'archive_location', 'PMID', 'PMCID'],
	eventtitle: ['event-title', 'event'],
	series: ['collection-title'],
	date: ['issued', 'event-date', 'original-date', 'submitted'],
	pubstate: ['status'],
	number: ['number', 'collection-number'],
	volume: ['volume'],
	type: ['genre'],
	chapter: ['chapter-number'],
	pages: ['page'],
	note: ['note'],
	howpublished: ['medium', 'publisher'],
	url: ['URL'],
	doi: ['DOI'],
};
