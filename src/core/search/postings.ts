/* oxlint-disable no-underscore-dangle -- MiniSearch marks so what its subclasses may use */
import MiniSearch from 'minisearch';
import type { SearchField } from './paperFields';
import { searchFields } from './paperFields';

/** What the index keeps of one paper: per field, its terms in order, with repetitions. */
export interface PaperTerms {
	readonly citekey: string;
	readonly terms: Readonly<Record<SearchField, readonly string[]>>;
}

/** How much a hit in each field is worth; a field that is left out is not searched. */
export type FieldWeights = Readonly<Partial<Record<SearchField, number>>>;

/** Settings of BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004). */
export interface Bm25Settings {
	/** How soon repetitions stop to count: the *k1* of BM25. */
	readonly saturation: number;
	/** Per field, how much length counts against a paper, 0 to 1: the *b* of BM25. */
	readonly lengthNormalisation: Readonly<Record<SearchField, number>>;
}

/** A term and how much of a whole match it is, 0 to 1. */
export interface WeightedTerm {
	readonly term: string;
	readonly weight: number;
}

/**
 * MiniSearch's index with a scorer of our own.
 *
 * MiniSearch takes each field for a collection of its own, so that a word common in abstracts and rare in titles weighs too
 * much, and it makes an object per matching paper and term, which costs most of the time of a long query. Here a term's
 * frequencies are summed over the fields before they are saturated, and scores go into arrays. Papers have small numbers
 * (`paperNumber`), which are never used again after a removal.
 */
export class Postings extends MiniSearch<PaperTerms> {
	readonly #settings: Bm25Settings;
	/** Per field, the length of each paper's text in terms, by paper number. */
	readonly #lengths: readonly number[][] = searchFields.map(() => []);
	/** Sums over all papers, kept as integers so that removals leave no rounding behind. */
	readonly #totals: number[] = searchFields.map(() => 0);
	// The tree is slow to walk, and a ranking asks for the same terms many times; good until the papers change.
	readonly #lookups = new Map<string, TermPapers | undefined>();
	#frequencies = new Float64Array(0);
	#fields = new Uint16Array(0);

	constructor(settings: Bm25Settings) {
		super({
			idField: 'id',
			fields: [...searchFields],
			extractField: (paper, field) => (isSearchField(field) ? paper.terms[field].join(' ') : paper.citekey),
			tokenize: (terms) => (terms === '' ? [] : terms.split(' ')),
			processTerm: (term) => term,
			autoVacuum: false,
		});
		this.#settings = settings;
	}

	override add(paper: PaperTerms): void {
		super.add(paper);
		this.#count(paper, 1);
	}

	/** @param paper with the very terms it was added with. */
	override remove(paper: PaperTerms): void {
		this.#count(paper, -1);
		super.remove(paper);
	}

	/** One more than the greatest number of a paper. */
	get numberLimit(): number {
		return this._nextId;
	}

	paperNumber(citekey: string): number | undefined {
		return this._idToShortId.get(citekey);
	}

	citekeyOf(paperNumber: number): string | undefined {
		const citekey: unknown = this._documentIds.get(paperNumber);
		return typeof citekey === 'string' ? citekey : undefined;
	}

	hasTerm(term: string): boolean {
		return this.#papersWith(term) !== undefined;
	}

	/** In how many papers the term stands in the title, or in the abstract, whichever are more. */
	frequency(term: string): number {
		const byField = this.#papersWith(term);
		return Math.max(byField?.get(titleField)?.size ?? 0, byField?.get(abstractField)?.size ?? 0);
	}

	/** The fields of a paper in which the term stands. */
	fieldsWith(term: string, paperNumber: number): SearchField[] {
		const byField = this.#papersWith(term);
		return byField ? searchFields.filter((_, field) => byField.get(field)?.has(paperNumber)) : [];
	}

