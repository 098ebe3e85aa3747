import type { Slices } from '../model/slices';
import type { Lexicon } from './lexicon';
import { withCapacity } from './withCapacity';
import type { SaveReader, SaveWriter } from './savedParts';
import { stem } from './stem';

/** Terms are stems: which words have which, and in how many papers each term stands. All are numbers of the lexicon. */
export class Terms {
	/** By word, its term; 0 where it was not asked for yet. */
	#terms = new Uint32Array(0);
	/** By term, its first word, and by word the next one of the same term, in the order of code units. */
	#firstWords = new Uint32Array(0);
	#nextWords = new Uint32Array(0);
	/** By term, how many papers have it in their titles, and in their abstracts. */
	readonly #inField = { title: new Uint32Array(0), abstract: new Uint32Array(0) };

	constructor(private readonly lexicon: Lexicon) {}

	/** The term of a word, which must be one. */
	of(word: number): number {
		const known = this.#terms[word] ?? 0;
		return known === 0 ? this.#enter(word) : known;
	}

	/** The first of the words that have the term, in an order that does not depend on what came when; 0 when none has. */
	first(term: number): number {
		return this.#firstWords[term] ?? 0;
	}

	/** The word after another of the same term; 0 after the last. */
	next(word: number): number {
		return this.#nextWords[word] ?? 0;
	}

	/** In how many papers the term stands in the title, or in the abstract, whichever are more. */
	frequency(term: number): number {
		return Math.max(this.#inField.title[term] ?? 0, this.#inField.abstract[term] ?? 0);
	}

	/** Counts a paper for a term, or takes it off. */
	count(term: number, field: 'title' | 'abstract', change: 1 | -1): void {
		this.recount(term, field, (this.#inField[field][term] ?? 0) + change);
	}

	/** Sets how many papers have the term in that field. */
	recount(term: number, field: 'title' | 'abstract', papers: number): void {
		this.#inField[field][term] = papers;
	}

	*save(writer: SaveWriter): Slices<void> {
		this.#makeRoom();
		const { title, abstract } = this.#inField;
		for (const numbers of [this.#terms, this.#firstWords, this.#nextWords, title, abstract]) {
			writer.numbers(numbers, this.lexicon.limit);
			yield;
		}
	}

	/** @param lexicon as it was when the terms were saved. */
	static *load(lexicon: Lexicon, reader: SaveReader): Slices<Terms> {
		const terms = new Terms(lexicon);
		const { limit } = lexicon;
		terms.#terms = yield* reader.manyNumbers(Uint32Array, limit);
		terms.#firstWords = yield* reader.manyNumbers(Uint32Array, limit);
		terms.#nextWords = yield* reader.manyNumbers(Uint32Array, limit);
		terms.#inField.title = yield* reader.manyNumbers(Uint32Array, limit);
		terms.#inField.abstract = yield* reader.manyNumbers(Uint32Array, limit);
		yield* terms.#checkWords();
		return terms;
	}

	/** Throws unless each word that has a term is once among the words of that term. */
	*#checkWords(): Slices<void> {
		let left = this.#terms.reduce((sum, term) => sum + (term === 0 ? 0 : 1), 0);
		for (let term = 1; term < this.#terms.length; term++) {
			for (let word = this.first(term); word !== 0 && left >= 0; word = this.next(word)) {
				left = this.#terms[word] === term ? left - 1 : -1;
			}
			if (term % termsPerStep === 0) {
				yield;
			}
		}
		if (left !== 0) {
			throw new RangeError('A saved index has a word of no term, or a term without an end.');
		}
	}

	#enter(word: number): number {
		const text = this.lexicon.wordOf(word);
		const term = this.lexicon.intern(stem(text));
		this.#makeRoom();
		this.#terms[word] = term;
		let before = 0;
		let next = this.first(term);
		while (next !== 0 && this.lexicon.wordOf(next) < text) {
			before = next;
			next = this.next(next);
		}
		this.#nextWords[word] = next;
		if (before === 0) {
			this.#firstWords[term] = word;
		} else {
			this.#nextWords[before] = word;
		}
		return term;
	}

	#makeRoom(): void {
		const { limit } = this.lexicon;
		if (this.#terms.length < limit) {
			this.#terms = withCapacity(this.#terms, limit);
			this.#firstWords = withCapacity(this.#firstWords, limit);
			this.#nextWords = withCapacity(this.#nextWords, limit);
			this.#inField.title = withCapacity(this.#inField.title, limit);
			this.#inField.abstract = withCapacity(this.#inField.abstract, limit);
		}
	}
}

const termsPerStep = 50_000;
