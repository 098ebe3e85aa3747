import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { cutRanges, type ListRange } from '../../../src/core/topics/cutRanges';

describe('cutRanges', () => {
	it('leaves alone what can be looked through', () => {
		assert.deepEqual(cutRanges({ start: 0, end: 400 }, 400), []);
	});

	it('cuts 100,000 into two levels of about as many rows each', () => {
		const ranges = cutRanges({ start: 0, end: 100_000 }, 400);
		assert.equal(ranges.length, 317);
		assert.deepEqual(ranges[1], { start: 315, end: 630 });
	});

	it('cuts into consecutive, balanced ranges whose own parts fit the limit on every level', () => {
		const check = (range: ListRange, limit: number): void => {
			const parts = cutRanges(range, limit);
			if (parts.length === 0) {
				assert.ok(range.end - range.start <= limit);
				return;
			}
			assert.ok(parts.length <= limit);
			assert.deepEqual([parts[0]?.start, parts.at(-1)?.end], [range.start, range.end]);
			const lengths = parts.map(({ start, end }) => end - start);
			assert.ok(Math.max(...lengths) - Math.min(...lengths) <= 1 && Math.min(...lengths) > 0);
			for (const [at, part] of parts.entries()) {
				assert.equal(part.start, parts[at - 1]?.end ?? range.start);
			}
			for (const part of parts.slice(0, 3)) {
				check(part, limit);
			}
		};
		fc.assert(
			fc.property(fc.nat(50), fc.nat(300_000), fc.integer({ min: 2, max: 400 }), (start, count, limit) => {
				check({ start, end: start + count }, limit);
			}),
		);
	});
});
