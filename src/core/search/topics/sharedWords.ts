import { analyze } from '../analyze';
import { findMatches } from '../findMatches';
import type { PaperIndex } from '../paperIndex';
import type { SearchHit } from '../searchIndex';

/**
 * The words that a text shares with a paper found for it, as the text writes them, rarest first, none twice.
 *
 * @param matches of the hit that `relatedToText` gave for the text.
 */
export function sharedWords(index: PaperIndex, text: string, matches: SearchHit['matches']): string[] {
	const terms = new Set([...(matches.title ?? []), ...(matches.abstract ?? [])]);
	const words = new Map<string, { readonly text: string; readonly frequency: number }>();
	for (const { start, end } of findMatches(text, [...terms])) {
		const word = text.slice(start, end);
		const matched = analyze(word).filter(({ term }) => terms.has(term));
		const key = matched.map(({ term }) => term).join(' ');
		if (!words.has(key)) {
			const frequencies = matched.map(({ term }) => index.terms.frequency(index.lexicon.find(term)));
			words.set(key, { text: word, frequency: Math.min(...frequencies) });
		}
	}
	// Sorting is stable: of two as rare the text's first comes first.
	return [...words.values()].sort((a, b) => a.frequency - b.frequency).map((word) => word.text);
}
