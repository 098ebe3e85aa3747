import { create, insertMultiple, search } from '@orama/orama';
import { Document } from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { Paper } from '../../src/core/model/paper';

/** Another search engine as its documentation begins with, over titles and abstracts. */
export interface OtherEngine {
	readonly name: string;
	/** @returns what answers a text with ids, best first. */
	readonly index: (papers: readonly Paper[]) => AnswerText;
}

/** @param isTyping whether the last word may be the beginning of one, and words may have a slip, in engines that can tell. */
export type AnswerText = (text: string, isTyping?: boolean) => readonly string[];

export const otherEngines: readonly OtherEngine[] = [
	{ name: 'MiniSearch', index: indexMiniSearch },
	{ name: 'lunr', index: indexLunr },
	{ name: 'flexsearch', index: indexFlexsearch },
	{ name: 'Orama', index: indexOrama },
];

function indexMiniSearch(papers: readonly Paper[]): AnswerText {
	const index = new MiniSearch<Paper>({ fields: ['title', 'abstract'] });
	index.addAll(papers);
	return (text, isTyping) =>
		index.search(text, isTyping ? { prefix: true, fuzzy: 0.2 } : {}).map(({ id }) => String(id));
}

function indexLunr(papers: readonly Paper[]): AnswerText {
	const index = lunr((builder) => {
		builder.ref('id');
		builder.field('title');
		builder.field('abstract');
		papers.forEach((paper) => builder.add(paper));
	});
	return (text, isTyping = false) =>
		index
			.query((query) => {
				for (const token of lunr.tokenizer(text)) {
					query.term(String(token), {});
					if (isTyping) {
						query.term(String(token), { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
					}
				}
			})
			.map(({ ref }) => ref);
}

function indexFlexsearch(papers: readonly Paper[]): AnswerText {
	const index = new Document({
		document: { id: 'id', index: ['title', 'abstract'] },
		tokenize: 'forward',
	});
	for (const { id, title, abstract = '' } of papers) {
		index.add({ id, title, abstract });
	}
	return (text) => {
		const found = index.search(text, { limit: 100, suggest: true });
		return [...new Set(found.flatMap(({ result }) => result.map(String)))];
	};
}

function indexOrama(papers: readonly Paper[]): AnswerText {
	const index = create({ schema: { id: 'string', title: 'string', abstract: 'string' } as const });
	void insertMultiple(
		index,
		papers.map(({ id, title, abstract = '' }) => ({ id, title, abstract })),
		papers.length,
	);
	return (text, isTyping = false) => {
		const found = search(index, { term: text, limit: 100, ...(isTyping && { tolerance: 1 }) });
		return 'hits' in found ? found.hits.map(({ id }) => id) : [];
	};
}
