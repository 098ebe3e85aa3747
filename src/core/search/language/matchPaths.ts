import type { Paper } from '../../model/paper';
import { analyze } from '../analyze';
import { fold } from '../../text/fold';
import { hasWordsInOrder } from './phraseText';
import { formsOf, matchesForm, type WantedWord } from './wantedWords';

/** Whether a paper has a label that passes a test; each label is tested once, since a library has few of them. */
export function anyLabel(
	labelsOf: (paper: Paper) => readonly string[],
	passes: (label: string) => boolean,
): (paper: Paper) => boolean {
	const known = new Map<string, boolean>();
	return (paper) =>
		labelsOf(paper).some((label) => {
			const answer = known.get(label);
			if (answer !== undefined) {
				return answer;
			}
			const fresh = passes(label);
			known.set(label, fresh);
			return fresh;
		});
}

/** Whether a label has all words, or in their order without others between where they are a phrase. */
export function labelHasWords(words: readonly WantedWord[], isPhrase: boolean): (label: string) => boolean {
	if (isPhrase && words.length > 1) {
		return (label) => hasWordsInOrder(label, words);
	}
	return (label) => {
		const tokens = analyze(label);
		return words.every((word) =>
			formsOf(word).some((form) => tokens.some((token) => matchesForm(token, form))),
		);
	};
}

/**
 * Whether one level of a path is the name, accents and case aside.
 *
 * @param isStart whether a level that begins with it will do.
 */
export function pathHasLevel(name: string, isStart: boolean): (path: string) => boolean {
	const wanted = fold(name).trim();
	return (path) =>
		fold(path)
			.split('/')
			.map((level) => level.trim())
			.some((level) => (isStart ? level.startsWith(wanted) : level === wanted));
}

/** Whether a text has another in it, or at its start, accents and case aside. */
export function hasText(wanted: string, isStart: boolean): (text: string) => boolean {
	const folded = fold(wanted);
	return (text) => (isStart ? fold(text).startsWith(folded) : fold(text).includes(folded));
}
