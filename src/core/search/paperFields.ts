import { familyName, fullName } from '../model/person';
import type { Paper } from '../model/paper';
import { toPlainText } from '../text/mathText';
import { analyze, type Token } from './analyze';
import { stopWords } from './stopWords';

/** The parts of a paper that are searched, the most telling first. */
export const searchFields = ['title', 'author', 'citekey', 'year', 'topic', 'venue', 'abstract'] as const;

export type SearchField = (typeof searchFields)[number];

/**
 * The tokens of one field of a paper; those of an abstract are without stop words, and those of a citekey without numbers and
 * wholes, which are found as identifiers.
 */
export function fieldTokens(paper: Paper, field: SearchField): readonly Token[] {
	const tokens = analyze(fieldTexts[field](paper));
	if (field === 'abstract') {
		return tokens.filter((token) => !stopWords.has(token.word));
	}
	return field === 'citekey' ? tokens.filter((token) => !token.parts) : tokens;
}

/** What a paper is about: the terms of its title, counted twice, and of its abstract, without stop words. */
export function aboutTerms(paper: Paper): Map<string, number> {
	const terms = countTerms(fieldTexts.abstract(paper));
	for (const [term, count] of countTerms(fieldTexts.title(paper))) {
		terms.set(term, (terms.get(term) ?? 0) + 2 * count);
	}
	return terms;
}

/** The terms of a text without stop words, and how often each stands there. */
export function countTerms(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { word, term } of analyze(text)) {
		if (!stopWords.has(word)) {
			counts.set(term, (counts.get(term) ?? 0) + 1);
		}
	}
	return counts;
}

const fieldTexts: Readonly<Record<SearchField, (paper: Paper) => string>> = {
	title: (paper) => toPlainText(paper.title),
	author: (paper) => paper.author.map((person) => fullName(person) || familyName(person)).join('\n'),
	citekey: (paper) => paper.citekey.replace(/\d+/g, ' '),
	year: (paper) => String(paper.issued?.year ?? ''),
	topic: (paper) => paper.topics.join('\n'),
	venue: (paper) => [paper['container-title'], paper.publisher, paper.category].filter(Boolean).join('\n'),
	abstract: (paper) => toPlainText(paper.abstract ?? ''),
};
