import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { IntMap } from '../../../src/core/model/intMap';

describe('IntMap', () => {
	it('holds what a Map holds, whatever comes and goes', () => {
		// Few keys, and many that share their lower bits, so that they meet in the same slots.
		const key = fc.oneof(
			fc.nat(20),
			fc.nat(30).map((n) => n * 2 ** 16),
			fc.nat(2 ** 30 - 1),
		);
		const step = fc.record({ key, isDeleted: fc.boolean() });
		fc.assert(
			fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
				const [map, expected] = [new IntMap<{ at: number }>(), new Map<number, { at: number }>()];
				for (const [at, { key, isDeleted }] of steps.entries()) {
					if (isDeleted) {
						map.delete(key);
						expected.delete(key);
					} else {
						map.set(key, { at });
						expected.set(key, { at });
					}
				}
				assert.equal(map.size, expected.size);
				for (const { key } of steps) {
					assert.deepEqual(map.get(key), expected.get(key));
				}
			}),
		);
	});

	it('finds each of very many', () => {
		const map = new IntMap<{ key: number }>();
		for (let key = 0; key < 50_000; key++) {
			map.set(key * 21_000, { key });
		}
		assert.equal(map.size, 50_000);
		for (let key = 0; key < 50_000; key++) {
			assert.equal(map.get(key * 21_000)?.key, key);
			assert.equal(map.get(key * 21_000 + 1), undefined);
		}
	});
});
