import { strict as assert } from 'node:assert';
import { unreadableSource } from '../../../src/core/library/unreadableSource';

describe('A bibliography that cannot be read', () => {
	it('tells why, in words without the calls of the system, and what is shown of it', () => {
		const messages = [
			["EACCES: permission denied, open '/home/a, b/refs.bib'", false],
			['EIO: i/o error, read', true],
			['it is no file', false],
			['Invalid string length.\n', false],
		] as const;
		assert.deepEqual(
			messages.map(([why, isKnown]) => unreadableSource(why, isKnown).message),
			[
				'This bibliography cannot be read: permission denied. None of its papers are shown.',
				'This bibliography cannot be read: i/o error. What it held before is shown.',
				'This bibliography cannot be read: it is no file. None of its papers are shown.',
				'This bibliography cannot be read: Invalid string length. None of its papers are shown.',
			],
		);
	});
});
