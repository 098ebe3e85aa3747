import { strict as assert } from 'node:assert';
import { porterStem } from '../../bench/porter';
import { rouge, rougeOfBest } from '../../bench/rouge';

describe('rouge', () => {
	it('gives the values of a case worked by hand', () => {
		// the cat sat on the mat / the cat was on the mat: 5 of 6 words, 3 of 5 pairs, subsequence of 5.
		const scores = rouge('The cat sat on the mat.', 'the cat was on the mat');
		assert.equal(scores.rouge1, 5 / 6);
		assert.equal(scores.rouge2, 3 / 5);
		assert.equal(scores.rougeL, 5 / 6);
	});

	it('gives the values of the rouge-score documentation', () => {
		const scores = rouge(
			'The quick brown dog jumps on the log.',
			'The quick brown fox jumps over the lazy dog',
		);
		assert.equal(scores.rouge1.toFixed(4), '0.7059');
		assert.equal(scores.rougeL.toFixed(4), '0.5882');
	});

	it('counts a repeated word only as often as the target has it', () => {
		assert.equal(rouge('the the the the', 'the cat').rouge1, 2 / 6);
	});

	it('matches words by their stem', () => {
		assert.equal(rouge('networks generalizing', 'network generalize').rouge1, 1);
	});

	it('takes all three measures from the target with the best first', () => {
		assert.deepEqual(rougeOfBest('a b c d', ['a b c x', 'x x x c d', '']), rouge('a b c d', 'a b c x'));
	});

	it('is zero for nothing', () => {
		assert.deepEqual(rouge('', ''), { rouge1: 0, rouge2: 0, rougeL: 0 });
	});
});

describe('porterStem', () => {
	const stems: Readonly<Record<string, string>> = {
		caresses: 'caress',
		ponies: 'poni',
		cats: 'cat',
		agreed: 'agre',
		plastered: 'plaster',
		motoring: 'motor',
		hopping: 'hop',
		falling: 'fall',
		filing: 'file',
		happy: 'happi',
		relational: 'relat',
		conditional: 'condit',
		generalization: 'gener',
		triplicate: 'triplic',
		hopefulness: 'hope',
		adjustment: 'adjust',
		adoption: 'adopt',
		effective: 'effect',
		controll: 'control',
		rate: 'rate',
		enjoy: 'enjoy',
	};
	for (const [word, stem] of Object.entries(stems)) {
		it(`gives Porter's own "${stem}" for "${word}"`, () => assert.equal(porterStem(word), stem));
	}
});
