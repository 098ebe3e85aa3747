import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { partitionPoint } from '../../../src/core/text/partitionPoint';

describe('partitionPoint', () => {
	it('is how many of a sorted list come before a number', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 20 })),
				fc.integer({ min: -1, max: 21 }),
				(list, limit) => {
					const sorted = [...list].sort((a, b) => a - b);
					const found = partitionPoint(sorted.length, (at) => (sorted[at] ?? 0) < limit);
					assert.equal(found, sorted.filter((number) => number < limit).length);
				},
			),
		);
	});

	it('asks about few of many', () => {
		let asked = 0;
		const found = partitionPoint(1_000_000, (at) => {
			asked++;
			return at < 700_000;
		});
		assert.equal(found, 700_000);
		assert.ok(asked <= 20, `${asked} questions`);
	});
});
