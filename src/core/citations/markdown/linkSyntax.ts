import { attributesEnd } from './attributes';
import { codeSpanEnd } from './codeSpans';
import type { Span } from '../../text/range';
import { isAlphanumeric, isBlankLine, skipSpaces, skipSpacesAndLineEnd } from '../characters';
import { isInlineTag, parseHtmlTag } from './htmlTag';
import type { InlineCursor } from './inlineCursor';
import type { MarkdownText, PairedBrackets } from './markdownText';
import { mathEnd } from './mathSyntax';
import { oncePerText, ScanMemo, type ScanResult } from './scanMemo';
import { pairBrackets } from './signPairs';
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
export function targetEnd(source: MarkdownText, start: number, end: number): number | undefined {
	const { text } = source;
	const close = text[start] === '(' && start < end ? source.searchNearby(')', start) : undefined;
	if (close === undefined || close >= end) {
		return undefined;
	}
	const first = skipSpaces(text, start + 1);
	const angle = text[first] === '<' ? angleEnd(text, first, end) : undefined;
	const address = angle ?? Math.min(addressEnd(source, first), end);
	const title = titleEnd(source, skipSpacesAndLineEnd(text, address, end), end);
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
function addressEnd(source: MarkdownText, start: number): number {
	const { text } = source;
	return addressScans(source).from(start, (at) => addressStep(source, at)).end ?? text.length;
}

function addressStep(source: MarkdownText, start: number): number | ScanResult {
	const { text } = source;
	const at = nextSign(text, start, addressPattern);
	const character = text[at];
	if (character === ' ') {
		const next = skipSpaces(text, at);
		return `"')`.includes(text[next] ?? ')') ? { end: at, looked: next } : next;
	}
	const next =
		(character === '(' && parentheses(source).endOf(at, at + addressLimit)) || litCharacterEnd(text, at);
	return character === ')' || next === undefined || at >= text.length ? { end: at, looked: at } : next;
}

function nextSign(text: string, start: number, pattern: RegExp): number {
	pattern.lastIndex = start;
	return pattern.exec(text)?.index ?? text.length;
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
export function titleEnd(source: MarkdownText, start: number, end: number): number | undefined {
	const { text } = source;
	const quote = text[start];
	if ((quote !== '"' && quote !== "'") || ' \n'.includes(text[start + 1] ?? ' ')) {
		return undefined;
	}
	const scans = titleScans(source)[quote];
	const behind = scans.from(start + 1, (at) => titleStep(text, at, quote)).end;
	return behind !== undefined && behind <= end ? behind : undefined;
}

function titleStep(text: string, start: number, quote: '"' | "'"): number | ScanResult {
	const at = nextSign(text, start, titlePatterns[quote]);
	if (text[at] === quote && !isAlphanumeric(text, at + 1)) {
		return { end: at + 1, looked: at };
	}
	const next = at < text.length ? litCharacterEnd(text, at) : undefined;
	return next ?? { end: undefined, looked: at };
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
			return isAlphanumeric(text, at + 1) ? texInlineEnd(source, at, text.length) : at + 2;
		case '<': {
			const tag = parseHtmlTag(source, at, text.length);
			return tag && isInlineTag(tag) ? tag.end : undefined;
		}
		case '$':
			return mathEnd(source, at, text.length);
		default:
			return passedCodeEnd(source, at);
	}
}

function passedCodeEnd(source: MarkdownText, at: number): number | undefined {
	const end = codeSpanEnd(source, at, false);
	return end === undefined ? undefined : (attributesEnd(source, end, source.text.length) ?? end);
}

const addressScans = oncePerText(() => new ScanMemo());
const titleScans = oncePerText(() => ({ '"': new ScanMemo(), "'": new ScanMemo() }));
/** Of one paragraph. */
const parentheses = oncePerText(({ text }) =>
	pairBrackets(text, /[()]|\\[^\p{L}\p{N}]|\n *(?=\n)/gu, ['(', ')']),
);
/** The signs that count in an address, and in a title. */
const addressPattern = /[ ()\\\n]/g;
const titlePatterns = { '"': /["\\\n]/g, "'": /['\\\n]/g };
/** Addresses in angle brackets, and parentheses, end within so many characters. */
const addressLimit = 2000;
const bracketPattern = /[[\]\\<`$\n]/g;
