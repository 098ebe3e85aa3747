import { mathNames } from '../../text/mathText';
import type { Span } from '../../text/range';
import { fonts, letterNames, operatorNames, scriptNames, wrappers } from './texMathNames';

/** Mathematics found in prose: the span it takes there, and the TeX to set between dollar signs instead. */
export interface StrippedMath extends Span {
	readonly tex: string;
}

/**
 * Finds mathematics that lost its dollar signs, and usually its backslashes, on the way to a web page:
 * `R_y(mathbf x_0)`, `k^{th}`, `mathbb R^d`, `ktimes k`, `kleq 10`, `10^-3`, `\alpha`, `mathcal{O}(n log n)`.
 *
 * A stretch counts when it holds a mark that prose does not have: a font command with its argument, a caret or a braced
 * script, a letter with a one-digit subscript, a TeX name behind a backslash, an operator's name glued to a letter. A
 * letter with a letter below (`x_t`) looks like an identifier, so it counts only in a text that has a sure mark elsewhere.
 * Names that are words (`alpha`, `in`, `to`) count only beside such marks. Superscripts and braced subscripts of whole
 * words are found without the word: `LoRA^{2}` gives the span of `^{2}`.
 *
 * @returns in text order, not overlapping.
 */
export function findStrippedMath(text: string): StrippedMath[] {
	if (!mayHoldMath.test(text)) {
		return [];
	}
	const found: (StrippedMath & { readonly sure: boolean })[] = [];
	for (let at = 0; at < text.length;) {
		const expression = startsHere(text, at) ? readExpression(text, at) : undefined;
		if (expression && expression.certainty !== 'none') {
			found.push({
				start: at,
				end: expression.end,
				tex: expression.tex,
				sure: expression.certainty === 'sure',
			});
			at = expression.end;
			continue;
		}
		const script =
			marks.has(text[at] ?? '') && wordEnd.test(text[at - 1] ?? '')
				? readScript(text, at, 'word')
				: undefined;
		if (script) {
			found.push({ start: at, end: script.end, tex: script.tex, sure: true });
			at = script.end;
			continue;
		}
		at++;
	}
	const evidence = found.some((item) => item.sure);
	return found
		.filter((item) => (item.sure || evidence) && canStandBetweenDollars(text, item))
		.map(({ start, end, tex }) => ({ start, end, tex }));
}

type Certainty = 'sure' | 'weak' | 'none';

interface Piece {
	readonly end: number;
	readonly tex: string;
	readonly certainty: Certainty;
	readonly kind: 'letter' | 'number' | 'name' | 'font';
}

/** A term, and the terms that operators join to it. */
function readExpression(text: string, start: number): Piece | undefined {
	let left = readTerm(text, start);
	if (!left) {
		return undefined;
	}
	let whole = left;
	for (;;) {
		operatorPattern.lastIndex = whole.end;
		const match = operatorPattern.exec(text);
		if (!match) {
			return whole;
		}
		const [all, before = '', slash = '', name = '', sign = '', after = ''] = match;
		const right = readTerm(text, whole.end + all.length);
		const operator: Operator = { name: name || sign, glued: before === '', slashed: slash !== '' };
		const joined = right && joinCertainty(left, operator, right);
		if (!right || joined === undefined) {
			return whole;
		}
		const symbol = name ? `\\${name}` : sign;
		const space = name || before || after ? ' ' : '';
		whole = {
			end: right.end,
			tex: `${whole.tex}${space}${symbol}${space}${right.tex}`,
			certainty: strongest(whole.certainty, right.certainty, joined),
			kind: right.kind,
		};
		left = right;
	}
}

interface Operator {
	readonly name: string;
	readonly glued: boolean;
	readonly slashed: boolean;
}

/** How sure an operator between two terms makes us; `undefined` when the two do not belong together. */
function joinCertainty(left: Piece, operator: Operator, right: Piece): Certainty | undefined {
	const numbersOnly = left.kind === 'number' && right.kind === 'number';
	const marked = left.certainty === 'sure' || right.certainty === 'sure';
	if (wordOperators.has(operator.name)) {
		return operator.slashed ||
			(right.certainty === 'sure' && (right.kind === 'font' || left.certainty === 'sure'))
			? 'sure'
			: undefined;
	}
	if (operator.name === '+') {
		return right.kind === 'number' ? undefined : 'none';
	}
	if (signOperators.has(operator.name)) {
		return 'none';
	}
	if (marked) {
		return 'sure';
	}
	if (numbersOnly || wordLetters.has(right.tex)) {
		return undefined;
	}
	if (operator.glued || operator.slashed) {
		return 'sure';
	}
	const lettersBeside = left.kind === 'letter' && !wordLetters.has(left.tex);
	return operator.name === 'times' ? (lettersBeside && right.kind === 'letter' ? 'sure' : undefined) : 'sure';
}

