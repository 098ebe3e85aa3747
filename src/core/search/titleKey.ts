import { squash } from './analyze';
import { plainText } from './paperFields';

/** A title as it is compared: one run of letters and digits, and the places in it where a word starts. */
export interface TitleKey {
	readonly run: string;
	readonly starts: readonly number[];
}

export function titleKey(title: string): TitleKey {
	const starts: number[] = [];
	let run = '';
	for (const word of plainText(title).split(betweenWords)) {
		const squashed = squash(word);
		if (squashed) {
			starts.push(run.length);
			run += squashed;
		}
	}
	return { run, starts };
}

/** How many of the words a title has as they stand. */
export function countVerbatim({ run, starts }: TitleKey, words: readonly string[]): number {
	return words.filter((word) =>
		starts.some(
			(start, at) => start + word.length === (starts[at + 1] ?? run.length) && run.startsWith(word, start),
		),
	).length;
}

const betweenWords = /[^\p{L}\p{N}\p{M}+#]+/u;
