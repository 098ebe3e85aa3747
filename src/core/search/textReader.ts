import { analyze } from './analyze';
import { addToHash, hashStart, type Lexicon } from './lexicon';

/**
 * Reads texts as `analyze` does, into numbers instead of tokens: what indexing takes its time for.
 *
 * Nearly all words are plain ones and go to the lexicon letter by letter. Everything else (compounds, capitals, digits, other
 * scripts) is analysed once as it stands between two characters that are part of no word, and remembered.
 */
export class TextReader {
	/** The words of the text read last, in its order; only the first `count` are of it. */
	readonly words: number[] = [];
	/** For each word the way it is put together ("wav tokenizer"), as the lexicon numbers it; 0 for one that is no compound. */
	readonly ways: number[] = [];
	count = 0;

	/** By what stands in the text, its words and ways in turn. */
	readonly #remembered = new Map<string, readonly number[]>();

	constructor(private readonly lexicon: Lexicon) {}

	read(text: string): void {
		this.count = 0;
		const end = text.length;
		for (let at = 0; at < end;) {
			if (kindOf(text.charCodeAt(at)) === gap) {
				at++;
				continue;
			}
			const start = at;
			let hash = hashStart;
			let unit = text.charCodeAt(at);
			if (isLetter(unit)) {
				do {
					hash = addToHash(hash, unit | 0x20);
					at++;
					unit = at < end ? text.charCodeAt(at) : space;
				} while (kindOf(unit) === small);
			}
			if (at > start && endsWord(text, at, unit)) {
				this.#push(this.lexicon.internLetters(text, start, at, hash), 0);
				continue;
			}
			while (at < end && kindOf(text.charCodeAt(at)) !== gap) {
				at++;
			}
			this.#readOther(text.slice(start, at));
		}
	}

	#readOther(stretch: string): void {
		const known = this.#remembered.get(stretch) ?? this.#analyze(stretch);
		for (let at = 0; at < known.length; at += 2) {
			this.#push(known[at] ?? 0, known[at + 1] ?? 0);
		}
	}

	#analyze(stretch: string): readonly number[] {
		const numbers = analyze(stretch).flatMap(({ word, parts }) => [
			this.lexicon.intern(word),
			parts ? this.lexicon.intern(parts.join(' ')) : 0,
		]);
		if (this.#remembered.size >= mostRemembered) {
			this.#remembered.clear();
		}
		if (stretch.length <= longestRemembered) {
			// A slice of a longer text would keep the whole of it in memory.
			this.#remembered.set(stretch.split('').join(''), numbers);
		}
		return numbers;
	}

	#push(word: number, way: number): void {
		this.words[this.count] = word;
		this.ways[this.count] = way;
		this.count++;
	}
}

/** Whether a run of letters is a word by itself, given what comes next: nothing of a word, or the full stop of a sentence. */
function endsWord(text: string, at: number, next: number): boolean {
	const kind = kindOf(next);
	return (
		kind === gap || (kind === connector && (at + 1 >= text.length || kindOf(text.charCodeAt(at + 1)) === gap))
	);
}

function isLetter(unit: number): boolean {
	return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

function kindOf(unit: number): number {
	return unit < kinds.length ? (kinds[unit] ?? gap) : other;
}

const gap = 0;
const small = 1;
const connector = 2;
const other = 3;

/** What each ASCII character is to a word. */
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
	const character = String.fromCharCode(unit);
	if (/[a-z]/.test(character)) {
		return small;
	}
	if (/[-._']/.test(character)) {
		return connector;
	}
	return /[A-Z0-9+#]/.test(character) ? other : gap;
});
const space = 0x20;
const mostRemembered = 10_000;
const longestRemembered = 60;
