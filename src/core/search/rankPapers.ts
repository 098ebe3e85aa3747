import { readIdentifiers } from './identifiers';
import { addNearness } from './latentScores';
import { passesFilter, type PaperFilter } from './paperFilter';
import type { PaperIndex } from './paperIndex';
import type { KeyKind } from './paperKeys';
import { toSet, type PaperSet } from './paperSet';
import type { Query } from './query';
import { ranking, titleTier } from './rank';
import { countVerbatim } from './titleKey';
import { scoreParts, scoreWords, type Workspace } from './wordScores';

/** A paper by its number, and its score. */
export interface RankedPaper {
	readonly number: number;
	readonly score: number;
}

/**
 * The best papers for a query, best first: those that it names, by identifier, title or name, then by its words.
 *
 * @param text what the query was read from.
 * @param filter which papers come into question; then one without any word of a short query is no answer.
 */
export function rankPapers(
	index: PaperIndex,
	text: string,
	query: Query,
	limit: number,
	work: Workspace,
	filter?: PaperFilter,
): RankedPaper[] {
	const { scores } = work;
	const count = Math.max(limit, ranking.candidates);
	const nearness = scoreWords(index, query, work);
	liftAllNamed(text, query, work);
	if (nearness) {
		addNearness(index, nearness, count, scores, filter);
	}
	const best = scores.best(count, (a, b) => index.isBefore(a, b), filter);
	const tiers = findTiers(index, text, query, best);
	const least =
		filter && query.kind === 'find' ? leastWithWord : leastScore(query, Math.max(0, ...tiers.values()));
	return [...new Set([...best, ...tiers.keys()])]
		.filter((number) => passesFilter(number, filter))
		.filter((number) => tiers.has(number) || scores.get(number) >= least)
		.map((number) => ({ number, score: (tiers.get(number) ?? 0) + scores.get(number) }))
		.sort((a, b) => b.score - a.score || (index.isBefore(a.number, b.number) ? -1 : 1))
		.slice(0, limit);
}

/**
 * The papers that have every word of a short query, in whatever field and order, and those that it identifies: what a filter
 * leaves. The last word may be the beginning of one. A long query, which asks for no word in particular, leaves its best.
 */
export function filterPapers(index: PaperIndex, text: string, query: Query, work: Workspace): PaperSet {
	const { limit } = index.lengths;
	if (query.kind === 'sentence') {
		const ranked = rankPapers(index, text, query, ranking.candidates, work);
		return toSet(
			ranked.map(({ number }) => number),
			limit,
		);
	}
	scoreParts(index, query, work);
	const { covered } = work;
	const all = (1 << query.words.length) - 1;
	const papers = toSet(
		readIdentifiers(text).flatMap((identifier) => index.with('identifier', identifier)),
		limit,
	);
	for (const number of covered.found) {
		if (covered.get(number) === all) {
			papers[number] = 1;
		}
	}
	return papers;
}

/** Papers with less are no answer. A query that names a paper does not ask for others like it. */
function leastScore(query: Query, highestTier: number): number {
	if (query.kind === 'sentence') {
		return 0;
	}
	return highestTier >= ranking.tiers.named ? leastWithWord : ranking.find.least;
}

/** The parts of one compound, "AR" and "DiT" of "ARDiT", are not words that somebody named. */
function liftAllNamed(text: string, { words }: Query, { scores, named }: Workspace): void {
	if (words.length > 1 && /\s/.test(text.trim())) {
		const all = (1 << words.length) - 1;
		for (const number of named.found) {
			if (named.get(number) === all) {
				scores.add(number, ranking.tiers.allWordsNamed);
			}
		}
	}
}

/** What lifts papers above the others, by number; `best` are those worth a look at their titles. */
function findTiers(
	index: PaperIndex,
	text: string,
	query: Query,
	best: readonly number[],
): Map<number, number> {
	const tiers = new Map<number, number>();
	const lift = (number: number, tier: number): void => {
		if (tier > 0) {
			tiers.set(number, Math.max(tiers.get(number) ?? 0, tier));
		}
	};
	liftIdentified(index, text, lift);
	for (const { run, share } of query.runs) {
		for (const number of [...index.with('own name', run), ...index.with('introduced name', run)]) {
			lift(number, share * ranking.tiers.nameInQuery);
		}
	}
	for (const [at, reading] of query.readings.entries()) {
		const lowered = at === 0 ? 0 : ranking.tiers.corrected;
		liftNamed(index, reading, (number, tier) => lift(number, tier - lowered));
		for (const number of best) {
			const title = index.titleOf(number);
			const share = query.words.length > 0 ? countVerbatim(title, query.words) / query.words.length : 0;
			const verbatim = share * ranking.tiers.verbatimInTitle;
			lift(number, Math.max(titleTier(title, reading, query.isOneWord) - lowered, 0) + verbatim);
		}
	}
	return tiers;
}

function liftIdentified(index: PaperIndex, text: string, lift: (number: number, tier: number) => void): void {
	for (const identifier of readIdentifiers(text)) {
		for (const number of index.with('identifier', identifier)) {
			lift(number, ranking.tiers.identifier);
		}
		const isStart = text.trim().toLowerCase().endsWith(identifier) && /\d/.test(identifier);
		if (isStart && identifier.length >= shortestIdentifierStart) {
			for (const number of index.withIdentifierStart(identifier, ranking.candidates)) {
				lift(number, ranking.tiers.identifierStart);
			}
		}
	}
}

function liftNamed(index: PaperIndex, reading: string, lift: (number: number, tier: number) => void): void {
	const tiers: readonly (readonly [KeyKind, number])[] = [
		['title', ranking.tiers.title],
		['author and year', ranking.tiers.authorYear],
		['own name', ranking.tiers.name],
		['introduced name', ranking.tiers.introducedName],
	];
	for (const [kind, tier] of tiers) {
		for (const number of index.with(kind, reading)) {
			lift(number, tier);
		}
	}
}

const shortestIdentifierStart = 5;
/** A short query scores papers without any of its words below this; see `liftMatched`. */
const leastWithWord = 0.5;
