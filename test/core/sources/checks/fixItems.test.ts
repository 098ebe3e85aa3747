import { strict as assert } from 'node:assert';
import { finish } from '../../../../src/core/model/slices';
import { checkFrontMatterReferences } from '../../../../src/core/sources/checks/checkCslYaml';
import { findSourceFormat, fixFrontMatterReferences } from '../../../../src/core/sources/sourceFormat';
import { LineIndex } from '../../../../src/core/text/lineIndex';
import { applySpanEdits } from '../../../../src/core/text/spanEdits';

/** The text after the first fix of its last problem with that code; `undefined` where there is none. */
function fix(fileName: string, text: string, code: string): string | undefined {
	const format = fileName === 'note.md' ? undefined : findSourceFormat(fileName, text);
	const problems = format ? format.check?.(text) : finish(checkFrontMatterReferences(text));
	const problem = problems?.filter((each) => each.code === code).at(-1);
	assert.ok(problem, `${code} is not found`);
	const lines = new LineIndex(text);
	const { start, end } = problem.range;
	const span = { start: lines.offsetAt(start), end: lines.offsetAt(end) };
	const [first] = finish((format?.fix ?? fixFrontMatterReferences)(text, code, span));
	return first && applySpanEdits(text, first.edits);
}

describe('The fixes of CSL and RIS', () => {
	const cases: readonly (readonly [file: string, code: string, text: string, fixed: string])[] = [
		[
			'a.json',
			'csl-malformed-doi',
			'[{"id":"a","DOI":"https://doi.org/10.1000/ä"}]',
			'[{"id":"a","DOI":"10.1000/ä"}]',
		],
		[
			'a.json',
			'csl-malformed-doi',
			'[{"id":"a","DOI": "https:\\/\\/doi.org\\/10.1000\\/\\u00e4\\"b"}]',
			'[{"id":"a","DOI": "10.1000\\/\\u00e4\\"b"}]',
		],
		[
			'a.json',
			'csl-malformed-url',
			'[{"id":"a","URL":"www.a.org\\/b"}]',
			'[{"id":"a","URL":"https://www.a.org\\/b"}]',
		],
		['a.json', 'csl-bad-date', '[{"id":"a","issued":"20I5"}]', '[{"id":"a","issued":"2015"}]'],
		[
			'a.json',
			'csl-misspelt-type',
			'[{"id":"a","title":"T","type":"phdthesis"}]',
			'[{"id":"a","title":"T","type":"thesis"}]',
		],
		[
			'a.json',
			'csl-duplicate-key',
			'[{"id":"a"},{"id":"ab"},{"id":"a"}]',
			'[{"id":"a"},{"id":"ab"},{"id":"ac"}]',
		],
		[
			'a.json',
			'csl-duplicate-key',
			'[{"id":"a"},{"id":"a","citation-key":"a"}]',
			'[{"id":"a"},{"id":"ab","citation-key":"ab"}]',
		],
		[
			'a.json',
			'csl-duplicate-key',
			'[{"id":"a"},{"id":7,"note":"x: y\\nCitation Key: a\\nz"}]',
			'[{"id":"a"},{"id":7,"note":"x: y\\nCitation Key: ab\\nz"}]',
		],
		[
			'a.csl.yaml',
			'csl-malformed-doi',
			'- id: a\n  DOI: doi:10.1000/1 # x\n',
			'- id: a\n  DOI: 10.1000/1 # x\n',
		],
		[
			'a.csl.yaml',
			'csl-malformed-doi',
			'- id: a\n  DOI: "https://doi.org/10.1000/1"\n',
			'- id: a\n  DOI: "10.1000/1"\n',
		],
		['a.csl.yaml', 'csl-malformed-url', "- {id: a, URL: 'a.org'}\n", "- {id: a, URL: 'https://a.org'}\n"],
		['a.csl.yaml', 'csl-duplicate-key', '- id: a\n- id: "a"\n', '- id: a\n- id: "ab"\n'],
		[
			'a.ris',
			'ris-malformed-doi',
			'TY  - PAMP\r\nTI  - T\r\nDO  - 10.1000/1.\r\nER  - ',
			'TY  - PAMP\r\nTI  - T\r\nDO  - 10.1000/1\r\nER  - ',
		],
		[
			'a.ris',
			'ris-malformed-url',
			'TY  - PAMP\nTI  - T\nUR  - http://a.org\nb.org\nER  - ',
			'TY  - PAMP\nTI  - T\nUR  - http://a.org\nhttps://b.org\nER  - ',
		],
		[
			'a.ris',
			'ris-duplicate-key',
			'TY  - PAMP\nID  - a\nER  - \nTY  - PAMP\nID  - a\nER  - ',
			'TY  - PAMP\nID  - a\nER  - \nTY  - PAMP\nID  - ab\nER  - ',
		],
		[
			'note.md',
			'csl-duplicate-key',
			'---\nreferences:\n- id: a\n- id: a\n---\n',
			'---\nreferences:\n- id: a\n- id: ab\n---\n',
		],
	];
	for (const [file, code, text, fixed] of cases) {
		it(`put ${code} right in ${text}`, () => {
			assert.equal(fix(file, text, code), fixed);
		});
	}

	it('go on with numbers where every letter is taken', () => {
		const taken = [...'bcdefghijklmnopqrstuvwxyz'].map((letter) => `{"id":"a${letter}"}`).join();
		const text = (key: string): string => `[${taken},{"id":"a"},{"id":"${key}"}]`;
		assert.equal(fix('a.json', text('a'), 'csl-duplicate-key'), text('a-2'));
		const next = (key: string): string => text(key).replace('[', '[{"id":"a-2"},');
		assert.equal(fix('a.json', next('a'), 'csl-duplicate-key'), next('a-3'));
	});

	const hopeless: readonly (readonly [file: string, code: string, text: string])[] = [
		['a.json', 'csl-malformed-doi', '[{"id":"a","DOI":"10.1000"}]'],
		['a.json', 'csl-malformed-isbn', '[{"id":"a","ISBN":"978-0-201-89683-2"}]'],
		['a.json', 'csl-bad-date', '[{"id":"a","issued":{"date-parts":[[2013,2,29]]}}]'],
		['a.json', 'csl-missing-field', '[{"id":"a","type":"pamphlet"}]'],
		['a.json', 'csl-duplicate-key', '[{"id":7},{"id":7}]'],
		['a.csl.yaml', 'csl-malformed-doi', '- id: a\n  DOI: "https:\\/\\/doi.org/10.1000/1"\n'],
		['a.csl.yaml', 'csl-bad-date', '- id: a\n  issued:\n  - yaer: 20I9\n'],
		['a.csl.yaml', 'csl-malformed-doi', '- id: a\n  DOI: >-\n    https://doi.org/10.1000/1\n'],
	];
	for (const [file, code, text] of hopeless) {
		it(`offer nothing where that is not safe: ${text}`, () => {
			assert.equal(fix(file, text, code), undefined);
		});
	}

	it('offer nothing for a place where the text is right by now', () => {
		const text = '[{"id":"a","DOI":"10.1000/1"}]';
		const start = text.indexOf('"10');
		const format = findSourceFormat('a.json', text);
		assert.deepEqual(
			format?.fix && finish(format.fix(text, 'csl-malformed-doi', { start, end: start + 11 })),
			[],
		);
		assert.deepEqual(
			format?.fix && finish(format.fix(text, 'csl-duplicate-key', { start, end: start + 11 })),
			[],
		);
	});
});
