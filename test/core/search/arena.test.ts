import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Arena, placeOf, sizeFor } from '../../../src/core/search/arena';

describe('Arena', () => {
	it('never gives one place to two blocks', () => {
		const step = fc.record({ length: fc.integer({ min: 1, max: 5000 }), isTaking: fc.boolean() });
		fc.assert(
			fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
				const arena = new Arena();
				const blocks: { address: number; length: number; mark: number }[] = [];
				for (const [mark, { length, isTaking }] of steps.entries()) {
					const given = isTaking ? undefined : blocks.shift();
					if (given) {
						arena.giveBack(given.address, given.length);
					} else {
						const address = arena.take(length);
						const start = placeOf(address);
						arena.pageOf(address).fill(mark, start, start + sizeFor(length));
						blocks.push({ address, length, mark });
					}
				}
				for (const { address, length, mark } of blocks) {
					const start = placeOf(address);
					const block = arena.pageOf(address).subarray(start, start + sizeFor(length));
					assert.equal(block.length, sizeFor(length));
					assert.ok(block.every((value) => value === mark));
				}
			}),
		);
	});

	it('wastes a fifth of a block at most', () => {
		for (let length = 1; length < 10_000; length++) {
			assert.ok(sizeFor(length) >= length && sizeFor(length) <= Math.max(8, length * 1.25));
		}
	});
});
