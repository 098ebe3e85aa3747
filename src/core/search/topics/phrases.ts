import { analyze } from '../analyze';
import { plainText } from '../paperFields';
import { stem } from '../stem';
import { stopWords } from '../stopWords';
import { isGeneral } from './generalWords';

/** Some words in a row, as a text has them. */
export interface Phrase {
	/** Their stems, with spaces between: what is the same for "speech codec" and "Speech Codecs". */
	readonly key: string;
	readonly words: readonly string[];
}

/** Reads phrases of one to three words, and remembers the stem of each word, which is what takes the time. */
export class PhraseReader {
	readonly #stems = new Map<string, string>();

	/** Those in a title that could name a topic: none that begins or ends like part of a sentence. */
	*nameLike(title: string): Generator<Phrase> {
		for (const { phrase, isOpening } of this.#read(title, () => true)) {
			if (isNounPhrase(phrase, isOpening)) {
				yield phrase;
			}
		}
	}

	/** Those in a text that are among the wanted ones, by key. */
	*wanted(text: string, wanted: ReadonlyMap<string, unknown>): Generator<Phrase> {
		for (const { phrase } of this.#read(text, (key) => wanted.has(key))) {
			yield phrase;
		}
	}

	*#read(text: string, isWanted: (key: string) => boolean): Generator<FoundPhrase> {
		for (const part of plainText(text).split(partPattern)) {
			const words = part.match(wordPattern) ?? [];
			const stems = words.map((word) => this.#stemOf(word));
			for (let start = 0; start < words.length; start++) {
				for (let end = start + 1; end <= Math.min(start + mostWords, words.length); end++) {
					const key = stems.slice(start, end).join(' ');
					if (isWanted(key)) {
						const phrase = { key, words: words.slice(start, end) };
						yield { phrase, isOpening: start === 0 };
					}
				}
			}
		}
	}

	#stemOf(word: string): string {
		let known = this.#stems.get(word);
		if (known === undefined) {
			known = analyze(word).at(-1)?.term ?? word;
			this.#stems.set(word, known);
		}
		return known;
	}
}

interface FoundPhrase {
	readonly phrase: Phrase;
	/** Whether it is what a text, or a part after punctuation, begins with. */
	readonly isOpening: boolean;
}

function isNounPhrase({ key, words }: Phrase, isOpening: boolean): boolean {
	const [first = '', ...others] = words;
	const last = words.at(-1) ?? '';
	const isOrdinary = (word: string): boolean => !stopWords.has(word.toLowerCase()) && !isGeneral(word);
	const between = others.slice(0, -1);
	return (
		isOrdinary(first) &&
		isOrdinary(last) &&
		last.length > 1 &&
		between.every((word) => isOrdinary(word) || linkingWords.has(word.toLowerCase())) &&
		!(isOpening && gerundPattern.test(first)) &&
		!isModifier(last) &&
		new Set(key.split(' ')).size === words.length
	);
}

/** Whether a word leaves a name open: "autoregressive", "text-to-image", "based". */
function isModifier(word: string): boolean {
	nounStems ??= new Set(nounsLikeModifiers.split(' ').map(stem));
	return (
		(modifierPattern.test(word) && !nounStems.has(stem(word.toLowerCase()))) ||
		/^\p{Ll}+(?:-\p{Ll}+)+$/u.test(word.toLowerCase())
	);
}

const mostWords = 3;
// Words of one phrase stand side by side, or have an apostrophe or a slash less.
const partPattern = /[.,;:!?()[\]{}"“”/|]+(?=\s|$)|[,;:!?()[\]{}"“”|]|\s[-–—]+\s/u;
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-‐‑–'’+.][\p{L}\p{N}\p{M}]+)*\+*/gu;
const linkingWords: ReadonlySet<string> = new Set(['of', 'to', 'in']);
const gerundPattern = /^\p{L}{2,}ing$/u;
const modifierPattern = /(?:ive|ous|able|ible|ful|less|ed|ical|[st]ial|nal|ual|ral|ary|ic|er|est)$/iu;
/** Of `nounsLikeModifiers`; made when they are first asked for, as in `generalWords.ts`. */
let nounStems: ReadonlySet<string> | undefined;
/** Nouns that end like adjectives. */
const nounsLikeModifiers =
	'music topic logic metric fabric traffic arithmetic physic epidemic ceramic mechanic dynamic robot graphic semantic statistic ' +
	'seed feed speed need bed library dictionary summary vocabulary boundary adversary primary archive objective perspective drive ' +
	'table cable variable signal journal terminal channel kernel neural retrieval survival removal approval arrival mineral manual ' +
	'process wireless transformer tokenizer encoder decoder layer computer user parser paper number filter cluster power water cancer ' +
	'transfer register buffer router server driver sensor answer order classifier optimizer learner reader speaker polymer fiber ' +
	'matter letter character parameter laser radar solver adapter controller compiler interest test forest request digest rest';
