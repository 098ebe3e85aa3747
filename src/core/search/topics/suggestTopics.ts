import { compareTexts } from '../../text/compareTexts';
import type { TermBoosts } from '../latentScores';
import type { PaperIndex } from '../paperIndex';
import { rankRelated, type RelatedPapers } from '../related';
import { tellingTerms, type Workspace } from '../wordScores';
import { rarityOf, type FiledPapers } from './filedPapers';
import { isGeneral } from './generalWords';
import { wordOf } from './tellingWords';
import { dropRedundant, writtenWords, type WrittenWord } from './writtenWords';

/** A topic that a paper may belong under, and why. */
export interface TopicSuggestion {
	/** Its path, such as `Image generation/Masked images`. */
	readonly topic: string;
	/** 0 to 1, to be compared within one answer only. */
	readonly score: number;
	/** Ids of the papers under it that are nearest, nearest first; three at most. */
	readonly papers: readonly string[];
	/** What the paper has in common with the topic, as the paper writes it, most telling first. */
	readonly words: readonly string[];
}

export interface SuggestionOptions {
	readonly limit?: number;
	/** Whether a topic is wanted at all; those the paper stands under already may be left out so. */
	readonly isWanted?: (topic: string) => boolean;
}

/**
 * What suggestions go by. The optimum is flat: within the ranges given, one of three suggestions is right for two papers of the
 * sample library less at most (`test/bench/suggestions.ts`).
 */
export const suggestionSettings = {
	/** So many of the nearest papers that stand under a topic have a say; 20 and more. */
	neighbours: 50,
	/** Similarities are raised to it; 2 to 4. */
	power: 3,
	/** So much of a topic's size counts against it: the root; .4 to .6. */
	sizeExponent: 0.5,
	/** How much a topic's name counts beside its papers; .3 to .6. */
	nameShare: 0.5,
	/** The *k1* of BM25, for words of the name; .6 to 3. */
	saturation: 1.2,
};

export type SuggestionSettings = Readonly<typeof suggestionSettings>;

/**
 * The likeliest topics of a paper, best first: those that its nearest papers stand under and those whose names it has the
 * words of. What topics the paper itself stands under does not count.
 *
 * A topic has the similarities of its papers, raised to a power, over the root of how many it has, so that a large one is not
 * likelier for being large.
 */
export function rankTopics(
	index: PaperIndex,
	id: string,
	filed: FiledPapers,
	{ limit = defaultLimit, isWanted = () => true }: SuggestionOptions,
	work: Workspace,
	settings: SuggestionSettings = suggestionSettings,
): TopicSuggestion[] {
	const { neighbours, power, sizeExponent, nameShare, saturation } = settings;
	const number = index.numberOf(id);
	const paper = index.get(number);
	if (!paper) {
		return [];
	}
	const own = new Set(filed.topicsOf(paper));
	const sizeWithout = (topic: string): number =>
		(filed.topics.get(topic)?.size ?? 0) - (own.has(topic) ? 1 : 0);
	const related = rankRelated(index, id, neighbours, work, filed.filed);
	const near = nearByTopic(index, filed, related);
	const votes = new Map<string, number>();
	for (const [topic, papers] of near) {
		const sum = papers.reduce((all, { score }) => all + (score + leastScore) ** power, 0);
		votes.set(topic, sum / Math.max(sizeWithout(topic), 1) ** sizeExponent);
	}
	const named = matchNames(index, filed, number, saturation);
	const scale = { votes: 1 / greatest(votes.values()), named: nameShare / greatest(named.values()) };
	const best = [...new Set([...votes.keys(), ...named.keys()])]
		.filter((topic) => sizeWithout(topic) > 0 && isWanted(topic))
		.map((topic) => ({
			topic,
			score:
				((votes.get(topic) ?? 0) * scale.votes + (named.get(topic) ?? 0) * scale.named) / (1 + nameShare),
		}))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score || compareTexts(a.topic, b.topic))
		.slice(0, limit);
	const words = readOwn(index, number);
	return best.map(({ topic, score }) => {
		const papers = (near.get(topic) ?? []).slice(0, mostPapers);
		return {
			topic,
			score,
			papers: papers.flatMap((each) => index.get(each.number)?.id ?? []),
			words: wordsFor(index, filed, words, topic, near.get(topic) ?? []),
		};
	});
}

