import { isBlankLine, skipSpaces } from '../characters';
import type { LookAhead } from './lookAhead';

/** Behind the `$…$` or `$$…$$` at `start`. */
export function mathEnd(text: string, start: number, end: number, ahead: LookAhead): number | undefined {
	return displayMathEnd(text, start, end, ahead) ?? inlineMathEnd(text, start, end, ahead);
}

function displayMathEnd(text: string, start: number, end: number, ahead: LookAhead): number | undefined {
	if (!text.startsWith('$$', start)) {
		return undefined;
	}
	const close = ahead.searchNearby('$$', start + 3);
	return close === undefined || close + 2 > end || hasBlankLine(text, start + 2, close)
		? undefined
		: close + 2;
}

/** By the rule of `tex_math_dollars`: something between, no space inside next to a dollar sign, and no digit behind the second. */
function inlineMathEnd(text: string, start: number, end: number, ahead: LookAhead): number | undefined {
	let at = start + 1;
	if (emptyPattern.test(text[at] ?? ' ')) {
		return undefined;
	}
	while (at < end) {
		const character = text[at];
		if (character === '$') {
			return at + 1 < end && digitPattern.test(text[at + 1] ?? '') ? undefined : at + 1;
		}
		if (character === '\\') {
			at = textGroupEnd(text, at, end, ahead) ?? at + 2;
		} else if (character === ' ' || character === '\n') {
			const blank = skipSpaces(text, at);
			at = text[blank] === '\n' ? blank + 1 : blank;
			if (text[at] === '$' || (text[blank] === '\n' && isBlankLine(text, at))) {
				return undefined;
			}
		} else {
			at++;
		}
	}
	return undefined;
}

/** Behind `\text{…}` at a backslash; dollar signs inside do not count. */
function textGroupEnd(text: string, start: number, end: number, ahead: LookAhead): number | undefined {
	if (!text.startsWith('\\text{', start)) {
		return undefined;
	}
	let depth = 0;
	ahead.looked(start + groupLimit);
	for (let at = start + 5; at < Math.min(end, start + groupLimit); at++) {
		if (text[at] === '\\') {
			at++;
		} else if (text[at] === '{') {
			depth++;
		} else if (text[at] === '}' && --depth === 0) {
			return at + 1;
		}
	}
	return undefined;
}

function hasBlankLine(text: string, from: number, to: number): boolean {
	for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
		if (isBlankLine(text, at + 1)) {
			return true;
		}
	}
	return false;
}

/** Looked through at most, to stay linear. */
const groupLimit = 2000;
const emptyPattern = /[\s$]/;
const digitPattern = /^[0-9]/;
