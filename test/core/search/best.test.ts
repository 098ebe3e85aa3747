import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { bestPassing } from '../../../src/core/search/best';

describe('the best of those that pass', () => {
	it('are those of all that pass, the best first', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.nat(500)),
				fc.integer({ min: 1, max: 6 }),
				fc.nat(4),
				(numbers, count, rest) => {
					const passes = (number: number): boolean => number % 5 <= rest;
					const best = bestPassing(Uint32Array.from(numbers), count, (a, b) => a < b, passes);
					const sorted = numbers.filter(passes).sort((a, b) => b - a);
					assert.deepEqual(best, sorted.slice(0, count));
				},
			),
		);
	});

	it('ask few when many pass', () => {
		const asked: number[] = [];
		const numbers = Uint32Array.from({ length: 1000 }, (_, at) => at);
		const best = bestPassing(
			numbers,
			2,
			(a, b) => a < b,
			(number) => asked.push(number) > 0,
		);
		assert.deepEqual(
			[best, asked],
			[
				[999, 998],
				[999, 998],
			],
		);
	});
});
