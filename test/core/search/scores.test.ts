import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Scores } from '../../../src/core/search/scores';

describe('Scores', () => {
	it('gives the same best papers as sorting all of them', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 8 }), (values, count) => {
				const scores = new Scores();
				scores.reset(values.length);
				values.forEach((value, paper) => scores.set(paper, value));
				const byScore = [...scores.found].sort((a, b) => scores.get(b) - scores.get(a) || a - b);
				const best = scores.best(count, (a, b) => a < b).sort((a, b) => a - b);
				assert.deepEqual(
					best,
					byScore.slice(0, count).sort((a, b) => a - b),
				);
			}),
		);
	});

	it('forgets everything when reset, and finds a paper once however often it scores', () => {
		const scores = new Scores();
		scores.reset(3);
		scores.add(1, 2);
		scores.add(1, 3);
		scores.add(2, 0);
		assert.deepEqual([[...scores.found], scores.get(1), scores.highest()], [[1], 5, 5]);
		scores.reset(3);
		assert.deepEqual([[...scores.found], scores.get(1)], [[], 0]);
	});
});