type Neighbour = RelatedPapers['ranked'][number];

/** The neighbours under each topic, nearest first. */
function nearByTopic(
	index: PaperIndex,
	filed: FiledPapers,
	{ ranked }: RelatedPapers,
): Map<string, readonly Neighbour[]> {
	const near = new Map<string, Neighbour[]>();
	for (const neighbour of ranked) {
		const paper = index.get(neighbour.number);
		for (const topic of paper ? new Set(filed.topicsOf(paper)) : []) {
			near.set(topic, [...(near.get(topic) ?? []), neighbour]);
		}
	}
	return near;
}

/** How far a paper has the words of each topic's name, above zero; repetitions count as in BM25. */
function matchNames(
	index: PaperIndex,
	filed: FiledPapers,
	number: number,
	saturation: number,
): Map<string, number> {
	const named = new Map<string, number>();
	for (const [term, frequency] of index.termsOf(number).all) {
		const said = frequency / (frequency + saturation);
		for (const { topic, weight } of filed.names.get(term) ?? []) {
			named.set(topic, (named.get(topic) ?? 0) + said * weight);
		}
	}
	return named;
}

/** What a paper could be tied to a topic by: its telling terms with their weights, and as it writes them. */
interface OwnWords {
	readonly telling: TermBoosts;
	readonly written: ReadonlyMap<string, WrittenWord>;
}

function readOwn(index: PaperIndex, number: number): OwnWords {
	const paper = index.get(number);
	const telling = new Map<number, number>();
	for (const [term, frequency] of tellingTerms(index, index.termsOf(number).all, mostTerms)) {
		const weight = Math.log1p(frequency) * rarityOf(index, term);
		if (weight > 0 && index.lexicon.lengthOf(term) > 1 && !isGeneral(wordOf(index, term))) {
			telling.set(term, weight);
		}
	}
	const terms = new Set([...telling.keys()].map((term) => index.lexicon.wordOf(term)));
	return { telling, written: writtenWords(paper ? [paper] : [], terms) };
}

/** The most telling words of the paper that the topic's name has, or the nearest of its papers. */
function wordsFor(
	index: PaperIndex,
	filed: FiledPapers,
	{ telling, written }: OwnWords,
	topic: string,
	near: readonly Neighbour[],
): readonly string[] {
	const witnesses = near.slice(0, mostWitnesses).map((each) => index.termsOf(each.number).all);
	const weights = new Map<number, number>();
	for (const [term, weight] of telling) {
		const isInName = filed.names.get(term)?.some((share) => share.topic === topic) ?? false;
		const having = witnesses.filter((terms) => terms.has(term)).length;
		const share = isInName ? 1 : having / Math.max(witnesses.length, 1);
		if (share > 0) {
			weights.set(term, share * weight);
		}
	}
	const best = [...weights]
		.sort(([a, x], [b, y]) => y - x || (index.lexicon.isBefore(a, b) ? -1 : 1))
		.slice(0, 3 * mostWords)
		.map(([term]) => index.lexicon.wordOf(term));
	return dropRedundant(best, written).slice(0, mostWords);
}

function greatest(values: Iterable<number>): number {
	let most = 0;
	for (const value of values) {
		most = Math.max(most, value);
	}
	return most || 1;
}

const defaultLimit = 3;
/** The scores of related papers go down to 0 for the last, which says little rather than nothing. */
const leastScore = 0.01;
const mostPapers = 3;
const mostWords = 5;
/** So many of the nearest papers say which words tie a paper to a topic. */
const mostWitnesses = 8;
const mostTerms = 64;