/** An atom with its scripts and the argument behind it. */
function readTerm(text: string, start: number): Piece | undefined {
	const atom = readAtom(text, start);
	if (!atom) {
		return undefined;
	}
	let { end, tex, certainty } = atom;
	for (let script = readScript(text, end, atom.kind); script; script = readScript(text, end, atom.kind)) {
		end = script.end;
		tex += script.tex;
		certainty = strongest(certainty, script.certainty);
	}
	if (end < text.length && isAlphanumeric(text[end]) && !gluedOperator.test(text.slice(end, end + 8))) {
		return undefined;
	}
	const inside = text[end] === '(' && atom.kind !== 'number' ? closeAt(text, end, '(', ')') : undefined;
	if (inside !== undefined) {
		const content = text.slice(end + 1, inside);
		const contentSure = findStrippedMath(content).length > 0;
		if ((contentSure || certainty === 'sure') && isMathOnly(content)) {
			tex += `(${withNames(content)})`;
			certainty = contentSure ? 'sure' : certainty;
			end = inside + 1;
		}
	}
	return { end, tex, certainty, kind: atom.kind };
}

function readAtom(text: string, start: number): Piece | undefined {
	commandPattern.lastIndex = start;
	const command = commandPattern.exec(text);
	const [all = '', slash = '', name = ''] = command ?? [];
	if (command && fonts.has(name)) {
		return readFont(text, start + all.length, name);
	}
	if (command && wrappers.has(name) && text[start + all.length] === '{') {
		return readWrapper(text, start + all.length, name);
	}
	if (
		command &&
		(letterNames.has(name) || (slash !== '' && mathNames.has(name) && !operatorNames.has(name)))
	) {
		const certainty = slash ? 'sure' : 'none';
		return { end: start + all.length, tex: `\\${name}`, certainty, kind: 'name' };
	}
	numberPattern.lastIndex = start;
	const number = numberPattern.exec(text);
	if (number) {
		return { end: start + number[0].length, tex: number[0], certainty: 'none', kind: 'number' };
	}
	const letter = text[start];
	return letter !== undefined && isLetter(letter)
		? { end: start + 1, tex: letter, certainty: 'none', kind: 'letter' }
		: undefined;
}

function readFont(text: string, start: number, name: string): Piece | undefined {
	if (text[start] === '{') {
		return readWrapper(text, start, name);
	}
	fontArgument.lastIndex = start;
	const match = fontArgument.exec(text);
	const argument = match?.[1];
	if (!match || argument === undefined) {
		return undefined;
	}
	const tex = argument.length > 1 ? `\\${name}\\${argument.replace('\\', '')}` : `\\${name} ${argument}`;
	return { end: start + match[0].length, tex, certainty: 'sure', kind: 'font' };
}

function readWrapper(text: string, start: number, name: string): Piece | undefined {
	let end = start;
	let tex = `\\${name}`;
	for (let count = wrappers.get(name) ?? 1; count > 0; count--) {
		const close = text[end] === '{' ? closeAt(text, end, '{', '}') : undefined;
		if (close === undefined) {
			return undefined;
		}
		tex += `{${withNames(text.slice(end + 1, close))}}`;
		end = close + 1;
	}
	return { end, tex, certainty: 'sure', kind: 'font' };
}

function readScript(
	text: string,
	start: number,
	base: Piece['kind'] | 'word',
): Omit<Piece, 'kind'> | undefined {
	const mark = text[start] ?? '';
	if (!marks.has(mark)) {
		return undefined;
	}
	if (text[start + 1] === '{') {
		const close = closeAt(text, start + 1, '{', '}');
		const content = close === undefined ? '' : text.slice(start + 2, close);
		return close !== undefined && content.trim() !== ''
			? { end: close + 1, tex: `${mark}{${withNames(content)}}`, certainty: 'sure' }
			: undefined;
	}
	const pattern = mark === '^' ? superscriptPattern : subscriptPattern;
	pattern.lastIndex = start + 1;
	const match = pattern.exec(text);
	if (!match || (mark === '_' && (base === 'number' || base === 'word'))) {
		return undefined;
	}
	const [all, name, plain = ''] = match;
	const end = start + 1 + all.length;
	if (name !== undefined) {
		return scriptNames.has(name) ? { end, tex: `${mark}\\${name}`, certainty: 'sure' } : undefined;
	}
	const weak = mark === '_' && isLetter(plain);
	return {
		end,
		tex: plain.length > 1 ? `${mark}{${plain}}` : mark + plain,
		certainty: weak ? 'weak' : 'sure',
	};
}

