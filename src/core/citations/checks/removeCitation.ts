import type { Span } from '../../text/range';
import type { CitationGroup } from '../citation';
import { spanOf, type ReadNote } from './readNote';

/**
 * What to delete so that a group no longer has one of its citations: that with its separator, or all of it when nothing is left.
 *
 * @returns `undefined` for a citation that is part of a sentence or of the front matter, and where more than a separator would go.
 */
export function removalOf(note: ReadNote, group: CitationGroup, at: number): Span | undefined {
	const { kind, citations, range, bracketRange, place } = group;
	// Of a key that stands for itself the author may be named in the text, not so in Typst.
	const isNamed = kind === 'bare' && citations[at]?.mode !== 'normal';
	if (place !== 'text' || (isNamed && at === 0)) {
		return undefined;
	}
	const items = citations.map(({ itemRange }) => spanOf(note, itemRange));
	const bracket = bracketRange && spanOf(note, bracketRange);
	const [item, before, behind] = [items[at], items[at - 1], items[at + 1]];
	if (!item) {
		return undefined;
	}
	if (before && bracket && before.end > bracket.start) {
		return isSeparator(note.text, before.end, item.start) ? { start: before.end, end: item.end } : undefined;
	}
	if (behind) {
		return isSeparator(note.text, item.end, behind.start)
			? { start: item.start, end: behind.start }
			: undefined;
	}
	return before && bracket
		? { start: before.end, end: bracket.end }
		: withSpace(note.text, spanOf(note, range));
}

/** Whether there is nothing but what separates works: no comment. A line of a quote begins with its sign. */
function isSeparator(text: string, start: number, end: number): boolean {
	return /^[\s,;>]*$/.test(text.slice(start, end));
}

/**
 * The span and one space beside it, so that no two are left: the one before, or the one behind at a line's start; all before it where a
 * comma, full stop or the like follows.
 */
export function withSpace(text: string, { start, end }: Span): Span {
	if (markPattern.test(text.slice(end, end + 2)) && !isMarker(text, start)) {
		let from = start;
		while (from > 0 && blanks.has(text[from - 1] ?? '')) {
			from--;
		}
		return { start: from, end };
	}
	const isBehindWord = text[start - 1] === ' ' && /\S/.test(text[start - 2] ?? '\n');
	if (isBehindWord && !isMarker(text, start)) {
		return { start: start - 1, end };
	}
	const isAtStart = /^$|\s/.test(text[start - 1] ?? '');
	return { start, end: isAtStart && text[end] === ' ' ? end + 1 : end };
}

/** What no space stands before. */
const markPattern = /^[,.;:!?](?!\w)/;
/** Also the one that keeps words together. */
const blanks: ReadonlySet<string> = new Set([' ', '\t', '\u00A0']);

/** Whether what the line has before `offset` is a marker of an item, quote or heading, which needs its space. */
function isMarker(text: string, offset: number): boolean {
	const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
	return /^[\s>]*(?:[-+*>:#]+|\(?(?:\d+|#|[A-Za-z])[.)])?\s*$/.test(line);
}
