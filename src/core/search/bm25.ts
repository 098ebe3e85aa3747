import type { FieldLengths } from './fieldLengths';
import { searchFields, type SearchField } from './paperFields';
import type { FieldFactor, PaperSums, Postings } from './postings';
import { withCapacity } from './withCapacity';
import type { Terms } from './terms';

/** How much a hit in each field is worth; a field that is left out is not searched. */
export type FieldWeights = Readonly<Partial<Record<SearchField, number>>>;

/** Settings of BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004). */
export interface Bm25Settings {
	/** How soon repetitions stop to count: the *k1* of BM25. */
	readonly saturation: number;
	/** Per field, how much length counts against a paper, 0 to 1: the *b* of BM25. */
	readonly lengthNormalisation: Readonly<Record<SearchField, number>>;
}

/** A term, as the lexicon numbers it, and how much of a whole match it is, 0 to 1. */
export interface WeightedTerm {
	readonly term: number;
	readonly weight: number;
}

/** The papers that have a term, in no order: the first `count` of each array. */
export interface TermScores {
	readonly count: number;
	readonly papers: Uint32Array;
	/** By place in `papers`. */
	readonly scores: Float64Array;
	/** The fields it stands in: bit 0 for the first of `searchFields`, and so on. */
	readonly fields: Uint8Array;
}

/** Scores papers for a term: its frequencies are summed over the fields, by weight and length, before they are saturated. */
export class Bm25 {
	#frequencies = new Float64Array(0);
	#fields = new Uint8Array(0);
	readonly #found = { papers: new Uint32Array(0), scores: new Float64Array(0), fields: new Uint8Array(0) };

	constructor(
		private readonly terms: Terms,
		private readonly postings: Postings,
		private readonly lengths: FieldLengths,
		private readonly settings: Bm25Settings,
	) {}

	/** The papers with a word that several terms stand for, as if these were one term; good until the next call. */
	score(terms: readonly WeightedTerm[], weights: FieldWeights): TermScores {
		this.#makeRoom();
		const factors = searchFields.map((field, at) => this.#factor(field, at, weights[field] ?? 0));
		const sums: PaperSums = {
			frequencies: this.#frequencies,
			fields: this.#fields,
			papers: this.#found.papers,
			count: 0,
		};
		for (const { term, weight } of terms) {
			for (let word = this.terms.first(term); word !== 0; word = this.terms.next(word)) {
				this.postings.addUp(word, weight, factors, sums);
			}
		}
		return this.#saturate(sums.count);
	}

	/** Makes scores of the frequencies of so many papers, and forgets these. */
	#saturate(count: number): TermScores {
		const frequencies = this.#frequencies;
		const fieldsOf = this.#fields;
		const { papers, scores, fields } = this.#found;
		const k = this.settings.saturation;
		const rarity = this.#rarity(count) * (k + 1);
		for (let at = 0; at < count; at++) {
			const paper = papers[at] ?? 0;
			const frequency = frequencies[paper] ?? 0;
			scores[at] = (rarity * frequency) / (k + frequency);
			fields[at] = fieldsOf[paper] ?? 0;
			frequencies[paper] = 0;
			fieldsOf[paper] = 0;
		}
		return { count, papers, scores, fields };
	}

	#makeRoom(): void {
		const { limit } = this.lengths;
		this.#frequencies = withCapacity(this.#frequencies, limit);
		this.#fields = withCapacity(this.#fields, limit);
		this.#found.papers = withCapacity(this.#found.papers, limit);
		this.#found.scores = withCapacity(this.#found.scores, limit);
		this.#found.fields = withCapacity(this.#found.fields, limit);
	}

	/**
	 * The score of one paper for a term, given how often it has it: what `score` gives, as long as `Terms.frequency` counts
	 * all papers of the term.
	 *
	 * @param inTitle how often the title has the term, `inAbstract` the abstract.
	 */
	scoreOne(term: number, weights: FieldWeights, paper: number, inTitle: number, inAbstract: number): number {
		const sum =
			this.#share('title', weights, paper, inTitle) + this.#share('abstract', weights, paper, inAbstract);
		const k = this.settings.saturation;
		return sum === 0 ? 0 : (this.#rarity(this.terms.frequency(term)) * (k + 1) * sum) / (k + sum);
	}

	/** Whether some paper has the term. */
	hasPapers(term: number): boolean {
		let word = this.terms.first(term);
		while (word !== 0 && this.postings.of(word).length === 0) {
			word = this.terms.next(word);
		}
		return word !== 0;
	}

	/**
	 * Calls back for each of some papers and each field that has the term; for a field with two of its words twice.
	 *
	 * @param among by number, above zero for each of the papers.
	 */
	visit(term: number, among: Uint8Array, act: (paper: number, field: SearchField) => void): void {
		for (let word = this.terms.first(term); word !== 0; word = this.terms.next(word)) {
			this.postings.visit(
				word,
				everyField,
				(paper, at) => {
					const field = searchFields[at];
					if (field !== undefined) {
						act(paper, field);
					}
				},
				among,
			);
		}
	}

	#share(field: SearchField, weights: FieldWeights, paper: number, frequency: number): number {
		if (frequency === 0) {
			return 0;
		}
		const { weight, base, perLength, lengths } = this.#factor(
			field,
			searchFields.indexOf(field),
			weights[field] ?? 0,
		);
		return (weight * frequency) / (base + perLength * (lengths[paper] ?? 0));
	}

	/** By how much a paper's text in a field is long is `base + perLength * length`: 1 for the average. */
	#factor(field: SearchField, at: number, weight: number): FieldFactor {
		const b = this.settings.lengthNormalisation[field];
		return { weight, base: 1 - b, perLength: b * this.lengths.perAverage(at), lengths: this.lengths.of(at) };
	}

	#rarity(papersWithTerm: number): number {
		return Math.log(1 + (this.lengths.size - papersWithTerm + 0.5) / (papersWithTerm + 0.5));
	}
}

const everyField = (1 << searchFields.length) - 1;
