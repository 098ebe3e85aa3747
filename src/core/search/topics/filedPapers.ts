import type { Slices } from '../../model/slices';
import type { TopicsOf } from '../../topics/groupingRules';
import { analyze } from '../analyze';
import type { PaperIndex } from '../paperIndex';
import type { PaperSet } from '../paperSet';
import { stopWords } from '../stopWords';

/** What suggestions look topics up in, as of one time. */
export interface FiledPapers {
	readonly topicsOf: TopicsOf;
	/** The index's when this was made. */
	readonly revision: number;
	/** Those that stand under a topic. */
	readonly filed: PaperSet;
	/** By path. */
	readonly topics: ReadonlyMap<string, FiledTopic>;
	/** By term, as the lexicon numbers it: in which topics' names it stands, and how much of the name it is. */
	readonly names: ReadonlyMap<number, readonly NameShare[]>;
}

export interface FiledTopic {
	/** How many papers stand under it. */
	readonly size: number;
}

export interface NameShare {
	readonly topic: string;
	/** The term's rarity in papers, less for one of a parent, over the root of the sum of them all. */
	readonly weight: number;
}

/** Reads which papers stand under which topics, in slices; made again while papers come and go. */
export function* readFiledPapers(index: PaperIndex, topicsOf: TopicsOf): Slices<FiledPapers> {
	for (;;) {
		const { revision } = index;
		const { limit } = index.lengths;
		const filed = new Uint8Array(limit);
		const topics = new Map<string, { size: number }>();
		for (let number = 0; number < limit; number++) {
			const paper = index.get(number);
			for (const topic of paper ? new Set(topicsOf(paper)) : []) {
				filed[number] = 1;
				const known = topics.get(topic);
				if (known) {
					known.size++;
				} else {
					topics.set(topic, { size: 1 });
				}
			}
			if (number % papersPerStep === papersPerStep - 1) {
				yield;
			}
		}
		const names = yield* readNames(index, topics.keys());
		if (index.revision === revision) {
			return { topicsOf, revision, filed, topics, names };
		}
	}
}

function* readNames(index: PaperIndex, topics: Iterable<string>): Slices<FiledPapers['names']> {
	const names = new Map<number, NameShare[]>();
	let read = 0;
	for (const topic of topics) {
		const weights = weighName(index, topic);
		const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight, 0));
		for (const [term, weight] of weights) {
			const number = index.lexicon.find(term);
			if (number !== 0) {
				const shares = names.get(number) ?? [];
				shares.push({ topic, weight: weight / length });
				names.set(number, shares);
			}
		}
		if (++read % topicsPerStep === 0) {
			yield;
		}
	}
	return names;
}

/** The terms of a topic's path, and how much each tells; a term that no paper has tells most. */
function weighName(index: PaperIndex, topic: string): Map<string, number> {
	const weights = new Map<string, number>();
	const names = topic.split('/');
	for (const [level, name] of names.entries()) {
		const share = level === names.length - 1 ? 1 : parentShare;
		for (const { word, term } of analyze(name)) {
			if (!stopWords.has(word)) {
				const rarity = rarityOf(index, index.lexicon.find(term));
				weights.set(term, Math.max(weights.get(term) ?? 0, share * rarity));
			}
		}
	}
	return weights;
}

/** The inverse document frequency of a term: 0 when all papers have it. */
export function rarityOf(index: PaperIndex, term: number): number {
	return Math.log(Math.max(index.lengths.size, 1) / Math.max(index.terms.frequency(term), 1));
}

/** How much a word of a parent's name counts. Any share from 0 to 1 finds the same topics. */
const parentShare = 0.5;
const papersPerStep = 2000;
const topicsPerStep = 200;
