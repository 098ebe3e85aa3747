/** Fields of which an entry has one at least, the usual one first. */
export type FieldChoice = readonly string[];

/**
 * What an entry of a type must have (BibLaTeX's manual, 2.1, and `blx-dm.def`; for BibTeX's own types "BibTeXing", 3.1).
 *
 * Where the two differ, or a field is left out with good reason (an unsigned newspaper article, a preprint without journal), the
 * milder rule stands: what is asked for here is missed in every style. Types that are not listed need nothing.
 */
export function requiredFields(type: string): readonly FieldChoice[] {
	return required.get(type) ?? [];
}

/**
 * The name that BibTeX has for a choice that BibLaTeX calls otherwise ("BibTeXing", 3.1 and 3.2): a report is of an `institution` in both,
 * a thesis of a `school` in BibTeX alone, which has no type `thesis`.
 */
export function bibtexName(choice: FieldChoice, type: string): string | undefined {
	return choice.find(
		(name) =>
			name === 'journal' ||
			name === 'year' ||
			(name === 'school' && (type === 'mastersthesis' || type === 'phdthesis')),
	);
}

const date = 'date|year|pubstate';
const creator = 'author|editor|translator|organization|shortauthor';
const anyAuthor = 'author|editor|translator|organization|institution|shortauthor|publisher';
const book = 'booktitle|maintitle|crossref';
const issuer = 'institution|school|organization|publisher';
const journal = 'journaltitle|journal|shortjournal|eprint';

const rules: readonly (readonly [types: string, ...choices: string[]])[] = [
	['article', creator, 'title', journal, date],
	['suppperiodical', 'title', journal, date],
	['book mvbook', anyAuthor, 'title|maintitle', date],
	['inbook', creator, 'title|chapter|pages', `${book}|chapter|pages`, date],
	['bookinbook suppbook', creator, 'title', book, date],
	['booklet', 'title'],
	['collection mvcollection reference mvreference', 'title|maintitle', date],
	['incollection', creator, 'title', book, date],
	['suppcollection', creator, book, date],
	['inreference', 'title', book, date],
	['inproceedings conference', creator, 'title', `${book}|eventtitle|journaltitle|journal|series`, date],
	['proceedings mvproceedings', 'title|maintitle|booktitle', date],
	['periodical', 'title|journaltitle|journal', date],
	['manual', 'title'],
	['misc', 'title|howpublished|note|url|doi|eprint'],
	['dataset software', 'title'],
	['online electronic www', 'title', 'url|doi|eprint|howpublished|note'],
	['patent', 'title', 'number|volume|note', date],
	['report', anyAuthor, 'title', `${issuer}|type|number`, date],
	['techreport', anyAuthor, 'title', `${issuer}|number`, date],
	['thesis mastersthesis phdthesis', 'author', 'title', issuer, date],
	['unpublished', creator, 'title'],
	['set', 'entryset'],
];

const required: ReadonlyMap<string, readonly FieldChoice[]> = new Map(
	rules.flatMap(([types, ...choices]) =>
		types.split(' ').map((type) => [type, choices.map((choice) => choice.split('|'))] as const),
	),
);
