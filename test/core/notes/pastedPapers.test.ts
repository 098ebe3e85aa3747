import { strict as assert } from 'node:assert';
import { readPastedPapers } from '../../../src/core/notes/pastedPapers';

/** What a text tells, for a glance. */
function told(text: string): readonly string[] | undefined {
	const pasted = readPastedPapers(text);
	return pasted?.kind === 'entries'
		? pasted.entries.map(({ entry }) => `${entry.citekey}: ${entry.title}`)
		: pasted?.identifiers.map(({ kind, value }) => `${kind} ${value}`);
}

describe('readPastedPapers', () => {
	it('reads identifiers, bare or as addresses, one or several', () => {
		for (const text of [
			'10.1000/XYZ',
			'doi:10.1000/xyz',
			'https://doi.org/10.1000/xyz',
			'  <https://dx.doi.org/10.1000/xyz>\n',
		]) {
			assert.deepEqual(told(text), ['doi 10.1000/xyz'], text);
		}
		for (const text of ['arXiv:2412.14170', '2412.14170v2', 'https://arxiv.org/pdf/2412.14170v1']) {
			assert.deepEqual(told(text), ['arxiv 2412.14170'], text);
		}
		assert.deepEqual(told('https://pubmed.ncbi.nlm.nih.gov/12345678/\n'), ['pmid 12345678']);
		assert.deepEqual(told('10.1000/a, 10.1000/b\narXiv:2412.14170'), [
			'doi 10.1000/a',
			'doi 10.1000/b',
			'arxiv 2412.14170',
		]);
	});

	it('reads whole entries of BibTeX, with their abbreviations', () => {
		assert.deepEqual(
			told('% From a page\n@string{t = "Title"}\n@article{a, title = t}\n\n@book(b, title = "B")\n'),
			['a: Title', 'b: B'],
		);
	});

	it('reads what a BibTeX entry takes from another part, which is none by itself', () => {
		assert.deepEqual(told('\uFEFF@xdata{x, title = {A}}\n@book{a, xdata = {x}}'), ['a: A']);
	});

	it('keeps what a BibTeX entry says beyond what we know', () => {
		const pasted = readPastedPapers('@book{a, title = {A}, translator = {Roe, R.}}');
		assert.ok(pasted?.kind === 'entries');
		assert.equal(pasted.entries[0]?.record?.fields.get('translator'), 'Roe, R.');
	});

	it('reads whole records of RIS, and makes a key where they have none', () => {
		assert.deepEqual(told('TY  - JOUR\r\nAU  - Xu, Ada\r\nTI  - A Title\r\nPY  - 2024\r\nER  - \r\n'), [
			'xu2024title: A Title',
		]);
		assert.deepEqual(told('TY  - JOUR\nID  - key\nTI  - A\nER  - '), ['key: A']);
	});

	it('reads a work once, though the text has it twice, under whatever key', () => {
		const record = 'TY  - JOUR\nAU  - Xu, Ada\nTI  - A Title\nPY  - 2024\nER  - \n';
		assert.deepEqual(told(record + record), ['xu2024title: A Title']);
		const entry = '@article{a,\n  author = {Xu, Ada},\n  title = {A Title},\n  year = 2024\n}\n';
		assert.deepEqual(told(`${entry}\n${entry}`), ['a: A Title']);
		assert.deepEqual(told(entry + entry.replace('{a,', '{b,')), ['a: A Title']);
		assert.deepEqual(told('@misc{a, title = {A}}\n@misc{a, title = {A}}'), ['a: A']);
		assert.deepEqual(told(entry + entry.replace('A Title', 'Another One')), ['a: A Title', 'a: Another One']);
	});

	it('leaves alone every text that says more, or less', () => {
		for (const text of [
			'See 10.1000/xyz for more.',
			'https://example.org/10.1000/xyz/about us',
			'https://arxiv.org/abs/2412.14170 by Xu',
			'plain',
			'',
			'@article{a, title = {A}} and more',
			'@article{a, title = {A',
			'@article{a}',
			'@media (print) { color: red }',
			'@user{x}',
			'@string{t = "Title"}',
			'@book{a, title = {A}}\n'.repeat(5000),
			'10.1000/xyz\n'.repeat(200),
			'TY  - JOUR\nTI  - A\n\nand more\nER  - ',
			'TY  - JOUR\nTI  - A\n',
			'TY  - JOUR\nTI  - A\nER  - \nand more',
		]) {
			assert.equal(told(text), undefined, text.slice(0, 100));
		}
	});
});
