import { strict as assert } from 'node:assert';
import { countErrors, isBrokenOff, isCutOff, isWorse, shrankALot } from '../../../src/core/library/isWorse';

const reading = (count: number, errors = 0): Parameters<typeof isWorse>[0] => ({
	hashes: Array.from({ length: count }, (_, at) => at),
	size: 10 * count,
	errors,
});

describe('A reading', () => {
	it('is worse where entries are gone and errors have come', () => {
		assert.equal(isWorse(reading(2, 1), reading(3)), true);
		assert.equal(isWorse(reading(2), reading(3)), false);
		assert.equal(isWorse(reading(3, 1), reading(3)), false);
	});

	it('is cut off where it is shorter and has nothing new but perhaps its last entry', () => {
		const whole = reading(4);
		const cut = { hashes: [0, 1, 7], size: 25, errors: 0 };
		assert.equal(isCutOff(reading(3), whole), true);
		assert.equal(isCutOff(cut, whole), true);
		assert.equal(isCutOff({ ...cut, hashes: [0, 1, 2, 7], size: 39 }, whole), true);
		assert.equal(isCutOff({ ...cut, hashes: [], size: 0 }, whole), true);
		assert.equal(isCutOff({ ...cut, hashes: [0, 7, 2] }, whole), false);
		assert.equal(isCutOff({ ...cut, size: 60 }, whole), false);
		assert.equal(isCutOff({ ...whole, size: 39 }, whole), false);
	});

	it('is broken off where it is cut off and errors have come', () => {
		const cut = { hashes: [0, 1, 7], size: 25, errors: 1 };
		assert.equal(isBrokenOff(cut, reading(3)), true);
		assert.equal(isBrokenOff(cut, reading(3, 1)), false);
		assert.equal(isBrokenOff({ ...cut, hashes: [0, 7, 2] }, reading(3)), false);
	});

	it('has errors, and records of RIS that have no end', () => {
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
		const problems = [
			{ code: 'ris-missing-end', severity: 'warning' },
			{ code: 'ris-bad-date', severity: 'warning' },
			{ code: 'bibtex-unclosed-entry', severity: 'error' },
		] as const;
		assert.equal(countErrors(problems.map((problem) => ({ ...problem, message: '', range }))), 2);
	});

	it('has shrunk a lot where less than half is left', () => {
		assert.equal(shrankALot(reading(0), reading(1)), true);
		assert.equal(shrankALot(reading(5), reading(10)), false);
		assert.equal(shrankALot(reading(0), reading(0)), false);
	});
});
