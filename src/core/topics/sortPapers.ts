import { citedCreators, type Paper } from '../model/paper';
import { familyName } from '../model/person';
import { finish, type Slices } from '../model/slices';
import { fold } from '../text/fold';
import { sortInSlices } from './sortInSlices';

export type Sorting = 'year' | 'title' | 'author';

/**
 * Newest first, by title or by first author; equal papers stand by title, then citekey, then id, so that the order is total.
 */
export function* sortPapers(papers: readonly Paper[], sorting: Sorting): Slices<Paper[]> {
	const sortables: Sortable[] = [];
	for (const paper of papers) {
		if (sortables.push(toSortable(paper, sorting)) % papersPerSlice === 0) {
			yield;
		}
	}
	const sorted = yield* sortInSlices(sortables, compareSortables);
	const result: Paper[] = [];
	for (const { paper } of sorted) {
		if (result.push(paper) % itemsPerSlice === 0) {
			yield;
		}
	}
	return result;
}

/** The first of `sortPapers` by year, without sorting all. */
export function newestPapers(papers: readonly Paper[], count: number): Paper[] {
	const oldest = Float64Array.from(papers, ageOf).sort()[count - 1] ?? Infinity;
	const candidates = papers.filter((paper) => ageOf(paper) <= oldest);
	return finish(sortPapers(candidates, 'year')).slice(0, count);
}

/** The order in which `sortPapers` puts two papers. */
export function comparePapers(a: Paper, b: Paper, sorting: Sorting): number {
	return compareSortables(toSortable(a, sorting), toSortable(b, sorting));
}

interface Sortable {
	readonly paper: Paper;
	/** Compared in this order; what the sorting does not look at is the same for all. */
	readonly author: string;
	readonly age: number;
	readonly title: string;
}

function toSortable(paper: Paper, sorting: Sorting): Sortable {
	return {
		paper,
		author: sorting === 'author' ? authorSortKey(paper) : '',
		age: sorting === 'title' ? 0 : ageOf(paper),
		title: titleSortKey(paper),
	};
}

function compareSortables(a: Sortable, b: Sortable): number {
	return (
		order(a.author, b.author) ||
		order(a.age, b.age) ||
		order(a.title, b.title) ||
		order(a.paper.citekey, b.paper.citekey) ||
		order(a.paper.id, b.paper.id)
	);
}

/** The newer the less; papers without a date come last. */
function ageOf({ issued }: Paper): number {
	return issued ? -(issued.year * 10_000 + (issued.month ?? 0) * 100 + (issued.day ?? 0)) : Infinity;
}

function titleSortKey(paper: Paper): string {
	return fold(paper.title).replace(leadingPattern, '');
}

/** Papers without an author or editor come last. */
function authorSortKey(paper: Paper): string {
	const [first] = citedCreators(paper);
	return first ? fold(`${familyName(first)} ${first.given ?? ''}`) : '\uffff';
}

function order<T extends string | number>(a: T, b: T): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

const leadingPattern = /^(?:[^\p{L}\p{N}]*)(?:(?:the|an?)\s+)?/u;
const papersPerSlice = 200;
const itemsPerSlice = 5000;
