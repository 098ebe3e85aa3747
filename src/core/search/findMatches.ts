import type { Span } from '../text/range';
import { analyze, findWords } from './analyze';

/**
 * Where a text has words that a search matched, for highlighting: in its order, without overlap. Of a compound such as
 * "Token-Shuffle" only the part that matched, unless the whole did.
 *
 * @param terms of one field of `SearchHit.matches`.
 */
export function findMatches(text: string, terms: readonly string[]): Span[] {
	const wanted = new Set(terms);
	const spans: Span[] = [];
	for (const { start, end, isWhole } of findWords(text)) {
		const tokens = analyze(text.slice(start, end)).slice(isWhole ? -1 : 0);
		if (!tokens.some(({ term }) => wanted.has(term))) {
			continue;
		}
		const last = spans.at(-1);
		if (last === undefined || start > last.end) {
			spans.push({ start, end });
		} else if (end > last.end) {
			spans[spans.length - 1] = { start: last.start, end };
		}
	}
	return spans;
}
