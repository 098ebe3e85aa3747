import type { Slices } from '../../model/slices';
import type { PaperIndex } from '../paperIndex';
import { groupAlike } from './groupAlike';
import { nameGroups } from './nameGroups';
import { readVectors } from './paperVectors';
import { tellingWords } from './tellingWords';

/** A topic that papers could be put under. */
export interface ProposedTopic {
	/** One to three words as the papers write them, such as `Speech codecs`. */
	readonly name: string;
	/** Ids of its papers, the most central first. */
	readonly papers: readonly string[];
	/** What tells them from the rest of the library, best first. */
	readonly words: readonly string[];
}

export interface ProposalOptions {
	/** How many papers make a topic; 3, of few papers 2. */
	readonly least?: number;
	/** Whether a name is not to be given, such as that of a topic there is. */
	readonly isTaken?: (name: string) => boolean;
}

/**
 * New topics for papers that are alike, the largest first, in slices; papers that fit in none are left out, and so are unknown
 * ids. The same papers give the same topics in whatever order they come.
 */
export function* proposeTopics(
	index: PaperIndex,
	wanted: Iterable<string>,
	{ least, isTaken = () => false }: ProposalOptions,
): Slices<readonly ProposedTopic[]> {
	const sorted = [...new Set(wanted)].sort();
	const numbers = sorted.map((id) => index.numberOf(id)).filter((number) => number >= 0);
	const papers = numbers.map((number) => index.get(number));
	yield;
	const vectors = yield* readVectors(index, numbers);
	const enough = least ?? (numbers.length < fewPapers ? 2 : 3);
	const groups = (yield* groupAlike(vectors, enough)).map((group) => group.flatMap((at) => papers[at] ?? []));
	const names = yield* nameGroups(groups, isTaken);
	const proposed: ProposedTopic[] = [];
	for (const [at, group] of groups.entries()) {
		const name = names[at];
		if (name !== undefined) {
			const ids = group.map(({ id }) => id);
			proposed.push({ name, papers: ids, words: tellingWords(index, ids.slice(0, mostRead), mostWords) });
			yield;
		}
	}
	return proposed;
}

const fewPapers = 30;
const mostWords = 6;
/** So many of the most central papers say which words tell a topic from others. */
const mostRead = 30;
