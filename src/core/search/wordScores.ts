import type { FieldWeights, TermScores, WeightedTerm } from './bm25';
import { blendLatent, placedPoint, type Nearness, type TermBoosts } from './latentScores';
import { searchFields } from './paperFields';
import type { PaperIndex } from './paperIndex';
import type { Query, QueryPart, QueryTerm } from './query';
import { ranking } from './rank';
import { Scores } from './scores';

/** Room for the scores of one search, kept for the next. */
export class Workspace {
	readonly scores = new Scores();
	readonly spare = new Scores();
	/** Sets of the query's words that a paper has at all, and outside its abstract: bit 0 for the first word, and so on. */
	readonly covered = new Scores();
	readonly named = new Scores();

	reset(limit: number): void {
		for (const scores of [this.scores, this.spare, this.covered, this.named]) {
			scores.reset(limit);
		}
	}
}

/**
 * Scores papers by the words of a query, 0 to 1, in `work.scores`: each word's score, what the best papers have in common
 * (RM3), and the nearness in the latent space, if there is one.
 *
 * @returns what is still to be added for the nearness; see `addNearness`.
 */
export function scoreWords(index: PaperIndex, query: Query, work: Workspace): Nearness | undefined {
	const { scores } = work;
	const parts = scoreParts(index, query, work);
	const matched = scores.found.length;
	const topic = toNumbers(index, query.topic);
	if (query.kind === 'sentence') {
		scoreFeedback(index, parts, work);
		blendLatent(index, topic, ranking.sentence.latent, scores);
		return undefined;
	}
	// What so many papers have in common tells nothing, and nobody looks for more than they are.
	if (matched > ranking.find.broad) {
		const point = placedPoint(index, topic);
		scores.scale((point ? 1 - ranking.find.latent : 1) / scores.highest());
		liftMatched(scores, matched);
		return point && { point, share: matchedShare * ranking.find.latent };
	}
	scoreFeedback(index, parts, work);
	blendLatent(index, topic, ranking.find.latent, scores);
	liftMatched(scores, matched);
	return undefined;
}

/** Sums what each term says about each paper. */
export function scoreTerms(
	index: PaperIndex,
	boosts: TermBoosts,
	weights: FieldWeights,
	scores: Scores,
): void {
	for (const [term, boost] of boosts) {
		addScores(index.bm25.score([{ term, weight: 1 }], weights), boost, scores);
	}
}

/** Of many terms those that tell most: by rarity times boost. */
export function tellingTerms(index: PaperIndex, boosts: TermBoosts, limit: number): TermBoosts {
	if (boosts.size <= limit) {
		return boosts;
	}
	const count = index.lengths.size;
	const told = [...boosts].map(([term, boost]) => ({
		term,
		boost,
		value: boost * Math.log(1 + count / (1 + index.terms.frequency(term))),
	}));
	return new Map(
		told
			.filter(({ term }) => index.bm25.hasPapers(term))
			.sort((a, b) => b.value - a.value || (index.lexicon.isBefore(a.term, b.term) ? -1 : 1))
			.slice(0, limit)
			.map(({ term, boost }) => [term, boost]),
	);
}

/** Terms that the lexicon has, by their numbers. */
export function toNumbers(index: PaperIndex, terms: ReadonlyMap<string, number>): TermBoosts {
	return new Map(
		[...terms]
			.map(([term, boost]): [number, number] => [index.lexicon.find(term), boost])
			.filter(([term]) => term !== 0),
	);
}

/**
 * Scores each part of the query for itself, and tells for a short query which of its words a paper has.
 *
 * @returns the parts that were scored: of a pasted text those that tell most.
 */
