import { strict as assert } from 'node:assert';
import { finish } from '../../../../src/core/model/slices';
import { risFolds, risOutline } from '../../../../src/core/sources/ris/risOutline';

describe('risOutline', () => {
	it('names records by their keys, else their titles, else their types, each at its place', () => {
		const text =
			'TY  - JOUR\r\nID  - xu1999\r\nTI  - On Larks\r\nER  - \r\n\r\nTY  - BOOK\r\nT1  - On Owls\r\nER  - \r\nTY  - GEN\r\nPY  - 1999\r\nER  - \r\nTY  - GEN\r\nER  - ';
		assert.deepEqual(
			finish(risOutline(text)).map(({ name, detail, range, selection }) => [
				name,
				detail,
				range.start.line,
				range.end.line,
				selection.end,
			]),
			[
				['xu1999', 'JOUR · On Larks', 0, 3, { line: 0, character: 10 }],
				['On Owls', 'BOOK', 5, 7, { line: 5, character: 10 }],
				['GEN', '', 8, 10, { line: 8, character: 9 }],
			],
		);
	});

	it('folds the same records', () => {
		const text = 'TY  - JOUR\nTI  - On Larks\nER  - \nTY  - GEN\nER  - \n\nTY  - BOOK\nPY  - 1999\nER  - ';
		assert.deepEqual(
			finish(risFolds(text)).map(({ start, end }) => [start.line, end.line]),
			[
				[0, 2],
				[6, 8],
			],
		);
	});
});
