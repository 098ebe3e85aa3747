import { isPunctuation } from './characters';
import { tokenise, type LocatorToken as Token } from './locatorTokens';
import { locatorOf, type LocatorTerms } from './locatorTerms';

/** Offsets in the text that was split. */
export interface SplitSuffix {
	/** `pp. 33-35`: label and number as they are written, without the braces that may mark them. */
	readonly locator: string;
	readonly locatorStart: number;
	readonly locatorEnd: number;
	/** The rest, less the comma behind the key and the space around it. */
	readonly suffix: string;
	readonly suffixStart: number;
}

/**
 * Splits what follows a key, `, pp. 33-35 and *passim*`, by the rules of Pandoc's citeproc. A comma may come first. The locator is a
 * term with numbers, Roman or Arabic; or numbers alone, which are pages; or anything in braces. All else is suffix.
 */
export function splitLocator(text: string, terms: LocatorTerms): SplitSuffix {
	const tokens = tokenise(text);
	let first = tokens[0]?.text === ',' ? 1 : 0;
	if (isSpace(tokens[first])) {
		first++;
	}
	const start = tokens[first]?.start ?? text.length;
	const braced = bracedEnd(tokens, first);
	if (braced !== undefined) {
		const end = tokens[braced - 1]?.end ?? text.length;
		return {
			locator: text.slice(tokens[first]?.end, tokens[braced - 1]?.start).trim(),
			locatorStart: start,
			locatorEnd: end,
			...suffixFrom(text, end),
		};
	}
	const end = tokens[integratedEnd(tokens, first, terms) - 1]?.end ?? 0;
	return end > start
		? { locator: text.slice(start, end), locatorStart: start, locatorEnd: end, ...suffixFrom(text, end) }
		: { locator: '', locatorStart: 0, locatorEnd: 0, ...suffixFrom(text, start) };
}

function suffixFrom(text: string, start: number): Pick<SplitSuffix, 'suffix' | 'suffixStart'> {
	const rest = text.slice(start).trimStart();
	return { suffix: rest.trimEnd(), suffixStart: text.length - rest.length };
}

/** Behind `{…}`; braces and brackets inside hold, as in Pandoc's `pBalancedBraces`, one token at most. */
function bracedEnd(tokens: readonly Token[], first: number): number | undefined {
	if (tokens[first]?.text !== '{') {
		return undefined;
	}
	let at = first + 1;
	while (at < tokens.length) {
		const text = tokens[at]?.text ?? '';
		if (text === '}') {
			return at + 1;
		}
		if (text === ']') {
			return undefined;
		}
		const close = nestedBrackets[text];
		if (close !== undefined) {
			at += '{}[]'.includes(tokens[at + 1]?.text || ' ') ? 1 : 2;
			if (tokens[at]?.text !== close) {
				return undefined;
			}
		}
		at++;
	}
	return undefined;
}

/** Behind a term and its numbers, or numbers alone; `first` if there is neither. */
function integratedEnd(tokens: readonly Token[], first: number, terms: LocatorTerms): number {
	const labelled = labelEnd(tokens, first, terms);
	if (labelled === undefined && !isWithDigit(wordAt(tokens, first, true))) {
		return first;
	}
	const isAccepted = labelled === undefined ? isWithDigit : (word: LocatorWord) => word.isNumber;
	let at = labelled ?? first;
	for (let isFirst = labelled !== undefined; ; isFirst = false) {
		const word = wordAt(tokens, at, isFirst);
		if (!word || !isAccepted(word)) {
			return at === labelled ? first : at;
		}
		at = word.end;
	}
}

/** Behind the longest locator term that a number follows. */
function labelEnd(tokens: readonly Token[], first: number, terms: LocatorTerms): number | undefined {
	let found: number | undefined;
	let label = '';
	for (let at = first; at < tokens.length && label.length <= terms.longest; at++) {
		label += tokens[at]?.plain ?? '';
		if (locatorOf(label, terms) !== undefined && wordAt(tokens, at + 1, true)?.isNumber) {
			found = at + 1;
		}
	}
	return found;
}

interface LocatorWord {
	readonly end: number;
	readonly text: string;
	/** Digits or a Roman number are in it. */
	readonly isNumber: boolean;
}

/** A page, a range, `12(a)`, `[17]`; unless it is the first, with a comma or semicolon before. */
function wordAt(tokens: readonly Token[], start: number, isFirst: boolean): LocatorWord | undefined {
	let at = start;
	if (!isFirst && (tokens[at]?.text === ',' || tokens[at]?.text === ';')) {
		at++;
	}
	if (isSpace(tokens[at])) {
		at++;
	}
	const from = at;
	let isNumber = false;
	for (let part = partAt(tokens, at); part; part = partAt(tokens, at)) {
		isNumber ||= part.isNumber;
		at = part.end;
	}
	const text = tokens
		.slice(start, at)
		.map((token) => token.plain)
		.join('');
	return at > from ? { end: at, text, isNumber } : undefined;
}

/** A sequence in brackets of some kind, or without. */
function partAt(tokens: readonly Token[], at: number): { end: number; isNumber: boolean } | undefined {
	const close = closingBrackets[tokens[at]?.text ?? ''];
	if (close === undefined) {
		return sequenceAt(tokens, at);
	}
	const inside = sequenceAt(tokens, at + 1);
	const end = inside?.end ?? at + 1;
	return tokens[end]?.text === close ? { end: end + 1, isNumber: inside?.isNumber ?? false } : undefined;
}

/** `1`, `1.2`, `.5`: units with full stops before or between, none behind. */
function sequenceAt(tokens: readonly Token[], start: number): { end: number; isNumber: boolean } | undefined {
	let unit = unitAt(tokens, tokens[start]?.text === '.' ? start + 1 : start);
	if (!unit) {
		return undefined;
	}
	let { end, isNumber } = unit;
	while (tokens[end]?.text === '.') {
		unit = unitAt(tokens, end + 1);
		if (!unit) {
			break;
		}
		isNumber ||= unit.isNumber;
		end = unit.end;
	}
	return { end, isNumber };
}

function unitAt(tokens: readonly Token[], start: number): { end: number; isNumber: boolean } | undefined {
	const first = tokens[start];
	if (first && romanPattern.test(first.text)) {
		return { end: start + 1, isNumber: true };
	}
	let end = start;
	let isNumber = false;
	for (let token = first; token && isUnitToken(token); token = tokens[end]) {
		isNumber ||= digitPattern.test(token.plain);
		end++;
	}
	return end > start ? { end, isNumber } : undefined;
}

function isUnitToken(token: Token): boolean {
	if (isSpace(token) || token.isMath) {
		return false;
	}
	return token.text === '' || '-–:'.includes(token.text) || !isPunctuation(token.text);
}

/** Pandoc's `pSpace`: a blank, or one that does not break; thin and wide ones are part of a word. */
function isSpace(token: Token | undefined): boolean {
	return token?.text === ' ' || token?.text === '\u00a0';
}

function isWithDigit(word: LocatorWord | undefined): boolean {
	return word !== undefined && digitPattern.test(word.text);
}

const digitPattern = /[0-9]/;
const romanPattern = /^(?=.)m*(?:cm)?d*(?:cd)?c*(?:xc)?l?(?:xl)?x*(?:ix)?v?(?:iv)?i*$/i;
const nestedBrackets: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
const closingBrackets: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
