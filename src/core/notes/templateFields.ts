import { toBibtex } from '../format/bibtex';
import { authorLabel, dateLabel, shortCitation, venueLabel, yearLabel } from '../format/labels';
import { escapeNoteText } from '../format/noteText';
import { toMarkdownReference } from '../format/reference';
import { findLink, type Paper } from '../model/paper';
import { toIsoDate } from '../model/partialDate';
import { familyName, fullName } from '../model/person';
import { citationOf, formatSummary, linkedTitle, readingAddress } from './summaryBlock';

export type TemplateField = keyof typeof templateFields;

/** The fields of a template, with what the settings and messages say of each. */
export const templateFields = {
	title: 'the title',
	titleLink: 'the title, linked to where the paper is read',
	authors: 'all authors, full names, separated by commas',
	authorsShort: 'the authors as a citation shows them: Yuan et al.',
	firstAuthor: 'family name of the first author',
	year: 'the year',
	date: 'the date as far as known: 2024-12-18',
	dateLong: 'the date in words: 18 December 2024',
	venue: 'journal, proceedings or publisher',
	type: 'the CSL type, such as article-journal',
	citekey: 'the citekey, without @',
	citation: 'the citation: [@yuan2024ecar]',
	shortCitation: 'authors and year: Yuan et al. 2024',
	summary: 'one to three sentences that say what the paper does',
	abstract: 'the abstract',
	topics: 'the topics, separated by commas',
	tags: 'the topics as tags: #image-generation/autoregressive-images',
	url: 'where the paper is read',
	doi: 'the DOI',
	arxiv: 'the arXiv identifier',
	pdf: 'address of the PDF',
	code: 'address of the code',
	project: 'address of the project page',
	reference: 'the reference, in the Chicago Manual of Style',
	bibtex: 'the BibTeX entry',
	quote: 'the block that the format "quote" inserts',
	today: 'the date of today: 2026-11-23',
} as const;

export type TemplateValues = Readonly<Record<TemplateField, string>>;

/**
 * What each field is for a paper; `''` where nothing is known. Texts are escaped for a note, addresses and keys are raw.
 *
 * @param given.citation how the note cites the paper.
 * @param given.today as the user's calendar has it, `YYYY-MM-DD`.
 */
export function templateValues(
	paper: Paper,
	given: { readonly summary: string; readonly today: string; readonly citation?: string },
): TemplateValues {
	const citation = given.citation ?? citationOf(paper);
	const [firstAuthor] = paper.author;
	return {
		title: escapeNoteText(paper.title),
		titleLink: linkedTitle(paper),
		authors: escapeNoteText(paper.author.map(fullName).filter(Boolean).join(', ')),
		authorsShort: escapeNoteText(authorLabel(paper)),
		firstAuthor: firstAuthor ? escapeNoteText(familyName(firstAuthor)) : '',
		year: yearLabel(paper),
		date: paper.issued ? toIsoDate(paper.issued) : '',
		dateLong: paper.issued ? dateLabel(paper.issued) : '',
		venue: escapeNoteText(venueLabel(paper)),
		type: paper.type,
		citekey: paper.citekey,
		citation,
		shortCitation: escapeNoteText(shortCitation(paper)),
		summary: escapeNoteText(given.summary),
		abstract: escapeNoteText(paper.abstract ?? ''),
		topics: escapeNoteText(paper.topics.map((topic) => topic.split('/').at(-1) ?? topic).join(', ')),
		tags: paper.topics.map(toTag).join(' '),
		url: readingAddress(paper) ?? '',
		doi: paper.DOI ?? '',
		arxiv: paper.arxiv ?? '',
		pdf: findLink(paper, 'pdf') ?? '',
		code: findLink(paper, 'code') ?? '',
		project: findLink(paper, 'project') ?? '',
		reference: toMarkdownReference(paper),
		bibtex: toBibtex(paper),
		quote: formatSummary(paper, given.summary, 'quote', citation),
		today: given.today,
	};
}

/** A tag in Obsidian's sense: letters, digits, `-`, `_`, `/`. */
function toTag(topic: string): string {
	return `#${topic
		.toLowerCase()
		.replace(/[^\p{L}\p{N}/_]+/gu, '-')
		.replace(/-*(\/|^|$)-*/g, '$1')}`;
}
