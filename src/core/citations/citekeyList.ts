import type { Paper } from '../model/paper';
import type { Slices } from '../model/slices';
import { fold } from '../text/fold';
import { sortInSlices } from '../topics/sortInSlices';

/** The keys of all papers, the newest first, to look through with each letter that is typed. */
export interface CitekeyList {
	readonly ids: readonly string[];
	/** For each paper all keys that cite it somewhere, folded, each behind a line feed. */
	readonly keys: readonly string[];
}

/** The list of some papers, in slices: about 10 ms for 10,000. */
export function* listCitekeys(papers: readonly Paper[]): Slices<CitekeyList> {
	const sorted = yield* sortInSlices(
		papers.map((paper) => ({ paper, day: dayOf(paper) })),
		(a, b) => b.day - a.day,
	);
	const keys: string[] = [];
	for (const { paper } of sorted) {
		keys.push(`\n${foldKey([paper.citekey, ...(paper.aliases ?? [])].join('\n'))}`);
		if (keys.length % keysInSlice === 0) {
			yield;
		}
	}
	return { ids: sorted.map(({ paper }) => paper.id), keys };
}

/** As `fold`, without a look at each letter of a plain key, as most are. */
export function foldKey(citekey: string): string {
	return plainPattern.test(citekey) ? citekey.toLowerCase() : fold(citekey);
}

/** Grows with the date; the lowest for none. */
function dayOf({ issued }: Paper): number {
	return issued ? issued.year * 400 + (issued.month ?? 0) * 32 + (issued.day ?? 0) : undated;
}

const plainPattern = /^[\n\x20-\x7e]*$/;
const undated = -1e9;
const keysInSlice = 1000;
