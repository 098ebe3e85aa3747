import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { finish } from '../../../src/core/model/slices';
import { sortInSlices } from '../../../src/core/topics/sortInSlices';

describe('sortInSlices', () => {
	it('sorts as JavaScript does, equal items in the order in which they came', () => {
		const lengths = fc.constantFrom(0, 1, 2, 255, 256, 257, 1000, 3001);
		fc.assert(
			fc.property(lengths, fc.infiniteStream(fc.nat(50)), (length, keys) => {
				const items = Array.from({ length }, (_, at) => ({ key: keys.next().value, at }));
				const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
				assert.deepEqual(finish(sortInSlices(items, compare)), [...items].sort(compare));
			}),
			{ numRuns: 30 },
		);
	});

	it('stops again and again: a slice never holds more than a small part of the work', () => {
		const items = Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 20_000);
		let compared = 0;
		let most = 0;
		const slices = sortInSlices(items, (a, b) => {
			compared++;
			return a - b;
		});
		for (let isDone = false; !isDone; most = Math.max(most, compared), compared = 0) {
			isDone = slices.next().done === true;
		}
		assert.ok(most < 3000, `${most} comparisons in one slice`);
	});
});
