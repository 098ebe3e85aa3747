import type { PaperSet } from './paperSet';

/** Which papers come into question. */
export interface PaperFilter {
	/** Those that may. */
	readonly papers: PaperSet;
	/** Whether one of them does; absent where all do. It may read the paper's text. */
	readonly passes?: (paper: number) => boolean;
}

/** Whether a paper passes; without a filter every paper does. */
export function passesFilter(paper: number, filter: PaperFilter | undefined): boolean {
	return !filter || (filter.papers[paper] === 1 && (filter.passes?.(paper) ?? true));
}
