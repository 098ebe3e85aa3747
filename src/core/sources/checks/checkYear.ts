import type { ValueFault } from './valueFault';

/**
 * A year is free text ("in press", "c. 1990", "1990s", "1984/85", "19XX"). What is wrong is a number that is too long, and a letter in a
 * year: "20I5", or "2015a" with the letter that styles add by themselves. Texts with commands of TeX are passed over.
 */
export function checkYear(text: string): ValueFault | undefined {
	if (longNumberPattern.test(text)) {
		return { message: `“${text}” is no year: it has too many digits.` };
	}
	if (!mixedPattern.test(text) || text.includes('\\')) {
		return undefined;
	}
	for (const { 0: word, index } of text.matchAll(wordPattern)) {
		const digits = word.replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
		const meant = suffixedPattern.test(word)
			? word.slice(0, 4)
			: yearPattern.test(digits)
				? digits
				: undefined;
		if (meant !== undefined ? meant !== word : brokenPattern.test(word)) {
			const message = suffixedPattern.test(word)
				? `“${word}” is no year that BibLaTeX and Pandoc read; styles put letters behind years by themselves.`
				: `“${word}” is no year: there is a letter among its digits.`;
			return meant === undefined
				? { message }
				: {
						message,
						fix: {
							title: `Write “${meant}”`,
							text: text.slice(0, index) + meant + text.slice(index + word.length),
						},
					};
		}
	}
	return undefined;
}

const longNumberPattern = /^\d{5,}$/;
const mixedPattern = /\d\p{L}|\p{L}\d/u;
const wordPattern = /[\p{L}\p{N}]+/gu;
const yearPattern = /^(?:1\d|20)\d\d$/;
/** Not "1990s", nor the "199u" and "198x" of those who do not know it better. */
const suffixedPattern = /^(?:1\d|20)\d\d[a-mA-M]$/;
/** Not "19th" or "c1990". */
const brokenPattern = /^(?:1|2)\d?\p{L}\d{1,2}$/u;
