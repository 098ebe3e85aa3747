import { isBlankLine, skipSpaces } from '../characters';
import type { MarkdownText } from './markdownText';
import { argumentBraces } from './texCommand';

/** Behind the `$…$` or `$$…$$` at `start`. */
export function mathEnd(source: MarkdownText, start: number, end: number): number | undefined {
	return displayMathEnd(source, start, end) ?? inlineMathEnd(source, start, end);
}

function displayMathEnd(source: MarkdownText, start: number, end: number): number | undefined {
	const { text } = source;
	if (!text.startsWith('$$', start)) {
		return undefined;
	}
	const close = source.searchNearby('$$', start + 3);
	return close === undefined || close + 2 > end || hasBlankLine(text, start + 2, close)
		? undefined
		: close + 2;
}

/** By the rule of `tex_math_dollars`: something between, no space inside next to a dollar sign, and no digit behind the second. */
function inlineMathEnd(source: MarkdownText, start: number, end: number): number | undefined {
	const { text } = source;
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
			at = textGroupEnd(source, at, end) ?? at + 2;
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
function textGroupEnd(source: MarkdownText, start: number, end: number): number | undefined {
	if (!source.text.startsWith('\\text{', start)) {
		return undefined;
	}
	source.looked(start + groupLimit);
	return argumentBraces(source).endOf(start + 5, Math.min(end, start + groupLimit));
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
