import { strict as assert } from 'node:assert';
import { fromRoman, toRoman } from '../../../src/core/text/romanNumeral';

describe('fromRoman', () => {
	it('reads what toRoman writes, in capitals or not', () => {
		for (let number = 1; number < 4000; number++) {
			assert.equal(fromRoman(toRoman(String(number))), number);
		}
		assert.equal(fromRoman('xiv'), 14);
	});

	it('reads nothing else', () => {
		for (const text of ['', 'A', 'IIII', 'IC', 'XIV ', 'MMMM', 'XI2', 'I'.repeat(100_000)]) {
			assert.equal(fromRoman(text), undefined);
		}
	});
});
