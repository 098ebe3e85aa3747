import { familyName, fullName } from '../model/person';
import { citedCreators, type Paper } from '../model/paper';
import { toPlainText } from '../text/mathText';

/** The parts of a paper that are searched, the most telling first. */
export const searchFields = ['title', 'author', 'citekey', 'year', 'topic', 'venue', 'abstract'] as const;

export type SearchField = (typeof searchFields)[number];

/** What is searched of one field of a paper. */
export function fieldText(paper: Paper, field: SearchField): string {
	return fieldTexts[field](paper);
}

/** A text of a paper as it is read, without a look where it has no mathematics. */
export function plainText(text: string): string {
	return text.includes('$') ? toPlainText(text) : text;
}

const fieldTexts: Readonly<Record<SearchField, (paper: Paper) => string>> = {
	title: (paper) => plainText(paper.title),
	author: (paper) =>
		citedCreators(paper)
			.map((person) => fullName(person) || familyName(person))
			.join('\n'),
	citekey: (paper) => [paper.citekey, ...(paper.aliases ?? [])].join('\n').replace(/\d+/g, ' '),
	year: (paper) => String(paper.issued?.year ?? ''),
	topic: (paper) => paper.topics.join('\n'),
	venue: (paper) => [paper['container-title'], paper.publisher, paper.category].filter(Boolean).join('\n'),
	abstract: (paper) => plainText(paper.abstract ?? ''),
};
