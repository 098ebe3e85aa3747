import { attributesEnd } from './attributes';
import type { Span } from '../../text/range';
import { isAlphanumeric, isBlankLine, skipSpaces, skipSpacesAndLineEnd } from '../characters';
import { isInlineTag, parseHtmlTag } from './htmlTag';
import type { InlineCursor } from './inlineCursor';
import type { MarkdownText, PairedBrackets } from './markdownText';
import { mathEnd } from './mathSyntax';
import { texInlineEnd } from './texCommand';

/** Behind `[^mark]` at `start`; a mark has no white space. */
export function noteMarkEnd(source: MarkdownText, start: number): number | undefined {
	const mark = start + 2;
	if (!source.text.startsWith('[^', start) || source.text[mark] === ']') {
		return undefined;
	}
	const close = source.searchNearby(']', mark);
	const isBefore = (blank: string): boolean => (source.searchNearby(blank, mark) ?? Infinity) < (close ?? 0);
	return close === undefined || isBefore('\n') || isBefore(' ') ? undefined : close + 1;
}

/** The `]` that closes the label at `start`; a label does not begin like a footnote's mark. */
export function labelEnd(cursor: InlineCursor, start: number): number | undefined {
	return cursor.text[start + 1] === '^' ? undefined : cursor.bracketEnd(start, matchBrackets);
}

/** Behind `(address "title")` at `start`. */
export function targetEnd(text: string, start: number, end: number): number | undefined {
	const close = text[start] === '(' && start < end ? text.indexOf(')', start) : -1;
	if (close < 0 || close >= end) {
		return undefined;
	}
	const first = skipSpaces(text, start + 1);
	const angle = text[first] === '<' ? angleEnd(text, first, end) : undefined;
	const address = angle ?? addressEnd(text, first, end);
	const title = titleEnd(text, skipSpacesAndLineEnd(text, address, end), end);
	const closed = skipSpaces(text, title ?? address);
	return closed < end && text[closed] === ')' ? closed + 1 : undefined;
}

/** Behind an address between angle brackets, in one paragraph. */
export function angleEnd(text: string, start: number, end: number): number | undefined {
	const limit = Math.min(end, start + addressLimit);
	for (let at = start + 1; at < limit; at = litCharacterEnd(text, at) ?? end) {
		if (text[at] === '>') {
			return at + 1;
		}
	}
	return undefined;
}

/** Pandoc's addresses may hold spaces, and parentheses in pairs. */
function addressEnd(text: string, start: number, end: number): number {
	let pairs: Map<number, number> | undefined;
	let at = start;
	while (at < end) {
		const character = text[at];
		if (character === ' ') {
			const next = skipSpaces(text, at);
			if (`"')`.includes(text[next] ?? ')')) {
				return at;
			}
			at = next;
			continue;
		}
		if (character === '(') {
			pairs ??= parenthesesFrom(text, at, end);
		}
		const next = (character === '(' && pairs?.get(at)) || litCharacterEnd(text, at);
		if (character === ')' || next === undefined) {
			return at;
		}
		at = next;
	}
	return Math.min(at, end);
}

/** For each parenthesis that is closed in the same paragraph, the offset behind its closing one. */
function parenthesesFrom(text: string, start: number, end: number): Map<number, number> {
	const pairs = new Map<number, number>();
	const open: number[] = [];
	const limit = Math.min(end, start + addressLimit);
	for (let at: number | undefined = start; at !== undefined && at < limit; at = litCharacterEnd(text, at)) {
		if (text[at] === '(') {
			open.push(at);
		} else if (text[at] === ')') {
			pairs.set(open.pop() ?? -1, at + 1);
		}
	}
	return pairs;
}

/** Behind one character of an address or title; a line feed counts, the end of a paragraph does not. */
function litCharacterEnd(text: string, at: number): number | undefined {
	if (text[at] === '\\' && !isAlphanumeric(text, at + 1)) {
		return at + 2;
	}
	if (text[at] === '\n' && text[skipSpaces(text, at + 1)] === '\n') {
		return undefined;
	}
	return at + 1;
}

/** Behind a title in quotation marks. */
export function titleEnd(text: string, start: number, end: number): number | undefined {
	const quote = text[start];
	if ((quote !== '"' && quote !== "'") || ' \n'.includes(text[start + 1] ?? ' ')) {
		return undefined;
	}
	for (let at: number | undefined = start + 1; at !== undefined && at < end; at = litCharacterEnd(text, at)) {
		if (text[at] === quote && !isAlphanumeric(text, at + 1)) {
			return at + 1;
		}
	}
	return undefined;
}

/**
 * Pairs the brackets of a paragraph from an offset on, passing over escapes, code, mathematics, tags and TeX, as Pandoc pairs them for
 * labels.
 */
export function matchBrackets(source: MarkdownText, start: number): PairedBrackets {
	const { text } = source;
	const pairs = new Map<number, number>();
	const open: number[] = [];
	const passed: Span[] = [];
	bracketPattern.lastIndex = start;
	for (let match = bracketPattern.exec(text); match; match = bracketPattern.exec(text)) {
		const at = match.index;
		const character = text[at];
		if (character === '[') {
			open.push(at);
		} else if (character === ']') {
			const opening = open.pop();
			if (opening !== undefined) {
				pairs.set(opening, at);
			}
		} else if (character === '\n') {
			if (isBlankLine(text, at + 1)) {
				return { pairs, end: at, passed };
			}
		} else {
			const end = passedOver(source, at) ?? at + 1;
			if (text.slice(at, end).includes('\n')) {
				passed.push({ start: at, end });
			}
			bracketPattern.lastIndex = end;
		}
	}
	return { pairs, end: text.length, passed };
}

function passedOver(source: MarkdownText, at: number): number | undefined {
	const { text } = source;
	switch (text[at]) {
		case '\\':
			return isAlphanumeric(text, at + 1) ? texInlineEnd(text, at, text.length, source) : at + 2;
		case '<': {
			const tag = parseHtmlTag(text, at, text.length, source);
			return tag && isInlineTag(tag) ? tag.end : undefined;
		}
		case '$':
			return mathEnd(text, at, text.length, source);
		default:
			return codeSpanEnd(source, at);
	}
}

function codeSpanEnd(source: MarkdownText, at: number): number | undefined {
	const { text } = source;
	const opened = source.backticksEnd(at);
	if (source.searchNearby('`', opened) === undefined) {
		return undefined;
	}
	const fence = text.slice(at, opened);
	let closed = opened;
	for (
		let close = source.searchNearby(fence, opened);
		close !== undefined;
		close = source.searchNearby(fence, closed)
	) {
		if (blankLinePattern.test(text.slice(closed, close))) {
			return undefined;
		}
		closed = source.backticksEnd(close);
		if (closed - close === fence.length) {
			return attributesEnd(text, closed, text.length) ?? closed;
		}
	}
	return undefined;
}

/** Parentheses are paired no further, to stay linear. */
const addressLimit = 2000;
const bracketPattern = /[[\]\\<`$\n]/g;
const blankLinePattern = /\n *\n/;
