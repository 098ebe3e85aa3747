import type { PaperIndex } from '../paperIndex';
import { isGeneral } from './generalWords';
import { likelihoodRatio } from './likelihoodRatio';
import { dropRedundant, writtenWords } from './writtenWords';

/**
 * The words that tell papers from the rest of the library, best first, as readers see them: those that stand in surely more of
 * these papers than of the others. Unknown ids are passed over; a large set is sampled.
 */
export function tellingWords(index: PaperIndex, ids: Iterable<string>, limit: number): readonly string[] {
	const numbers = [...new Set(ids)].map((id) => index.numberOf(id)).filter((number) => number >= 0);
	const terms = rankTerms(index, numbers).slice(0, spare * limit);
	const words = terms.map((term) => index.lexicon.wordOf(term));
	const papers = sampleOf(index, numbers).flatMap((number) => index.get(number) ?? []);
	return dropRedundant(words, writtenWords(papers, new Set(words))).slice(0, limit);
}

/**
 * The terms that tell papers from all others of the index, best first: by how surely they stand in more of these papers, and
 * how often there.
 */
function rankTerms(index: PaperIndex, numbers: readonly number[]): readonly number[] {
	const sample = sampleOf(index, numbers);
	const uses = new Map<number, { papers: number; weight: number }>();
	for (const number of sample) {
		for (const [term, frequency] of index.termsOf(number).all) {
			const use = uses.get(term) ?? { papers: 0, weight: 0 };
			use.papers++;
			use.weight += Math.log1p(frequency);
			uses.set(term, use);
		}
	}
	const scale = numbers.length / sample.length;
	const rest = index.lengths.size - numbers.length;
	const least = sample.length >= fewPapers ? 2 : 1;
	return [...uses]
		.filter(([term, { papers }]) => papers >= least && index.lexicon.lengthOf(term) > 1)
		.map(([term, { papers, weight }]) => {
			const elsewhere = Math.min(Math.max(index.terms.frequency(term) - papers * scale, 0), rest);
			const ratio = likelihoodRatio(papers, sample.length, elsewhere, rest);
			return { term, score: (ratio * weight) / papers };
		})
		.filter(({ term, score }) => score > 0 && !isGeneral(wordOf(index, term)))
		.sort((a, b) => b.score - a.score || (index.lexicon.isBefore(a.term, b.term) ? -1 : 1))
		.map(({ term }) => term);
}

/** One of the words that a term stands for. */
export function wordOf(index: PaperIndex, term: number): string {
	return index.lexicon.wordOf(index.terms.first(term) || term);
}

/** At most so many papers, evenly over the ids, which do not depend on what came when. */
function sampleOf(index: PaperIndex, numbers: readonly number[]): readonly number[] {
	const sorted = [...numbers].sort((a, b) => (index.isBefore(a, b) ? -1 : 1));
	const step = Math.max(1, sorted.length / mostPapers);
	return Array.from(
		{ length: Math.min(sorted.length, mostPapers) },
		(_, at) => sorted[Math.floor(at * step)] ?? -1,
	);
}

const mostPapers = 150;
/** Of so many papers a word has to stand in two at least. */
const fewPapers = 4;
/** So many times the words asked for are looked at, since some say no more than others. */
const spare = 3;
