/** The words that carry meaning, lower case, cut to a crude stem of six letters: "autoregressive" meets "autoregression". */
export function contentWords(text: string): string[] {
	const words = text.toLowerCase().match(wordPattern) ?? [];
	return words.filter((word) => !stopWords.has(word)).map((word) => word.slice(0, stemLength));
}

/** Words between spaces; text in scripts that write no spaces counts two characters as one word. */
export function wordCount(text: string): number {
	const unspaced = text.match(unspacedPattern)?.length ?? 0;
	return (text.match(/\S+/g)?.length ?? 0) + Math.floor(unspaced / 2);
}

const stemLength = 6;
const wordPattern = /[\p{L}\p{N}]{2,}/gu;
const unspacedPattern =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/gu;

const stopWords: ReadonlySet<string> = new Set(
	(
		'the of and to in is that we for are on with as by this be an from it can which our or not at have has these their more such ' +
		'also but its both than was been when how they between while where using based other into they were over through all only ' +
		'there however does do may will most each one two three between under some any about them then so if via up without within ' +
		'show propose present paper work method methods approach results use used new novel demonstrate introduce study'
	).split(' '),
);
