import { bestOf } from '../best';
import type { PaperIndex } from '../paperIndex';
import { numbersOf, type PaperSet } from '../paperSet';

/** The `limit` newest papers of a set, newest first, those without a date last. */
export function newestPapers(index: PaperIndex, papers: PaperSet, limit: number): readonly number[] {
	const dates = new Float64Array(papers.length);
	for (const number of numbersOf(papers)) {
		const issued = index.get(number)?.issued;
		dates[number] = issued ? issued.year * 10_000 + (issued.month ?? 0) * 100 + (issued.day ?? 0) : -Infinity;
	}
	const isBefore = (a: number, b: number): boolean => {
		const [dateA = 0, dateB = 0] = [dates[a], dates[b]];
		return dateA > dateB || (dateA === dateB && index.isBefore(a, b));
	};
	return bestOf(numbersOf(papers), limit, (a, b) => isBefore(b, a)).sort((a, b) => (isBefore(a, b) ? -1 : 1));
}
