import { fold } from '../text/fold';
import type { Span } from '../text/range';
import { stem } from './stem';

/** A word as the index knows it. */
export interface Token {
	/** The word folded to lower case without accents: what completion and correction of typos go by. */
	readonly word: string;
	/** Its stem: what the index goes by. */
	readonly term: string;
	/** For a compound, or a name with its sign, the words it is made of: the last tokens before it without `parts`. */
	readonly parts?: readonly string[];
}

/**
 * The tokens of a text, in its order. The one chain for papers and queries.
 *
 * A word is a run of letters and digits. Words held together by a hyphen, a dot next to a digit, camel case or a change from
 * letters to digits give each part and then the whole: "self-attention" is `self`, `attention`, `selfattention`;
 * "WavTokenizer" is `wav`, `tokenizer`, `wavtokenizer`; "GPT-4o" and "GPT4o" are both `gpt`, `4o`, `gpt4o`. A part that would
 * be a single letter stays with its neighbour, except at a hyphen: "E-CAR" is `e`, `car`, `ecar`, but "xAR" is one word.
 * Plus signs and a sharp at the end belong to a name as well: "SoftCoT++" is also `softcot++`. A lone Greek letter is its
 * name ("β-VAE" is `beta`, `vae`, `betavae`). Runs of Chinese, Japanese or Korean writing are pairs of neighbouring letters.
 */
export function analyze(text: string): Token[] {
	const tokens: Token[] = [];
	for (const match of text.normalize('NFKC').matchAll(chunkPattern)) {
		analyzeChunk(match[0], tokens);
	}
	return tokens;
}

/** Where a word stands in a text; a whole is followed by its parts. */
export interface WordSpan extends Span {
	readonly isWhole: boolean;
}

/** Where the words of a text stand, in its order, and after a compound or name with a sign each of its parts. */
export function findWords(text: string): WordSpan[] {
	const spans: WordSpan[] = [];
	for (const chunk of text.matchAll(chunkPattern)) {
		const matches = ideographPattern.test(chunk[0])
			? neighbours(chunk[0])
			: [...chunk[0].matchAll(partPattern)];
		const parts = matches.filter((part) => part[0].length < chunk[0].length);
		const end = chunk.index + chunk[0].length;
		spans.push({ start: chunk.index, end, isWhole: parts.length > 0 });
		for (const part of parts) {
			const start = chunk.index + part.index;
			spans.push({ start, end: start + part[0].length, isWhole: false });
		}
	}
	return spans;
}

/** Each two letters of a word that follow each other. */
function neighbours(word: string): { readonly 0: string; readonly index: number }[] {
	return [...word.matchAll(/(?=(..))./gsu)].map((match) => ({ 0: match[1] ?? '', index: match.index }));
}

/**
 * A text as one run of folded letters and digits: "E-CAR: Efficient" is `ecarefficient`. What titles and names are compared
 * by, since spaces, hyphens and case vary with whoever writes them.
 */
