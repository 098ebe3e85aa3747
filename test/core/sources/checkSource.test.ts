import { strict as assert } from 'node:assert';
import { checkSource } from '../../../src/core/sources/checkSource';
import { createSourceReader } from '../../../src/core/sources/sourceReader';

const wholeLine = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };

function codesIn(fileName: string, text: string): readonly string[] | undefined {
	return checkSource(fileName, new TextEncoder().encode(text))?.map(({ code }) => code);
}

describe('checkSource', () => {
	it('finds by every check what is wrong, in text order, even what is usually let pass', () => {
		const text =
			'@book{a, title={A & B}, year=2000}\n@article{b, title={C}, author={D}, journal={E}, date={20001}}\n';
		assert.deepEqual(codesIn('a.bib', text), [
			'bibtex-missing-field',
			'bibtex-unescaped-ampersand',
			'bibtex-malformed-date',
		]);
	});

	it('tells of an encoding that is not what it should be', () => {
		const bytes = Buffer.from('@misc{a, title={Caf\xe9}, author={B}, year=2000}\n', 'latin1');
		assert.deepEqual(
			checkSource('a.bib', bytes)?.map(({ code }) => code),
			['source-latin1'],
		);
	});

	it('keeps the worst of very many', () => {
		const many = Array.from(
			{ length: 1200 },
			(_, at) => `@article{a${at}, title={A}, author={B}, year=2000}`,
		);
		const codes = codesIn('a.bib', [...many, many[0]].join('\n'));
		assert.equal(codes?.length, 1000);
		assert.ok(codes.includes('bibtex-duplicate-key'));
	});

	it('checks CSL and RIS as it does BibTeX, reader and all', () => {
		const item = '{"id": "a", "type": "pamphlet", "title": "A", "DOI": "x"}';
		assert.deepEqual(codesIn('a.json', `[${item}, {}]`), ['csl-malformed-doi', 'csl-not-an-item']);
		assert.deepEqual(codesIn('a.csl.yaml', '- id: a\n  title: A\n  DOI: x\n- b\n'), [
			'csl-malformed-doi',
			'csl-not-an-item',
		]);
		assert.deepEqual(codesIn('a.ris', 'TY  - PAMP\nTI  - A\nDO  - x\n'), [
			'ris-missing-end',
			'ris-malformed-doi',
		]);
	});

	it('takes what reading told, and gives the same', () => {
		const item = '{"id": "a", "type": "pamphlet", "title": "A", "DOI": "x"}';
		for (const [fileName, text] of [
			['a.json', `[${item}, {}, {"id": "Caf\xe9"},]`],
			['a.csl.yaml', '- id: Caf\xe9\n  title: A\n  DOI: x\n- b\n'],
			['a.ris', 'TY  - PAMP\nTI  - Caf\xe9\nDO  - x\n'],
			['a.bib', '@article{Caf\xe9, title={A}\n'],
		] as const) {
			const bytes = Buffer.from(text, 'latin1');
			const { problems } = createSourceReader(fileName).read(bytes);
			const checked = checkSource(fileName, bytes);
			assert.equal(checked?.[0]?.code, 'source-latin1');
			assert.deepEqual(checkSource(fileName, bytes, problems), checked);
		}
		const told = { code: 'told', severity: 'error', message: '', range: wholeLine } as const;
		assert.deepEqual(checkSource('a.json', Buffer.from('[{}]'), [told]), [told]);
	});

	it('is silent on formats that have no checks', () => {
		assert.equal(codesIn('a.txt', 'A title'), undefined);
	});
});
