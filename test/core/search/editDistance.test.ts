import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { editDistance } from '../../../src/core/search/editDistance';

describe('editDistance', () => {
	it('counts a letter wrong, missing, too many, and two swapped as one slip each', () => {
		assert.equal(editDistance('token', 'tokan'), 1);
		assert.equal(editDistance('token', 'tken'), 1);
		assert.equal(editDistance('token', 'tokken'), 1);
		assert.equal(editDistance('token', 'tokne'), 1);
		assert.equal(editDistance('token', 'speech'), 5);
	});

	const word = fc.stringMatching(/^[abc]{0,6}$/);

	it('is zero for equal words only, the same both ways, and at most the longer length', () => {
		fc.assert(
			fc.property(word, word, (a, b) => {
				const distance = editDistance(a, b);
				assert.equal(distance === 0, a === b);
				assert.equal(distance, editDistance(b, a));
				assert.ok(distance <= Math.max(a.length, b.length));
				assert.ok(distance >= Math.abs(a.length - b.length));
			}),
		);
	});
});
