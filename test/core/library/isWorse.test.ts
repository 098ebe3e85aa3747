import { strict as assert } from 'node:assert';
import { isWorse, shrankALot } from '../../../src/core/library/isWorse';

const reading = (count: number, errors = 0): Parameters<typeof isWorse>[0] => ({
	hashes: Array.from({ length: count }, (_, at) => at),
	errors,
});

describe('A reading', () => {
	it('is worse where entries are gone and errors have come', () => {
		assert.equal(isWorse(reading(2, 1), reading(3)), true);
		assert.equal(isWorse(reading(2), reading(3)), false);
		assert.equal(isWorse(reading(3, 1), reading(3)), false);
	});

	it('has shrunk a lot where less than half is left', () => {
		assert.equal(shrankALot(reading(0), reading(1)), true);
		assert.equal(shrankALot(reading(5), reading(10)), false);
		assert.equal(shrankALot(reading(0), reading(0)), false);
	});
});
