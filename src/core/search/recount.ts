import type { Slices } from '../model/slices';
import type { Lexicon } from './lexicon';
import { searchFields } from './paperFields';
import { fieldOf, paperOf, type Postings } from './postings';
import { withCapacity } from './withCapacity';
import type { Terms } from './terms';
import type { Vocabulary } from './vocabulary';

/** What `recount` brings in line with the papers that stay. */
export interface Counted {
	readonly lexicon: Lexicon;
	readonly terms: Terms;
	readonly vocabulary: Vocabulary;
	readonly postings: Postings;
}

/** Drops papers from all lists without their texts, and counts again in how many papers each word and term stands. */
export function* recount(
	{ lexicon, terms, vocabulary, postings }: Counted,
	isKept: (paper: number) => boolean,
): Slices<void> {
	const counter = new Counter();
	const { limit } = lexicon;
	let untilYield = postingsPerStep;
	const countDown = (length: number): boolean => {
		untilYield -= length + 1;
		const isTime = untilYield < 0;
		untilYield = isTime ? postingsPerStep : untilYield;
		return isTime;
	};
	for (let word = 1; word < limit; word++) {
		postings.retain(word, isKept);
		const list = postings.of(word);
		vocabulary.recount(word, counter.count([list], anyField));
		if (countDown(list.length)) {
			yield;
		}
	}
	for (let term = 1; term < limit; term++) {
		const lists: Uint32Array[] = [];
		for (let word = terms.first(term); word !== 0; word = terms.next(word)) {
			lists.push(postings.of(word));
		}
		terms.recount(term, 'title', counter.count(lists, titleField));
		terms.recount(term, 'abstract', counter.count(lists, abstractField));
		if (countDown(lists.reduce((sum, { length }) => sum + length, 0))) {
			yield;
		}
	}
}

/** Counts papers, each once. */
class Counter {
	/** By paper, the count it was last counted in. */
	#lastIn = new Float64Array(0);
	#counts = 0;

	/** How many papers several lists have in a field, or in any. */
	count(lists: readonly Uint32Array[], field: number): number {
		this.#counts++;
		let count = 0;
		for (const list of lists) {
			for (const posting of list) {
				const paper = paperOf(posting);
				this.#lastIn = withCapacity(this.#lastIn, paper + 1);
				if ((field === anyField || fieldOf(posting) === field) && this.#lastIn[paper] !== this.#counts) {
					this.#lastIn[paper] = this.#counts;
					count++;
				}
			}
		}
		return count;
	}
}

const anyField = -1;
const titleField = searchFields.indexOf('title');
const abstractField = searchFields.indexOf('abstract');
const postingsPerStep = 100_000;
