import { analyze, squash, type Token } from './analyze';
import { ranking } from './rank';
import { stem } from './stem';
import { stopWords } from './stopWords';
import type { Vocabulary } from './vocabulary';

/** What a query asks the index for. */
export interface Query {
	/** A short query names a paper and may still be being typed; a long one describes what a paper says. */
	readonly kind: 'find' | 'sentence';
	readonly parts: readonly QueryPart[];
	/** The terms that say what it is about, and how much each counts. */
	readonly topic: ReadonlyMap<string, number>;
	/** Of a short query, its words as they stand, folded; a part's `covers` are places in here. */
	readonly words: readonly string[];
	/** The query as one run of letters and digits, first as it stands, then with unknown words corrected. */
	readonly readings: readonly string[];
	/** Runs of neighbouring words that may be a paper's name, squashed, and the share of the query each is. */
	readonly runs: readonly { readonly run: string; readonly share: number }[];
	readonly isOneWord: boolean;
}

/** A term and how much of a whole match it is, 0 to 1. */
export interface QueryTerm {
	readonly term: string;
	readonly weight: number;
}

/** One thing asked for: a word, or a compound of neighbouring words. */
export interface QueryPart {
	/** Any of these stands for it. */
	readonly terms: readonly QueryTerm[];
	/** Words it may be the beginning of. */
	readonly completions: readonly QueryTerm[];
	readonly boost: number;
	/** First and last (exclusive) of the words of a short query that a paper with this part covers. */
	readonly covers: readonly [number, number];
}

interface Word {
	readonly word: string;
	/** Known words in its place, best first; empty when it is known itself or nothing is near. */
	readonly corrections: readonly string[];
	readonly completions: readonly string[];
}

interface Words {
	readonly words: readonly string[];
	readonly compounds: readonly Compound[];
}

interface Compound {
	readonly word: string;
	readonly from: number;
	readonly to: number;
}

export function readQuery(text: string, vocabulary: Vocabulary): Query {
	const tokens = analyze(text);
	const wordCount = tokens.filter((token) => !token.parts).length;
	if (wordCount > ranking.longestFindQuery) {
		return sentenceQuery(text, tokens);
	}
	const words = readWords(tokens, vocabulary);
	return words.words.length > mostWords ? sentenceQuery(text, tokens) : findQuery(text, words, vocabulary);
}

function sentenceQuery(text: string, tokens: readonly Token[]): Query {
	const boosts = new Map<string, number>();
	for (const { word, term, parts } of tokens) {
		if (!stopWords.has(word)) {
			boosts.set(term, (boosts.get(term) ?? 0) + (parts ? ranking.sentence.compound : 1));
		}
	}
	return {
		kind: 'sentence',
		parts: [...boosts].map(([term, boost]) => ({
			terms: [{ term, weight: 1 }],
			completions: [],
			boost,
			covers: [0, 0],
		})),
		topic: boosts,
		words: [],
		readings: [squash(text)],
		runs: [],
		isOneWord: false,
	};
}

