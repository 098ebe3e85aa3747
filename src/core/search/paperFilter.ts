import { difference, intersection, numbersOf, union, type PaperSet } from './paperSet';

/** Which papers come into question. */
export interface PaperFilter {
	/** Those that may. */
	readonly papers: PaperSet;
	/** Whether one of them does; absent where all do. It may have to read the paper. */
	readonly passes?: ((paper: number) => boolean) | undefined;
}

/** Whether a paper passes; without a filter every paper does. */
export function passesFilter(paper: number, filter: PaperFilter | undefined): boolean {
	return !filter || (filter.papers[paper] === 1 && (filter.passes?.(paper) ?? true));
}

/** All that pass, lowest first. */
export function passingPapers({ papers, passes }: PaperFilter): Uint32Array {
	const numbers = numbersOf(papers);
	return passes ? numbers.filter((number) => passes(number)) : numbers;
}

/** Those of a set that pass. */
export function narrowed(among: PaperSet, { papers, passes }: PaperFilter): PaperFilter {
	return { papers: intersection(among, papers), passes };
}

/** Those that pass the first and the second, which was made from those that may pass the first. */
export function both(first: PaperFilter, second: PaperFilter): PaperFilter {
	return {
		papers: second.papers,
		passes:
			first.passes && second.passes
				? (paper) => passesFilter(paper, first) && passesFilter(paper, second)
				: (first.passes ?? second.passes),
	};
}

/** Those of a set that do not pass. */
export function complement(among: PaperSet, filter: PaperFilter): PaperFilter {
	return filter.passes
		? { papers: among, passes: (paper) => !passesFilter(paper, filter) }
		: { papers: difference(among, filter.papers) };
}

/** Those that pass one filter at least, of two or more. */
export function anyOf(filters: readonly PaperFilter[]): PaperFilter {
	return {
		papers: filters.map(({ papers }) => papers).reduce(union),
		passes: filters.some(({ passes }) => passes)
			? (paper) => filters.some((filter) => passesFilter(paper, filter))
			: undefined,
	};
}
