import type { Span } from './range';

/** A piece of a line that fits into a row, and where in it the words stand that it is shown for. */
export interface LineExcerpt {
	readonly text: string;
	readonly highlight: Span;
}

/**
 * The part of a line around a span of it, without white space at its ends; what is left out before or behind becomes `…`. It is cut
 * between words where there are any.
 *
 * @param span in UTF-16 units of the line; what of it the line does not have is left out
 */
export function excerptAround(line: string, span: Span): LineExcerpt {
	const spanStart = Math.min(span.start, line.length);
	const spanEnd = Math.min(Math.max(span.end, spanStart), line.length);
	const lead = line.slice(0, spanStart).trimStart();
	const tail = line.slice(spanEnd).trimEnd();
	const before = lead.length > shownBefore ? `…${wordsFrom(lead, lead.length - keptBefore)}` : lead;
	const behind = tail.length > shownBehind ? `${wordsUpTo(tail, shownBehind)}…` : tail;
	const highlight = { start: before.length, end: before.length + spanEnd - spanStart };
	return { text: before + line.slice(spanStart, spanEnd) + behind, highlight };
}

/** The text from about an offset on, from the next word's start if there is one. */
function wordsFrom(text: string, offset: number): string {
	const space = text.indexOf(' ', offset);
	return space < 0 ? withoutHalves(text.slice(offset)) : text.slice(space + 1);
}

/** The text up to about an offset, to the last word's end if there is one. */
function wordsUpTo(text: string, offset: number): string {
	const space = text.lastIndexOf(' ', offset);
	return space <= 0 ? withoutHalves(text.slice(0, offset)) : text.slice(0, space);
}

/** Without half of a character of two units at an end. */
function withoutHalves(text: string): string {
	return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}

/** Of a row, some thirty characters show in a narrow side bar: the words must stand among them. */
const shownBefore = 24;
const keptBefore = 16;
/** More shows in no side bar, and is much to hear. */
const shownBehind = 160;
