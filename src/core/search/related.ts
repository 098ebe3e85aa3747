import { analyze } from './analyze';
import { blendLatent, type TermBoosts } from './latentScores';
import type { PaperIndex, PaperTerms } from './paperIndex';
import type { PaperSet } from './paperSet';
import { ranking } from './rank';
import type { RankedPaper } from './rankPapers';
import { stopWords } from './stopWords';
import { scoreTerms, tellingTerms, toNumbers, type Workspace } from './wordScores';

/** Papers in order, and the terms they were found by. */
export interface RelatedPapers {
	readonly ranked: readonly RankedPaper[];
	readonly terms: readonly number[];
}

/**
 * Papers like one paper, which is not among them: half their words, half the latent space. Words count both ways, as what
 * the other paper says about this one's words and this one about the other's; else long abstracts are like everything.
 *
 * @param wanted the papers that may be among them.
 */
export function rankRelated(
	index: PaperIndex,
	id: string,
	limit: number,
	work: Workspace,
	wanted?: PaperSet,
): RelatedPapers {
	const number = index.numberOf(id);
	if (number < 0) {
		return { ranked: [], terms: [] };
	}
	const terms = index.termsOf(number);
	const telling = tellingTerms(index, terms.all, ranking.related.longest);
	const { scores } = work;
	work.reset(index.lengths.limit);
	scoreTerms(index, telling, ranking.related.weights, scores);
	const own = scores.get(number) || 1;
	const point = index.latent?.pointOf(terms.all);
	const candidates = scores
		.best(
			Math.max(limit, ranking.related.candidates) + 1,
			(a, b) => index.isBefore(a, b),
			wanted && { papers: wanted },
		)
		.filter((other) => other !== number)
		.map((other) => ({
			number: other,
			words: scores.get(other) / own + scoreBack(index, other, number, terms),
			nearness: point ? (index.latent?.cosine(point, other) ?? 0) : 0,
		}));
	const words = toUnit(candidates.map((candidate) => candidate.words));
	const nearness = toUnit(candidates.map((candidate) => candidate.nearness));
	const share = point ? ranking.related.latent : 0;
	const ranked = candidates.map((candidate, at) => ({
		number: candidate.number,
		score: (1 - share) * (words[at] ?? 0) + share * (nearness[at] ?? 0),
	}));
	return { ranked: inOrder(index, ranked).slice(0, limit), terms: [...telling.keys()] };
}

/** Papers that a text, such as the sentence at the cursor, may have in mind. */
export function rankRelatedToText(
	index: PaperIndex,
	text: string,
	limit: number,
	work: Workspace,
): RelatedPapers {
	return rankByTerms(index, toNumbers(index, countTerms(text)), limit, work);
}

function rankByTerms(index: PaperIndex, counts: TermBoosts, limit: number, work: Workspace): RelatedPapers {
	const { weights, longest, latent } = ranking.related;
	const boosts = tellingTerms(index, counts, longest);
	const { scores } = work;
	work.reset(index.lengths.limit);
	scoreTerms(index, boosts, weights, scores);
	blendLatent(index, counts, latent, scores);
	const ranked = scores
		.best(limit, (a, b) => index.isBefore(a, b))
		.map((number) => ({ number, score: scores.get(number) }));
	return { ranked: inOrder(index, ranked), terms: [...boosts.keys()] };
}

/** How well paper `to` answers the words of paper `from`, where `from` itself would be 1. */
function scoreBack(index: PaperIndex, from: number, to: number, termsOfTo: PaperTerms): number {
	const termsOfFrom = index.termsOf(from);
	let back = 0;
	let own = 0;
	for (const [term, boost] of tellingTerms(index, termsOfFrom.all, ranking.related.longest)) {
		back += boost * scoreIn(index, term, to, termsOfTo);
		own += boost * scoreIn(index, term, from, termsOfFrom);
	}
	return own === 0 ? 0 : back / own;
}

function scoreIn(index: PaperIndex, term: number, paper: number, { title, abstract }: PaperTerms): number {
	return index.bm25.scoreOne(
		term,
		ranking.related.weights,
		paper,
		title.get(term) ?? 0,
		abstract.get(term) ?? 0,
	);
}

/** The terms of a text without stop words, and how often each stands there. */
function countTerms(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { word, term } of analyze(text)) {
		if (!stopWords.has(word)) {
			counts.set(term, (counts.get(term) ?? 0) + 1);
		}
	}
	return counts;
}

/** Stretches numbers to reach from 0 to 1; all the same become 0. */
function toUnit(values: readonly number[]): number[] {
	const lowest = Math.min(...values);
	const spread = Math.max(...values) - lowest;
	return values.map((value) => (spread === 0 ? 0 : (value - lowest) / spread));
}

function inOrder(index: PaperIndex, ranked: readonly RankedPaper[]): RankedPaper[] {
	return [...ranked].sort((a, b) => b.score - a.score || (index.isBefore(a.number, b.number) ? -1 : 1));
}