export function squash(text: string): string {
	if (asciiTextPattern.test(text)) {
		return text.toLowerCase().replace(/[^a-z0-9+#]+/g, '');
	}
	return fold(text).replace(/[^\p{L}\p{N}+#]+/gu, '');
}

function analyzeChunk(chunk: string, tokens: Token[]): void {
	// Most words are plain, and a library has millions of them.
	if (plainPattern.test(chunk)) {
		const word = chunk.toLowerCase();
		tokens.push({ word, term: stem(word) });
		return;
	}
	const sign = /[+#]+$/.exec(chunk)?.[0] ?? '';
	const body = chunk.slice(0, chunk.length - sign.length).replace(/['’]s$/i, '');
	const start = tokens.length;
	const pieces = body.split(connectorPattern).filter(Boolean);
	for (const piece of pieces) {
		analyzePiece(piece, tokens);
	}
	if (pieces.length > 1 && pieces.length <= longestCompound) {
		pushWhole(tokens, start, pieces.map(foldWord).join(''));
	}
	if (sign) {
		pushWhole(tokens, start, pieces.map(foldWord).join('') + sign);
	}
}

function analyzePiece(piece: string, tokens: Token[]): void {
	if (!asciiPattern.test(piece) && ideographPattern.test(piece)) {
		for (const run of piece.match(scriptRunPattern) ?? []) {
			if (ideographPattern.test(run)) {
				pushBigrams(run, tokens);
			} else {
				analyzePiece(run, tokens);
			}
		}
		return;
	}
	const start = tokens.length;
	const parts = splitCase(piece).map(foldWord).filter(Boolean);
	for (const word of parts) {
		tokens.push({ word, term: stem(word) });
	}
	if (parts.length > 1) {
		pushWhole(tokens, start, parts.join(''));
	}
}

/** Adds the whole of the words pushed since `start`. */
function pushWhole(tokens: Token[], start: number, word: string): void {
	const parts = tokens
		.slice(start)
		.filter((token) => !token.parts)
		.map((token) => token.word);
	if (word.length <= longestWord && parts.length > 0) {
		tokens.push({ word, term: stem(word), parts });
	}
}

function pushBigrams(run: string, tokens: Token[]): void {
	const letters = [...run];
	const count = Math.max(letters.length - 1, 1);
	for (let at = 0; at < count; at++) {
		const word = letters.slice(at, at + 2).join('');
		tokens.push({ word, term: word });
	}
}

/** "WavTokenizer" at its humps, "GPT4o" at the digit; no part is a single letter, so "xAR" and "R2R" stay whole. */
function splitCase(piece: string): string[] {
	if (!/\p{Lu}|\d/u.test(piece.slice(1)) || /^\p{Lu}+s$/u.test(piece)) {
		return [piece];
	}
	const parts: string[] = [];
	for (const part of piece.match(humpPattern) ?? [piece]) {
		const previous = parts.at(-1);
		if (
			previous !== undefined &&
			(part.length === 1 || previous.length === 1) &&
			!/^\d+$/.test(part + previous)
		) {
			parts[parts.length - 1] = previous + part;
		} else {
			parts.push(part);
		}
	}
	return parts;
}

function foldWord(word: string): string {
	const lower = asciiPattern.test(word) ? word.toLowerCase() : fold(word);
	return greekNames.get(lower) ?? lower;
}

const longestCompound = 6;
const longestWord = 40;

const plainPattern = /^[A-Za-z]?[a-z]+$/;
const asciiPattern = /^[\x21-\x7e]+$/;
const asciiTextPattern = /^[ -~\s]*$/;

// A word, then more of them after a connector: a hyphen, an apostrophe, an underscore, or a dot that touches a digit.
const chunkPattern =
	/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:[-‐‑–−_'’]|\.(?=\d)|(?<=\d)\.)[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*(?:(?:\+{1,3}|#)(?![\p{L}\p{N}+#]))?/gu;
const partPattern = /[\p{L}\p{N}\p{M}]+/gu;
const connectorPattern = /[-‐‑–−_'’.]/u;
// Capitals before a capitalised word; a word with its capitals in front; lower case; digits with the letters that follow.
const humpPattern = /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}*[^\p{Lu}\d]+|\p{Lu}+|\d+[^\p{Lu}\d]*/gu;
const ideographPattern = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const scriptRunPattern =
	/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]+|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]+/gu;

const greekNames: ReadonlyMap<string, string> = new Map(
	Object.entries({
		α: 'alpha',
		β: 'beta',
		γ: 'gamma',
		δ: 'delta',
		ε: 'epsilon',
		ζ: 'zeta',
		η: 'eta',
		θ: 'theta',
		ι: 'iota',
		κ: 'kappa',
		λ: 'lambda',
		μ: 'mu',
		ν: 'nu',
		ξ: 'xi',
		ο: 'omicron',
		π: 'pi',
		ρ: 'rho',
		σ: 'sigma',
		ς: 'sigma',
		τ: 'tau',
		υ: 'upsilon',
		φ: 'phi',
		χ: 'chi',
		ψ: 'psi',
		ω: 'omega',
	}),
);