/** The offset of the bracket that closes the one at `open`, if it is near. */
function closeAt(text: string, open: number, opener: string, closer: string): number | undefined {
	let depth = 0;
	const limit = Math.min(text.length, open + longestArgument);
	for (let at = open; at < limit; at++) {
		if (text[at] === opener) {
			depth++;
		} else if (text[at] === closer && --depth === 0) {
			return at;
		}
	}
	return undefined;
}

/** Whether every word is one letter or a name of TeX. */
function isMathOnly(content: string): boolean {
	const words = content.match(/[A-Za-z]+/g) ?? [];
	return content.trim() !== '' && words.every((word) => word.length === 1 || isTexName(splitGlued(word)));
}

function isTexName(word: string): boolean {
	return mathNames.has(word) || fonts.has(word) || wrappers.has(word);
}

/** `Ntimes` without its letter: the operator that TeX would see after a one-letter variable. */
function splitGlued(word: string): string {
	return gluedOperator.test(word.slice(1)) ? word.slice(1) : word;
}

/** The content of a group with the backslashes of its TeX names. */
function withNames(content: string): string {
	return content
		.replace(/(?<![\\A-Za-z])([A-Za-z])(times|leq|geq|neq|cdot)(?![a-z])/g, '$1 $2')
		.replace(/(?<![\\A-Za-z])[A-Za-z]{2,}(?![A-Za-z])/g, (word) => (isTexName(word) ? `\\${word}` : word));
}

function startsHere(text: string, at: number): boolean {
	const before = text[at - 1] ?? ' ';
	if (text[at] === '\\') {
		return before !== '\\';
	}
	return /[A-Za-z0-9]/.test(text[at] ?? '') && !noStartAfter.test(before) && !isAttribute(text, at);
}

/** `x` in `np.x`. */
function isAttribute(text: string, at: number): boolean {
	return text[at - 1] === '.' && isAlphanumeric(text[at - 2]);
}

/** Pandoc's rule: no digit behind the closing dollar sign; and none of ours beside another. */
function canStandBetweenDollars(text: string, span: Span): boolean {
	const after = text.codePointAt(span.end) ?? 0;
	const before = text[span.start - 1] ?? ' ';
	return (
		!/[\d$]/.test(text[span.end] ?? ' ') && after < privatePlane && !/[\\$\u{DC00}-\u{DFFF}]/u.test(before)
	);
}

function strongest(...certainties: readonly Certainty[]): Certainty {
	return certainties.includes('sure') ? 'sure' : certainties.includes('weak') ? 'weak' : 'none';
}

function isLetter(character: string | undefined): boolean {
	return character !== undefined && /^[A-Za-z]$/.test(character);
}

function isAlphanumeric(character: string | undefined): boolean {
	return character !== undefined && /^[\p{L}\p{N}]$/u.test(character);
}

/** What every expression that we find holds at least one of, and most prose does not. */
const mayHoldMath = /[\\^_{]|math|boldsymbol|operatorname|times|[lgn]eq|cdot|approx|rightarrow|subset/;
const longestArgument = 120;
/** Private-use characters from here on stand for protected spans (`protectSpans.ts`). */
const privatePlane = 0xf0000;
const marks = new Set(['^', '_']);
const noStartAfter = /[\p{L}\p{N}\\_^$/@#]/u;
const wordEnd = /[\p{L}\p{N})\]]/u;
/** One-letter words of English. */
const wordLetters = new Set(['a', 'A', 'I']);

/** Operators whose names are words, or ends of words. */
const wordOperators = new Set(['in', 'to', 'sim', 'pm', 'subset', 'll', 'gg']);
const signOperators = new Set(['=', '<', '>', '≤', '≥']);
const operatorPattern =
	/( ?)(?:(\\?)(times|cdot|leq|geq|neq|approx|subseteq|rightarrow|in|to|sim|pm|subset|ll|gg)(?![a-z])|([=<>≤≥+]))( ?)/y;
const gluedOperator = /^(?:times|cdot|leq|geq|neq|approx|rightarrow|in|to)(?![a-z])/;

const commandPattern = /(\\?)([A-Za-z]+?)(?=(?:times|leq|geq|cdot)(?![a-z])|(?![A-Za-z]))/y;
const numberPattern = /\d+(?:[.,]\d+)*/y;
const fontArgument =
	/\s*(\\?(?:alpha|beta|gamma|delta|epsilon|theta|lambda|mu|phi|pi|psi|sigma|omega)(?![A-Za-z])|(?<=\s)[A-Za-z0-9](?![A-Za-z0-9]))/y;
const superscriptPattern =
	/(?:\\?([a-z]{3,})(?![A-Za-z])|(th|st|nd|rd|[+-]?\d+(?:\.\d+)?|[A-Za-z])(?![A-Za-z])|([*+]))/y;
const subscriptPattern = /(?:\\?([a-z]{2,})(?![A-Za-z])|([A-Za-z0-9])(?![A-Za-z0-9_]))/y;
