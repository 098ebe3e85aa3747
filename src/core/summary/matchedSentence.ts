import { analyze } from '../search/analyze';
import { findMatches } from '../search/findMatches';
import type { Span } from '../text/range';
import { readAbstract } from './readAbstract';

/**
 * The sentence of an abstract that has most of what a search found there, the first of equal ones, with the matches between « and
 * »: what a list shows that cannot set letters in bold. A long sentence is cut around its matches.
 *
 * @param terms of the abstract: see `SearchHit.matches`.
 * @param length how long it may be without the marks, in UTF-16 units.
 * @returns `undefined` when none of the terms stands there.
 */
export function matchedSentence(
	abstract: string,
	terms: readonly string[],
	length = usualLength,
): string | undefined {
	let best: { readonly text: string; readonly spans: readonly Span[]; readonly count: number } | undefined;
	const starts = terms.map((term) => term.slice(0, Math.max(1, Math.min(3, term.length - 1))));
	for (const text of terms.length > 0 ? sentencesOf(abstract) : []) {
		if (!mayMatch(text, starts)) {
			continue;
		}
		const spans = findMatches(text, terms);
		const count = new Set(spans.map(({ start, end }) => analyze(text.slice(start, end)).at(-1)?.term)).size;
		if (count > (best?.count ?? 0)) {
			best = { text, spans, count };
		}
	}
	return best && markMatches(best.text, best.spans, length);
}

/** The sentences of an abstract, kept for a while: with each letter that is typed, much the same papers are found. */
function sentencesOf(abstract: string): readonly string[] {
	const known = sentences.get(abstract);
	if (known) {
		return known;
	}
	const fresh = readAbstract(abstract).map(({ text }) => text);
	if (sentences.size >= mostRemembered) {
		sentences.clear();
	}
	sentences.set(abstract, fresh);
	return fresh;
}

/** Whether it is worth to look closely: words are found by their stems, which begin as they do, and few by other letters. */
function mayMatch(text: string, starts: readonly string[]): boolean {
	if (!asciiPattern.test(text)) {
		return true;
	}
	const lower = text.toLowerCase();
	return starts.some((start) => lower.includes(start));
}

function markMatches(text: string, spans: readonly Span[], length: number): string {
	const { start, end } = windowAround(text, spans, length);
	let marked = start > 0 ? '… ' : '';
	let at = start;
	for (const span of spans.filter((candidate) => candidate.start >= start && candidate.end <= end)) {
		marked += `${text.slice(at, span.start)}«${text.slice(span.start, span.end)}»`;
		at = span.end;
	}
	return `${marked}${text.slice(at, end)}${end < text.length ? ' …' : ''}`;
}

/** The part of the text that has most of the spans, at words' ends, with some words before the first of them. */
function windowAround(text: string, spans: readonly Span[], length: number): Span {
	if (text.length <= length) {
		return { start: 0, end: text.length };
	}
	let best = 0;
	let most = 0;
	for (const [at, { start }] of spans.entries()) {
		const held = spans.filter((span, other) => other >= at && span.end <= start + length - lead).length;
		if (held > most) {
			most = held;
			best = start;
		}
	}
	const from = Math.max(0, Math.min(best - lead, text.length - length));
	const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
	const last = text.lastIndexOf(' ', start + length);
	return { start, end: start + length >= text.length || last <= start ? text.length : last };
}

const usualLength = 140;
/** How much of what stands before the first match is shown. */
const lead = 40;

const sentences = new Map<string, readonly string[]>();
const mostRemembered = 100;
// oxlint-disable-next-line no-control-regex
const asciiPattern = /^[\x00-\x7f]*$/;
