import { strict as assert } from 'node:assert';
import { finish } from '../../../src/core/model/slices';
import { medlineOutline } from '../../../src/core/sources/medlineOutline';

describe('medlineOutline', () => {
	it('names records by their titles, else their numbers, each at its place', () => {
		const text = [
			'PMID- 12345678',
			'TI  - On larks in',
			'      the city.',
			'',
			'PMID- 23456789',
			'DP  - 2021',
			'',
		].join('\r\n');
		assert.deepEqual(
			finish(medlineOutline(text)).map(({ name, detail, range, selection }) => [
				name,
				detail,
				range.start.line,
				range.end.line,
				selection.end,
			]),
			[
				['On larks in the city', 'PMID 12345678', 0, 2, { line: 0, character: 14 }],
				['PMID 23456789', '', 4, 5, { line: 4, character: 14 }],
			],
		);
	});
});
