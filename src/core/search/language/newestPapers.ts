import { bestOf, bestPassing } from '../best';
import type { PaperFilter } from '../paperFilter';
import type { PaperIndex } from '../paperIndex';
import { numbersOf } from '../paperSet';

/** The `limit` newest papers that pass, newest first, those without a date last. */
export function newestPapers(index: PaperIndex, filter: PaperFilter, limit: number): readonly number[] {
	const isBefore = (a: number, b: number): boolean => {
		const dateA = index.columns.dateOf(a);
		const dateB = index.columns.dateOf(b);
		return dateA > dateB || (dateA === dateB && index.isBefore(a, b));
	};
	const isWorse = (a: number, b: number): boolean => isBefore(b, a);
	const candidates = numbersOf(filter.papers);
	return filter.passes
		? bestPassing(candidates, limit, isWorse, filter.passes)
		: bestOf(candidates, limit, isWorse).sort((a, b) => (isBefore(a, b) ? -1 : 1));
}