export function scoreParts(index: PaperIndex, query: Query, work: Workspace): readonly QueryPart[] {
	const { scores, spare } = work;
	const { limit } = index.lengths;
	const { weights } = ranking[query.kind];
	const parts = tellingParts(index, query);
	work.reset(limit);
	for (const { terms, completions, boost, covers } of parts) {
		const mask = (1 << covers[1]) - (1 << covers[0]);
		const whole = index.bm25.score(toWeighted(index, terms), weights);
		markWords(whole, mask, work);
		if (completions.length === 0) {
			addScores(whole, boost, scores);
			continue;
		}
		spare.reset(limit);
		raiseScores(whole, 1, spare);
		const begun = index.bm25.score(toWeighted(index, completions), weights);
		markWords(begun, mask, work);
		raiseScores(begun, ranking.find.completion, spare);
		for (const number of spare.found) {
			scores.add(number, boost * spare.get(number));
		}
	}
	return parts;
}

/** Notes that the papers have some of the query's words. */
function markWords({ count, papers, fields }: TermScores, mask: number, { covered, named }: Workspace): void {
	for (let at = 0; mask > 0 && at < count; at++) {
		const number = papers[at] ?? 0;
		covered.mark(number, mask);
		if (((fields[at] ?? 0) & ~abstractBit) !== 0) {
			named.mark(number, mask);
		}
	}
}

function addScores(found: TermScores, boost: number, scores: Scores): void {
	for (let at = 0; at < found.count; at++) {
		scores.add(found.papers[at] ?? 0, boost * (found.scores[at] ?? 0));
	}
}

/** Gives each paper the greater of its score and the one found. */
function raiseScores(found: TermScores, factor: number, scores: Scores): void {
	for (let at = 0; at < found.count; at++) {
		const number = found.papers[at] ?? 0;
		const score = factor * (found.scores[at] ?? 0);
		if (score > scores.get(number)) {
			scores.set(number, score);
		}
	}
}

/** Of a pasted text the parts that tell most. */
function tellingParts(index: PaperIndex, { parts, topic }: Query): readonly QueryPart[] {
	const { longest } = ranking.sentence;
	if (parts.length <= longest) {
		return parts;
	}
	const telling = tellingTerms(index, toNumbers(index, topic), longest);
	return parts.filter(({ terms }) => terms.some(({ term }) => telling.has(index.lexicon.find(term))));
}

function toWeighted(index: PaperIndex, terms: readonly QueryTerm[]): WeightedTerm[] {
	return terms.map(({ term, weight }) => ({ term: index.lexicon.find(term), weight }));
}

/** Adds the scores for terms that the best papers so far share and that are not everywhere. */
function scoreFeedback(index: PaperIndex, parts: readonly QueryPart[], { scores }: Workspace): void {
	const { papers, terms, original, commonest } = ranking.feedback;
	const best = scores
		.best(papers, (a, b) => index.isBefore(a, b))
		.sort((a, b) => scores.get(b) - scores.get(a) || (index.isBefore(a, b) ? -1 : 1));
	const total = best.reduce((sum, number) => sum + scores.get(number), 0);
	const mostPapers = commonest * index.lengths.size;
	const shared = new Map<number, number>();
	for (const number of best) {
		const counts = index.termsOf(number).all;
		const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
		for (const [term, count] of counts) {
			if (index.terms.frequency(term) <= mostPapers && index.lexicon.lengthOf(term) > 1) {
				shared.set(term, (shared.get(term) ?? 0) + (count / length) * (scores.get(number) / total));
			}
		}
	}
	const chosen = [...shared]
		.sort(([a, x], [b, y]) => y - x || (index.lexicon.isBefore(a, b) ? -1 : 1))
		.slice(0, terms);
	const asked = parts.reduce((sum, { boost }) => sum + boost, 0);
	const sum = chosen.reduce((all, [, boost]) => all + boost, 0);
	scores.scale(original / asked);
	const boosts = new Map(chosen.map(([term, boost]) => [term, ((1 - original) * boost) / sum]));
	scoreTerms(index, boosts, ranking.sentence.weights, scores);
}

/** Puts the papers with a word of the query, which were found first, before those that are only like them. */
function liftMatched(scores: Scores, matched: number): void {
	scores.scale(matchedShare);
	for (const number of scores.found.subarray(0, matched)) {
		scores.add(number, 1 - matchedShare);
	}
}

/** How much of a score is left to the words where papers without them come behind. */
const matchedShare = 0.5;
const abstractBit = 1 << searchFields.indexOf('abstract');
