import { strict as assert } from 'node:assert';
import { addBibtexEntries } from '../../../../src/core/format/bibliography/addBibtexEntries';
import { finish } from '../../../../src/core/model/slices';
import { parseBibtex } from '../../../support/parseBibtex';
import { makePaper } from '../papers';
import { addTo, join, textAfter } from './addTo';

const paper = makePaper({
	citekey: 'xu2024title',
	title: 'Title',
	author: [{ family: 'Xu', given: 'Ada' }],
	issued: { year: 2024, month: 12, day: 18 },
	'container-title': 'A Journal',
});

/** What is written behind a text. */
function written(text: string): string {
	const after = addTo('refs.bib', text, paper);
	assert.ok(after.startsWith(text));
	return after.slice(text.length);
}

describe('addBibtexEntries', () => {
	const styles: readonly (readonly [style: string, text: string, added: string])[] = [
		[
			'in the usual style where there is none yet',
			'',
			'@article{xu2024title,\n  title = {Title},\n  author = {Xu, Ada},\n  journal = {A Journal},\n  year = {2024},\n  month = dec\n}\n',
		],
		[
			'behind definitions alone, apart from them',
			'@string{jan = "Jan"}',
			'\n\n@article{xu2024title,\n  title = {Title},\n  author = {Xu, Ada},\n  journal = {A Journal},\n  year = {2024},\n  month = dec\n}\n',
		],
		[
			'with tabs, trailing commas and CRLF, and no line end where the file has none',
			'@book{a,\r\n\ttitle = {A},\r\n\tyear = {2001},\r\n}\r\n\r\n@book{b,\r\n\ttitle = {B},\r\n\tyear = {2002},\r\n}',
			'\r\n\r\n@article{xu2024title,\r\n\ttitle = {Title},\r\n\tauthor = {Xu, Ada},\r\n\tjournal = {A Journal},\r\n\tyear = {2024},\r\n\tmonth = dec,\r\n}',
		],
		[
			'with quotation marks, bare numbers, capitals and no blanks around “=”',
			'@BOOK{a,\n    TITLE="A",\n    YEAR=2001}\n@BOOK{b,\n    TITLE="B",\n    YEAR=2002}',
			'\n@ARTICLE{xu2024title,\n    TITLE="Title",\n    AUTHOR="Xu, Ada",\n    JOURNAL="A Journal",\n    YEAR=2024,\n    MONTH=dec}',
		],
		[
			'with “=” below each other, as wide as its longest name',
			'@book{a,\n  title = {A},\n  year  = {2001}\n}',
			'\n\n@article{xu2024title,\n  title   = {Title},\n  author  = {Xu, Ada},\n  journal = {A Journal},\n  year    = {2024},\n  month   = dec\n}',
		],
		[
			'with “=” in one column of the file',
			'@book{a,\n  title        = {A},\n  year         = {2001}\n}\n\n@book{b,\n  publisher    = {B},\n  year         = {2001}\n}',
			'\n\n@article{xu2024title,\n  title        = {Title},\n  author       = {Xu, Ada},\n  journal      = {A Journal},\n  year         = {2024},\n  month        = dec\n}',
		],
		[
			'with values below each other',
			'@book{a,\n  title =     {A},\n  publisher = {P}\n}',
			'\n\n@article{xu2024title,\n  title =   {Title},\n  author =  {Xu, Ada},\n  journal = {A Journal},\n  year =    {2024},\n  month =   dec\n}',
		],
		[
			'as BibLaTeX where the file is, with the day',
			'@Article{a,\n  journaltitle = {A},\n  date = {2001-02}\n}',
			'\n\n@Article{xu2024title,\n  title = {Title},\n  author = {Xu, Ada},\n  journaltitle = {A Journal},\n  date = {2024-12-18}\n}',
		],
	];
	for (const [style, text, added] of styles) {
		it(`writes ${style}`, () => {
			assert.equal(written(text), added);
		});
	}

	it('writes one line where entries are one, before the last line end', () => {
		assert.equal(
			addTo('refs.bib', '@book{a, title = {A}, year = 2001}\n', paper),
			'@book{a, title = {A}, year = 2001}\n\n@article{xu2024title, title = {Title}, author = {Xu, Ada}, journal = {A Journal}, year = 2024, month = dec}\n',
		);
	});

	it('stays before what reference managers keep at the end, and behind a comment in the line of the last entry', () => {
		const after = addTo(
			'refs.bib',
			join('@book{a,', '  title = {A}', '} % mine', '', '@Comment{jabref-meta: x}', ''),
			paper,
		);
		assert.match(
			after,
			/^@book\{a,\n  title = \{A\}\n\} % mine\n\n@article\{xu2024title,[^]*\n\}\n\n@Comment\{jabref-meta: x\}\n$/,
		);
	});

	it('writes several entries, apart as those of the file are', () => {
		const other = { ...paper, citekey: 'other' };
		const after = addTo('refs.bib', '@book{a,\n  title = {A}\n}\n@book{b,\n  title = {B}\n}\n', paper, other);
		assert.deepEqual(
			after.split('\n').filter((line) => !line.startsWith(' ')),
			['@book{a,', '}', '@book{b,', '}', '@article{xu2024title,', '}', '@article{other,', '}', ''],
		);
	});

	it('says so when the key is taken, in whatever letters', () => {
		for (const key of ['xu2024title', 'Xu2024Title']) {
			const addition = finish(addBibtexEntries(`@book{${key}, title = {A}}`, [{ entry: paper }]));
			assert.deepEqual(addition, { kind: 'taken', citekey: 'xu2024title' });
		}
	});

	it('never writes a key that would end before its end, or that Pandoc cannot read', () => {
		for (const citekey of ['a b', 'a,b', 'a}', 'a|b', 'a–b', '']) {
			assert.equal(finish(addBibtexEntries('', [{ entry: { ...paper, citekey } }])).kind, 'refused', citekey);
		}
	});

	it('never writes into an entry that has no end', () => {
		for (const text of [
			'@book{a,\n  title = {A},\n',
			'@book{a, title = {A}}\n\n@book{b,\n  title = {B\n',
			'@string{a = "b"',
		]) {
			const addition = finish(addBibtexEntries(text, [{ entry: paper }]));
			assert.ok(addition.kind === 'refused', text);
			assert.match(addition.reason, /^What begins in line \d has no closing brace/);
			assert.equal(addition.position?.line, text.startsWith('@book{a, title') ? 2 : 0);
		}
	});

	describe('with an entry of another file', () => {
		const [source] = parseBibtex(
			join(
				'@string{acm = "ACM"}',
				'@inproceedings{xu2024title, title = {On {GPU}s}, translator = "Roe, R.", date = {2024-12-18},',
				'  series = acm # { Series}, crossref = {proc}, file = {/home/x.pdf}}',
				'@proceedings{proc, booktitle = {Proc.}, location = {Bonn}}',
			),
		).entries;
		const record = { citekey: 'xu2024title', type: source!.type, fields: source!.allFields };
		const add = (text: string): string =>
			textAfter(text, finish(addBibtexEntries(text, [{ entry: paper, record }]))).slice(text.length);

		it('keeps all it says, with what it inherits, and nothing that holds only there', () => {
			assert.equal(
				add('@online{a,\n  date = {2001}\n}'),
				'\n\n' +
					join(
						'@inproceedings{xu2024title,',
						'  title = {On {GPU}s},',
						'  translator = {Roe, R.},',
						'  date = {2024-12-18},',
						'  series = {ACM Series},',
						'  booktitle = {Proc.},',
						'  location = {Bonn}',
						'}',
					),
			);
		});

		it('says it in the dialect of the file', () => {
			const added = add('@article{a,\n  year = {2001}\n}');
			assert.match(added, /year = \{2024\},\n  month = dec,/);
			assert.match(added, /address = \{Bonn\}/);
			assert.doesNotMatch(added, /date =|location =/);
		});
	});
});
