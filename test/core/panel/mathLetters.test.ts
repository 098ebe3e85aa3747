import { strict as assert } from 'node:assert';
import { toMathLetters } from '../../../src/webview/mathLetters';

const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const variants = [
	'bold',
	'italic',
	'bold-italic',
	'script',
	'bold-script',
	'fraktur',
	'double-struck',
	'bold-fraktur',
	'sans-serif',
	'bold-sans-serif',
	'sans-serif-italic',
	'sans-serif-bold-italic',
	'monospace',
];

describe('letters of mathematics', () => {
	it('are those that Unicode has for the style, wherever it keeps them', () => {
		assert.equal(toMathLetters('R', 'double-struck'), 'ℝ');
		assert.equal(toMathLetters('L', 'script'), 'ℒ');
		assert.equal(toMathLetters('D1', 'double-struck'), '𝔻𝟙');
		assert.equal(toMathLetters('x0', 'bold'), '𝐱𝟎');
		assert.equal(toMathLetters('θΣ', 'bold'), '𝛉𝚺');
		assert.equal(toMathLetters('h', 'italic'), 'ℎ');
	});

	it('mean the same letters in every style', () => {
		for (const variant of variants) {
			const letters = toMathLetters(latin, variant);
			assert.equal(letters.normalize('NFKC'), latin, variant);
			assert.ok(
				[...letters].every((letter) => /\p{L}/u.test(letter) && !latin.includes(letter)),
				variant,
			);
		}
	});

	it('stay as they are where the style has none', () => {
		assert.equal(toMathLetters('é+中', 'bold'), 'é+中');
		assert.equal(toMathLetters('x', 'normal'), 'x');
		assert.equal(toMathLetters('x', 'constructor'), 'x');
	});
});