	/**
	 * Scores papers for a word that several terms stand for, as if these were one term.
	 *
	 * @param visit called once for each paper with one of the terms, with its number, its score, and a set of the fields
	 * they stand in: bit 0 for the first of `searchFields`, and so on.
	 */
	score(
		terms: readonly WeightedTerm[],
		weights: FieldWeights,
		visit: (paperNumber: number, score: number, fields: number) => void,
	): void {
		if (this.#frequencies.length < this._nextId) {
			this.#frequencies = new Float64Array(Math.ceil(this._nextId * 1.5));
			this.#fields = new Uint16Array(this.#frequencies.length);
		}
		const frequencies = this.#frequencies;
		const fields = this.#fields;
		const found: number[] = [];
		for (const { term, weight } of terms) {
			for (const [field, papers] of this.#papersWith(term) ?? []) {
				const name = searchFields[field];
				const fieldWeight = (name && weights[name]) ?? 0;
				if (name === undefined || fieldWeight === 0) {
					continue;
				}
				const b = this.#settings.lengthNormalisation[name];
				const perLength = (b * this.documentCount) / (this.#totals[field] || 1);
				const lengths = this.#lengths[field] ?? [];
				for (const [paper, frequency] of papers) {
					const before = frequencies[paper] ?? 0;
					if (before === 0) {
						found.push(paper);
					}
					const normalised = frequency / (1 - b + perLength * (lengths[paper] ?? 0));
					frequencies[paper] = before + weight * fieldWeight * normalised;
					fields[paper] = (fields[paper] ?? 0) | (1 << field);
				}
			}
		}
		const k = this.#settings.saturation;
		const rarity = this.#rarity(found.length) * (k + 1);
		for (const paper of found) {
			const frequency = frequencies[paper] ?? 0;
			const inFields = fields[paper] ?? 0;
			frequencies[paper] = 0;
			fields[paper] = 0;
			visit(paper, (rarity * frequency) / (k + frequency), inFields);
		}
	}

	/** The score of one paper for one term, or zero: what `score` gives, as long as `frequency` counts all its papers. */
	scoreOne(term: string, weights: FieldWeights, paperNumber: number): number {
		let sum = 0;
		for (const [field, papers] of this.#papersWith(term) ?? []) {
			const frequency = papers.get(paperNumber) ?? 0;
			const name = searchFields[field];
			if (frequency > 0 && name !== undefined) {
				sum += ((weights[name] ?? 0) * frequency) / this.#lengthFactor(field, name, paperNumber);
			}
		}
		const k = this.#settings.saturation;
		return sum === 0 ? 0 : (this.#rarity(this.frequency(term)) * (k + 1) * sum) / (k + sum);
	}

	/** By how much a paper's text in a field is long: 1 for the average. */
	#lengthFactor(field: number, name: SearchField, paperNumber: number): number {
		const b = this.#settings.lengthNormalisation[name];
		const average = (this.#totals[field] ?? 0) / this.documentCount;
		return 1 - b + (b * (this.#lengths[field]?.[paperNumber] ?? 0)) / (average || 1);
	}

	#papersWith(term: string): TermPapers | undefined {
		if (this.#lookups.has(term)) {
			return this.#lookups.get(term);
		}
		const papers = this._index.get(term);
		this.#lookups.set(term, papers);
		return papers;
	}

	#rarity(papersWithTerm: number): number {
		return Math.log(1 + (this.documentCount - papersWithTerm + 0.5) / (papersWithTerm + 0.5));
	}

	#count(paper: PaperTerms, sign: 1 | -1): void {
		this.#lookups.clear();
		const number = this._idToShortId.get(paper.citekey);
		for (const [field, name] of searchFields.entries()) {
			const length = paper.terms[name].length;
			this.#totals[field] = (this.#totals[field] ?? 0) + sign * length;
			const lengths = this.#lengths[field];
			if (lengths && number !== undefined) {
				lengths[number] = sign > 0 ? length : 0;
			}
		}
	}
}

/** By field, the papers with a term and how often each has it. */
type TermPapers = ReadonlyMap<number, ReadonlyMap<number, number>>;

const titleField = searchFields.indexOf('title');
const abstractField = searchFields.indexOf('abstract');

function isSearchField(field: string): field is SearchField {
	return (searchFields as readonly string[]).includes(field);
}
