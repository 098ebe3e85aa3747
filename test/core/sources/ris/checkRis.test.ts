import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkRis } from '../../../../src/core/sources/ris/checkRis';
import { LineIndex } from '../../../../src/core/text/lineIndex';

const folder = path.join(__dirname, '../../../fixtures/ris');

/** The code of each problem without `ris-`, with the text it stands at. */
function check(text: string): readonly string[] {
	const lines = new LineIndex(text);
	return checkRis(text).map(({ code, range: { start, end } }) => {
		return `${code.replace('ris-', '')} ${text.slice(lines.offsetAt(start), lines.offsetAt(end))}`;
	});
}

/** The same of one field of a record that has no other fault. */
function checkField(field: string, type = 'PAMP'): readonly string[] {
	return check(`TY  - ${type}\r\nTI  - T\r\nAU  - A, B\r\nPY  - 1990\r\nT2  - J\r\n${field}\r\nER  - \r\n`);
}

describe('checkRis', () => {
	it('finds nothing in what EndNote, Zotero, Mendeley and publishers export', () => {
		for (const name of ['endnote', 'zotero', 'mendeley', 'publishers']) {
			assert.deepEqual(check(readFileSync(path.join(folder, `${name}.ris`), 'utf8')), [], name);
		}
	});

	it('marks every copy of an ID at its value, with the others', () => {
		const text = 'TY  - PAMP\nID  - a\nTI  - A\nER  - \n\nTY  - PAMP\nTI  - B\nLB  - a\nER  - \n';
		assert.deepEqual(
			checkRis(text).map(({ code, severity, range, related }) => [
				code,
				severity,
				range,
				related?.map((place) => place.range.start.line),
			]),
			[
				[
					'ris-duplicate-key',
					'error',
					{ start: { line: 1, character: 6 }, end: { line: 1, character: 7 } },
					[7],
				],
				[
					'ris-duplicate-key',
					'error',
					{ start: { line: 7, character: 6 }, end: { line: 7, character: 7 } },
					[1],
				],
			],
		);
	});

	it('names the tags that a type needs, at the type', () => {
		const text =
			'TY  - JOUR\nTI  - A\nER  - \nTY  - CHAP\nAU  - A, B\nTI  - A\nPY  - 1990\nER  - \nTY  - ADVS\nTI  - A\nER  - \n';
		assert.deepEqual(
			checkRis(text).map(({ code, message, range }) => [code, message, range.start]),
			[
				['ris-missing-field', 'This JOUR lacks “AU” or “ED”, “JO” and “PY”.', { line: 0, character: 6 }],
				['ris-missing-field', 'This CHAP lacks “T2”.', { line: 3, character: 6 }],
			],
		);
		const [, untyped] = checkRis('TY  - \nTI  - A\nAU  - A, B\nJF  - J\nER  - \n');
		assert.equal(untyped?.message, 'This record lacks “PY”.');
	});

	it('marks a value alone where another field stands behind it', () => {
		assert.deepEqual(checkField('DO  - 10.1/x     LK  - https://a.org'), ['malformed-doi 10.1/x']);
		assert.deepEqual(checkField('DO  - 10.1000/x     LK  - https://a.org'), []);
	});

	it('finds nothing in what R and others write for a value that is missing', () => {
		for (const missing of ['NA', 'N/A', 'nan', 'null']) {
			const fields = ['DO', 'UR', 'DA', 'SN', 'ID'].map((tag) => `${tag}  - ${missing}`).join('\n');
			const text = `TY  - JOUR\nTI  - T\nAU  - A, B\nPY  - 1990\nJF  - J\n${fields}\nER  - \n`;
			assert.deepEqual(check(text + text.replace('- T', '- U')), []);
		}
	});

	const right: readonly (readonly [field: string, type?: string])[] = [
		['DO  - 10.1000/1'],
		['DO  - https://doi.org/10.1000/1'],
		['DO  - doi: 10.1000/1'],
		['UR  - <Go to ISI>://WOS:000123'],
		['UR  - ://WOS:000123'],
		['UR  - www.a.org'],
		['UR  - //a.org/1'],
		['UR  - http://a.org\nhttp://b.org'],
		['UR  - http://a.org; http://b.org'],
		['SN  - 0028-0836 (Print)\n1476-4687 (Electronic)', 'JOUR'],
		['SN  - 978-0-201-89683-1; 0028-0836', 'CONF'],
		['SN  - NASA-12345', 'RPRT'],
		['SN  - US1234567', 'PAT'],
		['DA  - 2012/02/29/'],
		['DA  - May 21'],
		['DA  - 20120229'],
		['Y2  - 2012///'],
		['Y1  - 1990/00/00'],
	];
	for (const [field, type] of right) {
		it(`finds nothing in ${JSON.stringify(field)}`, () => {
			assert.deepEqual(checkField(field, type), []);
		});
	}

	const wrong: readonly (readonly [code: string, field: string, at: string, type?: string])[] = [
		['malformed-doi', 'DO  - 10.1000', '10.1000'],
		['malformed-doi', 'DO  - 10.1000/1.', '10.1000/1.'],
		['malformed-url', 'UR  - http://a.org\nfiles/b.pdf', 'files/b.pdf'],
		['malformed-isbn', 'SN  - 978-0-201-89683-2', '978-0-201-89683-2', 'BOOK'],
		['malformed-issn', 'SN  - 0028-0836 (Print)\n1476-4688 (Electronic)', '1476-4688 (Electronic)', 'JOUR'],
		['bad-date', 'DA  - 2012/13/01', '2012/13/01'],
		['bad-date', 'DA  - 20120230', '20120230'],
		['bad-date', 'Y2  - 2013/02/29/', '2013/02/29/'],
		['bad-date', 'Y1  - 20I5', '20I5'],
	];
	for (const [code, field, at, type] of wrong) {
		it(`finds ${code} in ${JSON.stringify(field)}`, () => {
			assert.deepEqual(checkField(field, type), [`${code} ${at}`]);
		});
	}

	it('tells a date that cannot be read once, at its value', () => {
		assert.deepEqual(check('TY  - PAMP\nTI  - T\nPY  - 20x3\nER  - \n'), ['bad-date 20x3']);
		assert.deepEqual(check('TY  - PAMP\nTI  - T\nPY  - 3 of 4\nER  - \n'), ['bad-date 3 of 4']);
	});
});
