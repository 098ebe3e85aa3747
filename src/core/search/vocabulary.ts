import SearchableMap from 'minisearch/SearchableMap';
import type { Token } from './analyze';
import { editDistance } from './editDistance';
import { stem } from './stem';

/**
 * The words of all papers as they are written, folded: what completes a word being typed, corrects one that no paper has,
 * and knows that "wavtokenizer" is "wav tokenizer". The index itself knows only stems.
 */
export class Vocabulary {
	/** In how many papers each word stands, by the first letters of the word. */
	readonly #counts = new Map<string, Map<string, number>>();
	/** The same words, for finding near ones. */
	readonly #tree = new SearchableMap<true>();
	/** Ways to take a compound apart, by the compound, each with the number of papers that write it so. */
	readonly #compounds = new Map<string, Map<string, number>>();
	// Answers about words, good until the words change.
	readonly #completions = new Map<string, readonly string[]>();
	readonly #corrections = new Map<string, readonly string[]>();

	/** @param tokens all tokens of one paper. */
	add(tokens: Iterable<Token>): void {
		this.#count(tokens, 1);
	}

	/** @param tokens the very tokens that were added. */
	remove(tokens: Iterable<Token>): void {
		this.#count(tokens, -1);
	}

	/** In how many papers the word stands, 0 when it is unknown. */
	count(word: string): number {
		return this.#counts.get(startOf(word))?.get(word) ?? 0;
	}

	/** The stems of known words that begin with `prefix`, commonest first; a short prefix gives few. */
	complete(prefix: string): readonly string[] {
		return remember(this.#completions, prefix, () => {
			const known: [string, number][] = [];
			for (const [start, words] of this.#counts) {
				if (start.startsWith(prefix) || prefix.startsWith(start)) {
					for (const [word, count] of words) {
						if (word.startsWith(prefix) && word !== prefix) {
							known.push([word, count]);
						}
					}
				}
			}
			const limit = completionLimits[Math.min([...prefix].length, completionLimits.length - 1)];
			const terms = known.sort(byCount).map(([word]) => stem(word));
			return [...new Set(terms)].slice(0, limit);
		});
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
			const near: [string, number, number][] = [];
			let fewest = allowed;
			// The tree counts two swapped letters as two slips.
			for (const known of this.#tree.fuzzyGet(word, 2).keys()) {
				const distance = editDistance(word, known);
				if (distance <= fewest) {
					fewest = distance;
					near.push([known, this.count(known), distance]);
				}
			}
			return near
				.filter(([, , distance]) => distance === fewest)
				.sort(([a, countA], [b, countB]) => byCount([a, countA], [b, countB]))
				.slice(0, correctionLimit)
				.map(([known]) => known);
		});
	}

	/** The words a compound is made of; `undefined` when most papers that have it write it as one word. */
	split(word: string): readonly string[] | undefined {
		const [commonest] = [...(this.#compounds.get(word) ?? [])].sort(byCount);
		return commonest && commonest[1] * 2 >= this.count(word) ? commonest[0].split(' ') : undefined;
	}

	/** Whether some paper writes the word with a hyphen or a hump. */
	isCompound(word: string): boolean {
		return this.#compounds.has(word);
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

	#count(tokens: Iterable<Token>, change: 1 | -1): void {
		const words = new Set<string>();
		const compounds = new Map<string, string>();
		for (const { word, parts } of tokens) {
			words.add(word);
			if (parts && !compounds.has(word)) {
				compounds.set(word, parts.join(' '));
			}
		}
		for (const word of words) {
			this.#countWord(word, change);
		}
		for (const [word, way] of compounds) {
			this.#countCompound(word, way, change);
		}
		this.#completions.clear();
		this.#corrections.clear();
	}

	#countWord(word: string, change: 1 | -1): void {
		const start = startOf(word);
		const counts = this.#counts.get(start) ?? new Map<string, number>();
		this.#counts.set(start, counts);
		const before = counts.get(word) ?? 0;
		if (before + change > 0) {
			counts.set(word, before + change);
			if (before === 0) {
				this.#tree.set(word, true);
			}
		} else {
			counts.delete(word);
			this.#tree.delete(word);
		}
	}

	#countCompound(word: string, way: string, change: 1 | -1): void {
		const ways = this.#compounds.get(word) ?? new Map<string, number>();
		const count = (ways.get(way) ?? 0) + change;
		if (count > 0) {
			ways.set(way, count);
			this.#compounds.set(word, ways);
		} else {
			ways.delete(way);
			if (ways.size === 0) {
				this.#compounds.delete(word);
			}
		}
	}
}

function startOf(word: string): string {
	return word.slice(0, 2);
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

/** Commonest first, then by code units, so that the order never depends on the order of adding. */
function byCount([a, countA]: readonly [string, number], [b, countB]: readonly [string, number]): number {
	return countB - countA || (a < b ? -1 : a > b ? 1 : 0);
}

/** By the number of letters typed; the last holds for all longer. */
const completionLimits: readonly number[] = [0, 8, 16, 32, 64];
const correctionLimit = 6;
/** The search for near words takes room with the square of the length. */
const longestCorrected = 40;
const mostRemembered = 500;
