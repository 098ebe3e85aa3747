import type { Slices } from '../model/slices';
import { bestOf } from './best';
import { editDistance } from './editDistance';
import type { Lexicon } from './lexicon';
import { popCount, signatureOf } from './letterSignature';
import { withCapacity } from './withCapacity';
import { checkChains } from './savedChecks';
import type { SaveReader, SaveWriter } from './savedParts';
import { stem } from './stem';
import { toUtf8 } from './utf8';

/**
 * The words of all papers as they are written, folded: what completes a word being typed, corrects one that no paper has,
 * and knows that "wavtokenizer" is "wav tokenizer". The postings know only stems.
 *
 * Completions and corrections look at every word, first at a number that stands for its letters. Reading one number per word is so fast
 * that a tree or a sorted list of hundreds of thousands of words would not be worth its memory.
 */
export class Vocabulary {
	/** In how many papers each word stands, and each way to put a compound together. */
	#counts = new Uint32Array(0);
	/** Of words that stand somewhere, or did; 0 for everything else. */
	#signatures = new Uint32Array(0);
	/** The first way to put a word together, and after a way the next one; 0 where there is none. */
	#ways = new Uint32Array(0);
	// Answers about words, good until the words change.
	readonly #completions = new Map<string, readonly string[]>();
	readonly #corrections = new Map<string, readonly string[]>();
	#lastAfter: { readonly bytes: Uint8Array; readonly words: readonly number[] } | undefined;

	constructor(private readonly lexicon: Lexicon) {}

	/** Counts a paper for a word, or takes it off. */
	countWord(word: number, change: 1 | -1): void {
		this.#makeRoom();
		this.#counts[word] = (this.#counts[word] ?? 0) + change;
		if (this.#signatures[word] === 0) {
			this.#signatures[word] = signatureOf(this.lexicon.wordOf(word));
		}
		this.#forget();
	}

	/** Counts a paper for a way to put a word together, or takes it off. */
	countWay(word: number, way: number, change: 1 | -1): void {
		this.#makeRoom();
		if (!this.#waysOf(word).includes(way)) {
			this.#ways[way] = this.#ways[word] ?? 0;
			this.#ways[word] = way;
		}
		this.#counts[way] = (this.#counts[way] ?? 0) + change;
		this.#forget();
	}

	/** Sets in how many papers a word, or a way to put one together, stands. */
	recount(word: number, count: number): void {
		if (word < this.#counts.length) {
			this.#counts[word] = count;
			this.#forget();
		}
	}

	/** In how many papers the word stands, 0 when it is unknown. */
	count(word: string): number {
		return this.#counts[this.lexicon.find(word)] ?? 0;
	}

