/**
 * Letters in one of MathML's `mathvariant` styles as the Unicode characters of that style: "R" in `double-struck` is "ℝ".
 * Characters that the style has no letter for stay as they are, and so does everything in an unknown style.
 *
 * MathML Core dropped the attribute (all but `normal`), so Chromium would show plain letters:
 * https://www.w3.org/TR/mathml-core/#new-text-transform-values
 */
export function toMathLetters(text: string, variant: string): string {
	const starts = alphabets.get(variant);
	if (!starts) {
		return text;
	}
	return Array.from(text, (letter) => {
		for (const [first, last, start] of runs(starts)) {
			if (letter >= first && letter <= last) {
				const code = start + letter.charCodeAt(0) - first.charCodeAt(0);
				return String.fromCodePoint(lettersElsewhere.get(code) ?? code);
			}
		}
		return letter;
	}).join('');
}

/** Code points where an alphabet's A, a, 0, Α and α stand; 0 for one it does not have. */
type Starts = readonly [upper: number, lower: number, digit: number, upperGreek: number, lowerGreek: number];

function runs([upper, lower, digit, upperGreek, lowerGreek]: Starts): readonly [string, string, number][] {
	const all: [string, string, number][] = [
		['A', 'Z', upper],
		['a', 'z', lower],
		['0', '9', digit],
		['Α', 'Ω', upperGreek],
		['α', 'ω', lowerGreek],
	];
	return all.filter(([, , start]) => start > 0);
}

const alphabets: ReadonlyMap<string, Starts> = new Map([
	['bold', [0x1d400, 0x1d41a, 0x1d7ce, 0x1d6a8, 0x1d6c2]],
	['italic', [0x1d434, 0x1d44e, 0, 0x1d6e2, 0x1d6fc]],
	['bold-italic', [0x1d468, 0x1d482, 0, 0x1d71c, 0x1d736]],
	['script', [0x1d49c, 0x1d4b6, 0, 0, 0]],
	['bold-script', [0x1d4d0, 0x1d4ea, 0, 0, 0]],
	['fraktur', [0x1d504, 0x1d51e, 0, 0, 0]],
	['double-struck', [0x1d538, 0x1d552, 0x1d7d8, 0, 0]],
	['bold-fraktur', [0x1d56c, 0x1d586, 0, 0, 0]],
	['sans-serif', [0x1d5a0, 0x1d5ba, 0x1d7e2, 0, 0]],
	['bold-sans-serif', [0x1d5d4, 0x1d5ee, 0x1d7ec, 0x1d756, 0x1d770]],
	['sans-serif-italic', [0x1d608, 0x1d622, 0, 0, 0]],
	['sans-serif-bold-italic', [0x1d63c, 0x1d656, 0, 0x1d790, 0x1d7aa]],
	['monospace', [0x1d670, 0x1d68a, 0x1d7f6, 0, 0]],
]);

/** Letters that Unicode had before it had the alphabet; their places in it are empty. */
const lettersElsewhere: ReadonlyMap<number, number> = new Map(
	Object.entries({
		0x1d455: 'ℎ',
		0x1d49d: 'ℬ',
		0x1d4a0: 'ℰ',
		0x1d4a1: 'ℱ',
		0x1d4a3: 'ℋ',
		0x1d4a4: 'ℐ',
		0x1d4a7: 'ℒ',
		0x1d4a8: 'ℳ',
		0x1d4ad: 'ℛ',
		0x1d4ba: 'ℯ',
		0x1d4bc: 'ℊ',
		0x1d4c4: 'ℴ',
		0x1d506: 'ℭ',
		0x1d50b: 'ℌ',
		0x1d50c: 'ℑ',
		0x1d515: 'ℜ',
		0x1d51d: 'ℨ',
		0x1d53a: 'ℂ',
		0x1d53f: 'ℍ',
		0x1d545: 'ℕ',
		0x1d547: 'ℙ',
		0x1d548: 'ℚ',
		0x1d549: 'ℝ',
		0x1d551: 'ℤ',
	}).map(([place, letter]) => [Number(place), letter.charCodeAt(0)]),
);
