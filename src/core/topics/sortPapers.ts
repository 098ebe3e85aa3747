import { familyName } from '../model/person';
import type { Paper } from '../model/paper';
import { fold } from '../text/fold';

export type Sorting = 'year' | 'title' | 'author';

/** Newest first, by title or by first author; equal papers stand by title, then citekey, so that the order is total. */
export function sortPapers(papers: readonly Paper[], sorting: Sorting): Paper[] {
	const compare = comparisons[sorting];
	return papers
		.map((paper) => ({ paper, title: titleSortKey(paper), author: authorSortKey(paper) }))
		.sort((a, b) => compare(a, b) || order(a.title, b.title) || order(a.paper.citekey, b.paper.citekey))
		.map(({ paper }) => paper);
}

interface Sortable {
	readonly paper: Paper;
	readonly title: string;
	readonly author: string;
}

const comparisons: Readonly<Record<Sorting, (a: Sortable, b: Sortable) => number>> = {
	year: (a, b) => dateSortKey(b.paper) - dateSortKey(a.paper),
	title: () => 0,
	author: (a, b) => order(a.author, b.author) || dateSortKey(b.paper) - dateSortKey(a.paper),
};

/** Papers without a date come last among the newest first. */
function dateSortKey({ issued }: Paper): number {
	return issued ? issued.year * 10_000 + (issued.month ?? 0) * 100 + (issued.day ?? 0) : -Infinity;
}

function titleSortKey(paper: Paper): string {
	return fold(paper.title).replace(/^(?:[^\p{L}\p{N}]*)(?:(?:the|an?)\s+)?/u, '');
}

/** Papers without an author come last. */
function authorSortKey(paper: Paper): string {
	const first = paper.author[0];
	return first ? fold(`${familyName(first)} ${first.given ?? ''}`) : '\uffff';
}

function order(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
