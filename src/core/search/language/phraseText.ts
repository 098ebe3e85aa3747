import { analyze, type Token } from '../analyze';
import { matchesForm, type WordForm } from './wantedWords';

/** A phrase, prepared for being looked for in many texts. */
export interface PhrasePattern {
	readonly words: readonly WordForm[];
	/** Finds in a text without accents every place where the phrase may be; `undefined` for other scripts. */
	readonly quick: RegExp | undefined;
}

/**
 * @param words in their order.
 * @param written for each, all that any paper writes for it, folded.
 */
export function phrasePattern(
	words: readonly WordForm[],
	written: readonly (readonly string[])[],
): PhrasePattern {
	const known = written.map((forms, at) => {
		const { word } = words[at] ?? { word: '' };
		return [...new Set([word, ...forms])].flatMap((form) => [form, ...(greekLetters().get(form) ?? [])]);
	});
	const isLatin = words.every(({ word }) => /^[a-z0-9]{1,40}$/.test(word));
	const alternatives = known.map(
		(forms) => `(?:${forms.filter((form) => latinPattern.test(form)).join('|')})`,
	);
	return { words, quick: isLatin ? new RegExp(alternatives.join(betweenWords), 'gi') : undefined };
}

/** Whether a text has the words in their order, without others between. */
export function hasPhrase(text: string, pattern: PhrasePattern): boolean {
	const { words, quick } = pattern;
	if (!quick) {
		return hasWordsInOrder(text, words);
	}
	quick.lastIndex = 0;
	const first = quick.exec(text);
	if (first && isSure(text, first, words)) {
		return true;
	}
	const letters = withoutAccents(text);
	if (letters === undefined) {
		return hasWordsInOrder(text, words);
	}
	return letters === text && !first ? false : hasPhraseInLetters(letters, pattern, quick);
}

function hasPhraseInLetters(letters: string, { words }: PhrasePattern, quick: RegExp): boolean {
	quick.lastIndex = 0;
	for (let found = quick.exec(letters); found; found = quick.exec(letters)) {
		const start = found.index;
		const end = endOfChunks(letters, start, words.length + 1);
		if (hasWordsInOrder(letters.slice(startOfChunk(letters, start), end), words)) {
			return true;
		}
		quick.lastIndex = start + 1;
	}
	return false;
}

/** Whether what was found is plain words with blanks between, as nearly all is: then it need not be analysed. */
function isSure(text: string, found: RegExpExecArray, words: readonly WordForm[]): boolean {
	const [phrase] = found;
	const before = text.charAt(found.index - 1);
	const behind = text.charAt(found.index + phrase.length);
	return (
		(before === '' || before === ' ') &&
		(behind === '' || ' ,;:)'.includes(behind) || words.at(-1)?.isStart === true) &&
		plainWordsPattern.test(phrase) &&
		phrase.split(' ').length === words.length
	);
}

/** `hasPhrase` for a text that is short, or analysed anyway. */
export function hasWordsInOrder(text: string, words: readonly WordForm[]): boolean {
	const tokens = analyze(text).filter(({ parts }) => !parts);
	return tokens.some((_, start) => words.every((word, at) => isToken(tokens[start + at], word)));
}

function isToken(token: Token | undefined, form: WordForm): boolean {
	return token !== undefined && matchesForm(token, form);
}

/** A text whose words are those of the given one, spelt in plain letters; `undefined` where a letter cannot be taken apart. */
function withoutAccents(text: string): string | undefined {
	if (asciiPattern.test(text)) {
		return text;
	}
	const letters = text.replace(otherPattern, (run) => run.normalize('NFKD').replace(/\p{Mn}/gu, ''));
	return indivisiblePattern.test(letters) ? undefined : letters;
}

/** Nothing that is read as one thing has a blank in it. */
function startOfChunk(text: string, from: number): number {
	let start = from;
	while (start > 0 && !/\s/.test(text.charAt(start - 1))) {
		start--;
	}
	return start;
}

/** Where so many runs without a blank, each with a letter or digit, have ended. */
function endOfChunks(text: string, from: number, count: number): number {
	chunkPattern.lastIndex = from;
	for (let left = count; left > 0 && chunkPattern.test(text); left--);
	return chunkPattern.lastIndex > 0 ? chunkPattern.lastIndex : text.length;
}

/** By its name, a Greek letter as it may stand in a text. */
function greekLetters(): ReadonlyMap<string, readonly string[]> {
	if (!greek) {
		greek = new Map();
		for (let code = 0x3b1; code <= 0x3c9; code++) {
			const letter = String.fromCodePoint(code);
			const name = analyze(letter)[0]?.word ?? '';
			greek.set(name, [...(greek.get(name) ?? []), letter]);
		}
	}
	return greek;
}

let greek: Map<string, readonly string[]> | undefined;

const asciiPattern = /^[\0-\x7f]*$/;
const otherPattern = /[^\0-\x7f]+/g;
/** Latin letters that no accent makes: `fold` has plain ones for them. */
const indivisiblePattern = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]/;
const chunkPattern = /[^a-z0-9]*\S+/giy;
const plainWordsPattern = /^[A-Za-z]?[a-z]+(?: [A-Za-z]?[a-z]+)*$/;
const latinPattern = /^(?:[a-z0-9]+|[α-ω])$/;
/** As much as `analyze` allows between two words that follow each other, and more. */
const betweenWords = "(?:['’]s)?[^a-z0-9]*";
