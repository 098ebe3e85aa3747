import { passingPapers, type PaperFilter } from '../paperFilter';
import { readQuery } from '../query';
import { rankPapers, type RankedPaper } from '../rankPapers';
import { fieldWords, type FieldWords } from './fieldMatches';
import { allPapers, matchQuery, type MatchContext } from './matchQuery';
import { newestPapers } from './newestPapers';
import { knownPart } from './queryFacts';
import type { QueryNode } from './queryTree';
import { wordsToRank } from './wordsToRank';

export interface QueryAnswer {
	/** Best first. */
	readonly ranked: readonly RankedPaper[];
	/** Terms that matched wherever they stand. */
	readonly terms: readonly string[];
	/** And those that matched in one field. */
	readonly fieldWords: readonly FieldWords[];
}

/**
 * The best papers for a query that is more than words.
 *
 * Conditions say which papers come into question. Words side by side with them rank those as they rank all papers where there
 * is no condition, forgiving that some are missing; a paper without any is no answer. Where no such words are, every paper that
 * passes is one: ranked by the words that are asked for otherwise, then the newest first.
 */
export function answerQuery(root: QueryNode | undefined, limit: number, context: MatchContext): QueryAnswer {
	const { index, facts, openEnd, work } = context;
	const known = root && knownPart(root, facts);
	if (!known) {
		return {
			ranked: byOrder(newestPapers(index, { papers: allPapers(index) }, limit)),
			terms: [],
			fieldWords: [],
		};
	}
	const parts = known.kind === 'and' ? known.parts : [known];
	const conditions = parts.filter(({ kind }) => kind !== 'words');
	const filter =
		conditions.length > 0 ? matchQuery({ ...known, kind: 'and', parts: conditions }, context) : undefined;
	const { text, isOfAnyField } = wordsToRank(known, openEnd);
	const query = readQuery(text, index.vocabulary);
	const ranked = text === '' ? [] : rankPapers(index, text, query, limit, work, filter);
	const isEach = filter !== undefined && conditions.length === parts.length;
	const terms = query.parts.flatMap((part) => [...part.terms, ...part.completions]);
	return {
		ranked: isEach && ranked.length < limit ? withOthers(ranked, filter, limit, context) : ranked,
		terms: isOfAnyField ? terms.map(({ term }) => term) : [],
		fieldWords: fieldWords(known, openEnd),
	};
}

/** The papers that pass a query, by number. */
export function filterByQuery(root: QueryNode | undefined, context: MatchContext): Iterable<number> {
	const known = root && knownPart(root, context.facts);
	return passingPapers(known ? matchQuery(known, context) : { papers: allPapers(context.index) });
}

/** The ranked papers, then the newest of the others. */
function withOthers(
	ranked: readonly RankedPaper[],
	{ papers, passes }: PaperFilter,
	limit: number,
	{ index }: MatchContext,
): readonly RankedPaper[] {
	const others = papers.slice();
	for (const { number } of ranked) {
		others[number] = 0;
	}
	const least = ranked.at(-1)?.score ?? 1;
	const newest = byOrder(newestPapers(index, { papers: others, passes }, limit - ranked.length));
	return [...ranked, ...newest.map(({ number, score }) => ({ number, score: least * score }))];
}

/** With scores below 1 that say the order. */
function byOrder(numbers: readonly number[]): readonly RankedPaper[] {
	return numbers.map((number, at) => ({ number, score: 1 - (at + 1) / (numbers.length + 1) }));
}