	/** The stems of known words that begin with `prefix`, commonest first; a short prefix gives few. */
	complete(prefix: string): readonly string[] {
		return remember(this.#completions, prefix, () => {
			const limit = completionLimits[Math.min([...prefix].length, completionLimits.length - 1)] ?? 0;
			const known = limit === 0 ? [] : this.wordsAfter(prefix);
			for (let looked = 4 * limit; ; looked *= 4) {
				const best = bestOf(known, looked, (a, b) => this.#isCommoner(b, a));
				const terms = best
					.sort((a, b) => (this.#isCommoner(a, b) ? -1 : 1))
					.map((word) => stem(this.lexicon.wordOf(word)));
				const different = [...new Set(terms)].slice(0, limit);
				if (different.length === limit || looked >= known.length) {
					return different;
				}
			}
		});
	}

	/** The known words that go on where `prefix` stops, as the lexicon numbers them, lowest first. */
	wordsAfter(prefix: string): readonly number[] {
		const bytes = toUtf8(prefix);
		const before = this.#lastAfter;
		// While a word is typed on, what goes on behind it is among what did before.
		const words =
			before && before.bytes.length > 0 && before.bytes.every((byte, at) => byte === bytes[at])
				? before.words.filter((word) => this.#goesOn(word, bytes))
				: this.#allAfter(signatureOf(prefix), bytes);
		this.#lastAfter = { bytes, words };
		return words;
	}

	/**
	 * The known words that an unknown one may be meant for: those the fewest slips away (a letter wrong, missing, too many,
	 * or two swapped), commonest first. One slip is allowed from four letters on, two from eight on.
	 */
	correct(word: string): readonly string[] {
		return remember(this.#corrections, word, () => {
			const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
			const isNumber = (word.match(/\d/g)?.length ?? 0) > 1;
			if (allowed === 0 || word.length > longestCorrected || isNumber || this.count(word) > 0) {
				return [];
			}
			let fewest = allowed;
			let near: number[] = [];
			for (const known of this.#wordsWithLettersOf(word, allowed)) {
				const distance = editDistance(word, this.lexicon.wordOf(known));
				if (distance <= fewest) {
					near = distance < fewest ? [known] : [...near, known];
					fewest = distance;
				}
			}
			return near
				.sort((a, b) => (this.#isCommoner(a, b) ? -1 : 1))
				.slice(0, correctionLimit)
				.map((known) => this.lexicon.wordOf(known));
		});
	}

	/** The words a compound is made of; `undefined` when most papers that have it write it as one word. */
	split(word: string): readonly string[] | undefined {
		const [commonest] = this.#waysOf(this.lexicon.find(word)).sort((a, b) =>
			this.#isCommoner(a, b) ? -1 : 1,
		);
		const count = commonest === undefined ? 0 : (this.#counts[commonest] ?? 0);
		return commonest !== undefined && count > 0 && count * 2 >= this.count(word)
			? this.lexicon.wordOf(commonest).split(' ')
			: undefined;
	}

	/** Whether some paper writes the word with a hyphen or a hump. */
	isCompound(word: string): boolean {
		return this.#waysOf(this.lexicon.find(word)).some((way) => (this.#counts[way] ?? 0) > 0);
	}

	/** Two known words that make up an unknown one, each of three letters at least. */
	cut(word: string): readonly string[] | undefined {
		if (word.length > longestCorrected) {
			return undefined;
		}
		let best: readonly string[] | undefined;
		let bestCount = 0;
		for (let at = 3; at <= word.length - 3; at++) {
			const halves = [word.slice(0, at), word.slice(at)];
			const count = Math.min(...halves.map((half) => this.count(half)));
			if (count > bestCount) {
				best = halves;
				bestCount = count;
			}
		}
		return best;
	}

	*save(writer: SaveWriter): Slices<void> {
		this.#makeRoom();
		for (const numbers of [this.#counts, this.#ways]) {
			writer.numbers(numbers, this.lexicon.limit);
			yield;
		}
		writer.numbers(this.#signatures, this.lexicon.limit);
	}

	/** @param lexicon as it was when the vocabulary was saved. */
	static *load(lexicon: Lexicon, reader: SaveReader): Slices<Vocabulary> {
		const vocabulary = new Vocabulary(lexicon);
		vocabulary.#counts = yield* reader.manyNumbers(Uint32Array, lexicon.limit);
		vocabulary.#ways = yield* reader.manyNumbers(Uint32Array, lexicon.limit);
		yield* checkChains(vocabulary.#ways);
		vocabulary.#signatures = yield* reader.manyNumbers(Uint32Array, lexicon.limit);
		return vocabulary;
	}

	#goesOn(word: number, prefix: Uint8Array): boolean {
		return this.lexicon.lengthOf(word) > prefix.length && this.lexicon.startsWith(word, prefix);
	}

	/** @param letters of the prefix; see `signatureOf`. */
	#allAfter(letters: number, prefix: Uint8Array): number[] {
		const words: number[] = [];
		for (let word = 1; word < this.#signatures.length; word++) {
			if (
				((this.#signatures[word] ?? 0) & letters) === (letters | 0) &&
				(this.#counts[word] ?? 0) > 0 &&
				this.#goesOn(word, prefix)
			) {
				words.push(word);
			}
		}
		return words;
	}

	/** Known words that may be so many slips away: a slip brings one new letter at most, and takes one away at most. */
	*#wordsWithLettersOf(word: string, slips: number): Generator<number> {
		const letters = signatureOf(word);
		const length = toUtf8(word).length;
		for (let known = 1; known < this.#signatures.length; known++) {
			const signature = this.#signatures[known] ?? 0;
			if (
				signature !== 0 &&
				popCount(signature & ~letters) <= slips &&
				popCount(letters & ~signature) <= slips &&
				// A letter has four bytes at most.
				Math.abs(this.lexicon.lengthOf(known) - length) <= 4 * slips &&
				(this.#counts[known] ?? 0) > 0
			) {
				yield known;
			}
		}
	}

	#waysOf(word: number): number[] {
		const ways: number[] = [];
		for (let way = word === 0 ? 0 : (this.#ways[word] ?? 0); way !== 0; way = this.#ways[way] ?? 0) {
			ways.push(way);
		}
		return ways;
	}

	/** Commonest first, then by code units, so that the order never depends on the order of adding. */
	#isCommoner(a: number, b: number): boolean {
		const difference = (this.#counts[a] ?? 0) - (this.#counts[b] ?? 0);
		return difference > 0 || (difference === 0 && this.lexicon.isBefore(a, b));
	}

	#makeRoom(): void {
		const { limit } = this.lexicon;
		if (this.#counts.length < limit) {
			this.#counts = withCapacity(this.#counts, limit);
			this.#ways = withCapacity(this.#ways, limit);
			this.#signatures = withCapacity(this.#signatures, limit);
		}
	}

	#forget(): void {
		if (this.#completions.size + this.#corrections.size > 0) {
			this.#completions.clear();
			this.#corrections.clear();
		}
		this.#lastAfter = undefined;
	}
}

function remember<T>(answers: Map<string, T>, word: string, answer: () => T): T {
	const known = answers.get(word);
	if (known !== undefined) {
		return known;
	}
	const fresh = answer();
	if (answers.size >= mostRemembered) {
		answers.clear();
	}
	answers.set(word, fresh);
	return fresh;
}

/** By the number of letters typed; the last holds for all longer. */
const completionLimits: readonly number[] = [0, 8, 16, 32, 64];
const correctionLimit = 6;
/** The search for near words takes room with the square of the length. */
const longestCorrected = 40;
const mostRemembered = 500;
