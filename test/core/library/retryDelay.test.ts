import { strict as assert } from 'node:assert';
import { retryDelay } from '../../../src/core/library/retryDelay';

describe('retryDelay', () => {
	it('doubles up to a minute', () => {
		const delays = [0, 1, 2, 5, 6, 1000].map((failures) => retryDelay(failures, false));
		assert.deepEqual(delays, [1000, 2000, 4000, 32_000, 60_000, 60_000]);
	});

	it('ends where each try costs the reader its life', () => {
		const delays = [0, 1, 2, 3].map((failures) => retryDelay(failures, true));
		assert.deepEqual(delays, [1000, 2000, undefined, undefined]);
	});
});
