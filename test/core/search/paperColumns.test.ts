import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { PaperColumns } from '../../../src/core/search/paperColumns';
import { numbersOf } from '../../../src/core/search/paperSet';
import { toPaper } from './papers';

describe('columns of papers', () => {
	it('put ids in the order of their code units, as far as they tell', () => {
		const letter = fc.constantFrom('', 'a', 'b', 'Z', '0', '~', '\x7f', 'é', '中', '😀');
		const id = fc.array(letter, { maxLength: 9 }).map((letters) => letters.join(''));
		fc.assert(
			fc.property(id, id, (a, b) => {
				const columns = new PaperColumns();
				columns.set(0, toPaper({ citekey: a }));
				columns.set(1, toPaper({ citekey: b }));
				const order = columns.compareIds(0, 1);
				assert.ok(order === 0 || order < 0 === a < b);
			}),
			{ numRuns: 1000 },
		);
	});

	it('tell years, marks and beginnings of identifiers, and nothing of a paper that is gone', () => {
		const columns = new PaperColumns();
		columns.set(0, toPaper({ citekey: 'Ng2020', issued: { year: 2020, month: 12, day: 31 }, abstract: ' ' }));
		columns.set(1, toPaper({ citekey: 'undated', arxiv: '2412.14170', abstract: 'Text.' }));
		columns.set(2, toPaper({ citekey: 'old', issued: { year: -50, month: 3 }, files: ['a.pdf'] }));
		columns.set(3, toPaper({ citekey: 'gone', issued: { year: 2020 } }));
		columns.set(3, undefined);
		assert.deepEqual([...numbersOf(columns.all(4))], [0, 1, 2]);
		assert.deepEqual([...numbersOf(columns.ofYears(2020, 2020, 4))], [0]);
		assert.deepEqual([...numbersOf(columns.ofYears(-Infinity, 0, 4))], [2]);
		assert.deepEqual([...numbersOf(columns.with('abstract', 4))], [1]);
		assert.deepEqual([...numbersOf(columns.with('pdf', 4))], [2]);
		assert.ok(columns.withIdentifierStart('2412.1').includes(1));
		assert.ok(columns.withIdentifierStart('ng2').includes(0));
	});
});
