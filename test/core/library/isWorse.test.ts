import { strict as assert } from 'node:assert';
import {
	countErrors,
	isBrokenOff,
	isCutOff,
	isWorse,
	mayBeCutOff,
	shrankALot,
	type BrokenReading,
} from '../../../src/core/library/isWorse';
import { createSourceReader } from '../../../src/core/sources/sourceReader';

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

	it('may be cut off within its last entry only where no sign closes that', () => {
		const shorter = { hashes: [0, 1, 7], size: 25, errors: 0 };
		for (const [name, expected] of [
			['refs.bib', false],
			['refs.csl.json', false],
			['refs.ris', true],
			['refs.yaml', true],
		] as const) {
			assert.equal(mayBeCutOff(shorter, reading(3), name), expected, name);
			assert.equal(mayBeCutOff(reading(2), reading(3), name), true, name);
		}
	});

	it('is broken off where it is cut off and errors have come', () => {
		const cut = { hashes: [0, 1, 7], size: 25, errors: 1, ...readEnd('@book{a,\n  title = {Cut') };
		assert.equal(isBrokenOff(cut, reading(3)), true);
		assert.equal(isBrokenOff(cut, reading(3, 1)), false);
		assert.equal(isBrokenOff({ ...cut, hashes: [0, 7, 2] }, reading(3)), false);
	});

	it('is broken off wherever its last entry ends too early, and not where that is closed but has an error', () => {
		const cut = { hashes: [0, 1, 7], size: 25, errors: 1 };
		const entry = '@book{b,\n  title = {Cut},\n  year = 2001,\n  note = {Off}';
		for (let end = 1; end <= entry.length; end++) {
			const read = readEnd(`@book{a,\n  title = {Whole},\n}\n\n${entry.slice(0, end)}`);
			assert.equal(
				isBrokenOff({ ...cut, ...read }, reading(3)),
				read.problems.length > 0,
				entry.slice(0, end),
			);
		}
		for (const closed of ['\n  ye\n}\n', '\n  year =\n}\n']) {
			const read = readEnd(`@book{b,\n  title = {Cut},${closed}`);
			assert.equal(countErrors(read.problems), 1);
			assert.equal(isBrokenOff({ ...cut, ...read }, reading(3)), false, closed);
		}
	});

	/** What a bibliography in BibTeX that ends so is read as. */
	function readEnd(text: string): Pick<BrokenReading, 'problems' | 'positions'> {
		return createSourceReader('refs.bib').read(new TextEncoder().encode(text));
	}

	it('has errors, records of RIS that have no end, what is no item, a format that nobody knows, and nothing but text', () => {
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
		const problems = [
			{ code: 'ris-missing-end', severity: 'warning' },
			{ code: 'ris-bad-date', severity: 'warning' },
			{ code: 'csl-not-an-item', severity: 'information' },
			{ code: 'source-format-unknown', severity: 'information' },
			{ code: 'bibtex-no-entries', severity: 'warning' },
			{ code: 'bibtex-unclosed-entry', severity: 'error' },
		] as const;
		assert.equal(countErrors(problems.map((problem) => ({ ...problem, message: '', range }))), 5);
	});

	it('has shrunk a lot where less than half is left', () => {
		assert.equal(shrankALot(reading(0), reading(1)), true);
		assert.equal(shrankALot(reading(5), reading(10)), false);
		assert.equal(shrankALot(reading(0), reading(0)), false);
	});
});
