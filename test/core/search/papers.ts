import { readFileSync } from 'node:fs';
import { deriveSampleLibrary } from '../../../src/core/library/sampleLibrary';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { SearchIndex } from '../../../src/core/search/searchIndex';

export function toPaper(fields: Partial<Paper> & { readonly citekey: string }): Paper {
	return {
		id: fields.citekey,
		type: 'article',
		title: '',
		author: [],
		topics: [],
		links: [],
		provenance: { source: 'test' },
		...fields,
	};
}

/** Papers with the titles as given; their citekeys are `a`, `b`, `c` and so on. */
export function titled(...titles: readonly string[]): Paper[] {
	return titles.map((title, at) => toPaper({ citekey: String.fromCharCode(97 + at), title }));
}

export function indexOf(papers: readonly Paper[]): SearchIndex {
	const index = new SearchIndex();
	index.add(papers);
	return index;
}

export function prepared(index: SearchIndex): SearchIndex {
	finish(index.prepare());
	return index;
}

/** The ids of the hits, best first. */
export function found(index: SearchIndex, query: string, limit = 10): string[] {
	return index.search(query, { limit }).map(({ id }) => id);
}

export const samplePapers: readonly Paper[] = deriveSampleLibrary({
	listing: readFileSync('corpus/trending-papers.txt', 'utf8'),
	metadata: readFileSync('corpus/metadata.json', 'utf8'),
	topics: readFileSync('corpus/topics.json', 'utf8'),
}).papers;

/** The sample library, prepared; for tests that do not change it. */
export const sampleIndex = prepared(indexOf(samplePapers));