function findQuery(text: string, { words: plainWords, compounds }: Words, vocabulary: Vocabulary): Query {
	const { find } = ranking;
	const isOpen = /[\p{L}\p{N}+#]$/u.test(text);
	const words = plainWords.map((word, at) =>
		readWord(word, isOpen && at === plainWords.length - 1, vocabulary),
	);
	const total = words.reduce((sum, { word }) => sum + wordWeight(word), 0);
	const shares = words.map(({ word }) => wordWeight(word) / total);
	const isScrap = (at: number): boolean =>
		isShort(words[at]?.word ?? '') && compounds.some(({ from, to }) => from <= at && at < to);
	const parts: QueryPart[] = words.map((word, at) => ({
		terms:
			word.corrections.length > 0
				? unique(word.corrections.map(stem)).map((term) => ({ term, weight: find.correction }))
				: [{ term: stem(word.word), weight: 1 }],
		completions: word.completions.map((term) => ({ term, weight: 1 })),
		boost: isScrap(at) ? find.scrap : 1,
		covers: [at, at + 1],
	}));
	const topic = new Map<string, number>();
	for (const { word, corrections, completions } of words) {
		const isKnown = vocabulary.count(word) > 0;
		const meant = isKnown ? [stem(word)] : unique([...corrections.map(stem), ...completions.slice(0, 1)]);
		for (const term of stopWords.has(word) ? [] : meant) {
			topic.set(term, 1 / meant.length);
		}
	}
	for (const { word, from, to } of compounds) {
		topic.set(stem(word), find.compound);
		parts.push({
			terms: [{ term: stem(word), weight: 1 }],
			completions: [],
			boost: find.compound,
			covers: [from, to],
		});
	}
	return {
		kind: 'find',
		parts,
		topic,
		words: words.map(({ word }) => word),
		readings: readingsOf(text, words),
		runs: [
			...runsOf(words, shares),
			...compounds.map(({ word, from, to }) => ({ run: word, share: sum(shares, from, to) })),
		],
		isOneWord: words.length === 1,
	};
}

/**
 * The words of a text without its compounds, and its compounds: those that it writes with a hyphen or in camel case, those that some
 * paper writes so ("wavtokenizer", "self attention"), and neighbours that some paper writes as one word ("e car").
 */
function readWords(tokens: readonly Token[], vocabulary: Vocabulary): Words {
	const words: string[] = [];
	const compounds = new Map<string, Compound>();
	const add = (word: string, from: number, to: number): void => {
		compounds.set(`${word} ${from}`, { word, from, to });
	};
	for (const { word, parts } of tokens) {
		if (parts) {
			const count = sum(parts.map((part) => vocabulary.split(part)?.length ?? 1));
			add(word, Math.max(words.length - count, 0), words.length);
			continue;
		}
		const source = vocabulary.split(word) ?? cutUnknown(word, vocabulary) ?? [word];
		words.push(...source);
		if (source.length > 1) {
			add(word, words.length - source.length, words.length);
		}
	}
	for (let from = 0; from < words.length; from++) {
		for (let to = from + 2; to <= Math.min(from + longestJoin, words.length); to++) {
			const parts = words.slice(from, to);
			const word = parts.join('');
			if (isLikelyCompound(word, parts, vocabulary)) {
				add(word, from, to);
			}
		}
	}
	return { words, compounds: [...compounds.values()] };
}

/** "selfattention", where papers write "self attention" only. */
function cutUnknown(word: string, vocabulary: Vocabulary): readonly string[] | undefined {
	const isKnown = vocabulary.count(word) > 0 || vocabulary.complete(word).length > 0;
	return isKnown || vocabulary.correct(word).length > 0 ? undefined : vocabulary.cut(word);
}

/** "can" and "not" are no compound because some paper says "cannot". */
function isLikelyCompound(word: string, parts: readonly string[], vocabulary: Vocabulary): boolean {
	if (vocabulary.count(word) === 0 || stopWords.has(word)) {
		return false;
	}
	const inner = vocabulary.isCompound(word) ? [parts[0], parts.at(-1)] : parts;
	return !inner.some((part) => part === undefined || stopWords.has(part));
}

function readWord(word: string, isOpen: boolean, vocabulary: Vocabulary): Word {
	const completions = isOpen ? vocabulary.complete(word) : [];
	const isUnknown = completions.length === 0 && vocabulary.count(word) === 0;
	return { word, completions, corrections: isUnknown ? vocabulary.correct(word) : [] };
}

/** The query as it stands and, where a word is unknown, with each word it may be meant for. */
function readingsOf(text: string, words: readonly Word[]): string[] {
	const corrected = Math.max(0, ...words.map((word) => word.corrections.length));
	const readings = [squash(text)];
	for (let rank = 0; rank < corrected; rank++) {
		readings.push(words.map((word) => word.corrections[rank] ?? word.corrections[0] ?? word.word).join(''));
	}
	return unique(readings.filter(Boolean));
}

function runsOf(words: readonly Word[], shares: readonly number[]): { run: string; share: number }[] {
	const runs: { run: string; share: number }[] = [];
	for (let from = 0; from < words.length; from++) {
		for (let to = from + 1; to <= words.length; to++) {
			const share = sum(shares, from, to);
			const chosen = words.slice(from, to);
			for (const run of new Set(
				[chosen.map(({ word }) => word), chosen.map(({ word, corrections }) => corrections[0] ?? word)].map(
					(run) => run.join(''),
				),
			)) {
				runs.push({ run, share });
			}
		}
	}
	return runs;
}

function wordWeight(word: string): number {
	return stopWords.has(word) ? ranking.find.stopWord : 1;
}

function isShort(word: string): boolean {
	return word.length <= 2 && !stopWords.has(word);
}

function sum(numbers: readonly number[], from = 0, to = numbers.length): number {
	return numbers.slice(from, to).reduce((total, number) => total + number, 0);
}

function unique(words: readonly string[]): string[] {
	return [...new Set(words)];
}

const longestJoin = 4;
/** Sets of words are kept in the bits of one number. */
const mostWords = 30;
