import type { Paper } from '../model/paper';
import type { Slices } from '../model/slices';
import { sortPapers } from './sortPapers';

/** What there is to tell of the papers of one topic. */
export interface TopicOverview {
	readonly count: number;
	/** Oldest first, without gaps from the first paper's to the last one's; empty when no paper has a date. */
	readonly periods: readonly Period[];
	/** How many papers have no date. */
	readonly undated: number;
	/** Newest first, those without a date last. */
	readonly newest: readonly Paper[];
	/** How many papers are not read yet; `undefined` while nobody knows. */
	readonly unread: number | undefined;
	/** How many papers no note cites; `undefined` while nobody knows. */
	readonly uncited: number | undefined;
}

/** A year, or as many years as make the periods few: ten, a hundred and so on, beginning at a multiple of that. */
export interface Period {
	readonly first: number;
	/** Itself included. */
	readonly last: number;
	readonly count: number;
}

export interface OverviewOptions {
	/** At most so many papers in `newest`; all unless told. */
	readonly most?: number;
	readonly isUnread?: ((paper: Paper) => boolean) | undefined;
	readonly isCited?: ((paper: Paper) => boolean) | undefined;
}

/** A paper counts in the year in which its date begins. */
export function* topicOverview(
	papers: readonly Paper[],
	{ most = Infinity, isUnread, isCited }: OverviewOptions = {},
): Slices<TopicOverview> {
	const byYear = new Map<number, number>();
	let [undated, unread, uncited, seen] = [0, 0, 0, 0];
	for (const paper of papers) {
		if (paper.issued) {
			byYear.set(paper.issued.year, (byYear.get(paper.issued.year) ?? 0) + 1);
		} else {
			undated++;
		}
		unread += Number(isUnread?.(paper) ?? false);
		uncited += Number(!(isCited?.(paper) ?? true));
		if (++seen % papersPerSlice === 0) {
			yield;
		}
	}
	return {
		count: papers.length,
		periods: toPeriods(byYear),
		undated,
		newest: yield* newest(papers, byYear, most),
		unread: isUnread && unread,
		uncited: isCited && uncited,
	};
}

/** Only the papers of the last years are sorted that are needed. */
function* newest(
	papers: readonly Paper[],
	byYear: ReadonlyMap<number, number>,
	most: number,
): Slices<readonly Paper[]> {
	let oldest = Infinity;
	let found = 0;
	for (const [year, count] of [...byYear].sort(([a], [b]) => b - a)) {
		if (found >= most) {
			break;
		}
		oldest = year;
		found += count;
	}
	const candidates = papers.filter(({ issued }) => (issued ? issued.year >= oldest : found < most));
	const sorted = yield* sortPapers(candidates, 'year');
	return sorted.slice(0, most);
}

function toPeriods(byYear: ReadonlyMap<number, number>): Period[] {
	const years = [...byYear.keys()].sort((a, b) => a - b);
	const first = years[0];
	const last = years.at(-1);
	if (first === undefined || last === undefined) {
		return [];
	}
	let length = 1;
	while (Math.floor(last / length) - Math.floor(first / length) >= mostPeriods) {
		length *= 10;
	}
	const start = Math.floor(first / length);
	const counts = Array.from({ length: Math.floor(last / length) - start + 1 }, () => 0);
	for (const [year, count] of byYear) {
		const at = Math.floor(year / length) - start;
		counts[at] = (counts[at] ?? 0) + count;
	}
	return counts.map((count, at) => ({
		first: (start + at) * length,
		last: (start + at + 1) * length - 1,
		count,
	}));
}

const mostPeriods = 40;
const papersPerSlice = 2000;
