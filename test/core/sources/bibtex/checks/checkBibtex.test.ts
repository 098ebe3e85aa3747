import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkBibtex } from '../../../../../src/core/sources/bibtex/checks/checkBibtex';

const folder = path.join(__dirname, '../../../../fixtures/bibtex');

/** The codes of what is wrong, each with the text it stands at. */
function check(text: string): string[] {
	return checkBibtex(text).map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
}

/** The same for one field of an entry that has no other fault. */
function checkField(field: string): string[] {
	return check(`@misc{k, title = {T}, ${field}}`);
}

describe('checkBibtex', () => {
	it('finds nothing in well-kept files', () => {
		for (const name of ['biblatex-examples', 'dblp', 'languages', 'parentheses', 'publishers', 'zotero']) {
			assert.deepEqual(check(readFileSync(path.join(folder, `${name}.bib`), 'utf8')), [], name);
		}
	});

	it('tells every fault of the syntax, once', () => {
		const text = readFileSync(path.join(folder, 'broken.bib'), 'utf8');
		const codes = check(text).map((found) => found.split(' ')[0]);
		assert.equal(codes.filter((code) => code === 'bibtex-unclosed-value').length, 5);
		for (const code of [
			'unclosed-entry',
			'missing-key',
			'missing-comma',
			'missing-at',
			'stray-brace',
			'double-equals',
		]) {
			assert.ok(codes.includes(`bibtex-${code}`), code);
		}
	});

	it('tells of an escaped brace that BibTeX counts and nothing balances, at its place', () => {
		for (const [value, brace] of [
			['{A \\} B}', '\\}'],
			['{A {x \\} y} B}', '\\}'],
			['{A \\{ B}', '\\{'],
		]) {
			assert.deepEqual(check(`@misc{k, title = ${value}, year = 2000}`), [
				`bibtex-unbalanced-braces ${brace}`,
			]);
		}
		assert.deepEqual(check('@misc{k, title = {A \\{ B \\}}, year = 2000}'), []);
	});

	it('says which brace is one too many, but not where the value is not closed', () => {
		const messageOf = (note: string): string =>
			checkBibtex(`@misc{k, note = ${note}, year = 1}`)[0]?.message ?? '';
		assert.match(messageOf('{A \\{ B}'), /never closed/);
		assert.match(messageOf('{A \\} B}'), /never opened/);
		assert.deepEqual(check('@misc{k,\n note = "a } b,\n title = {T}\n}'), ['bibtex-unclosed-value "']);
	});

	it('does not say that fields are lacking which a broken value may have swallowed', () => {
		const [author, journal] = ['author = {A}', 'journal = {J}, year = 2000'];
		for (const [text, code] of [
			[`@article{k, title = "T, ${author}, ${journal}}`, 'unclosed-value'],
			[`@article{k, title = {T, ${author}, ${journal}}`, 'unclosed-value'],
			[`@article{k, title = T", author = "A", ${journal}}`, 'unquoted-value'],
			[`@article{k, title {T}, ${author}, ${journal}}`, 'missing-equals'],
		] as const) {
			const codes = checkBibtex(`${text}\n@misc{n, title = {N}}`).map((problem) => problem.code);
			assert.deepEqual(codes, [`bibtex-${code}`], text);
		}
	});

	it('tells of the signs in a key at which Pandoc stops, and of no other', () => {
		for (const sign of ['#', '%', '"', '\\', '^', '~', '|', '<', '>', '–', '’', '§', '\u0301']) {
			const key = `k${sign}1`;
			assert.deepEqual(check(`@misc{${key}, title = {T}}`), [`bibtex-malformed-key ${key}`]);
		}
		assert.deepEqual(check("@misc{k!$&'()*+-./:;?@[]_`é李Ⅳ, title = {T}}"), []);
	});

	it('tells a type that is none once, not as one that is misspelt, too', () => {
		assert.deepEqual(check('@misc:{k, title = {T}}'), ['bibtex-malformed-type misc:']);
		assert.deepEqual(check('@my type{k, title = {T}}'), ['bibtex-malformed-type my type']);
	});

	it('gives problems in text order, at their places', () => {
		const problems = checkBibtex('@misc{k,\n  title = {T},\n  doi = {x},\n  url = {a b},\n}');
		assert.deepEqual(
			problems.map(({ code, range }) => [code, range.start, range.end]),
			[
				['bibtex-malformed-doi', { line: 2, character: 9 }, { line: 2, character: 10 }],
				['bibtex-malformed-url', { line: 3, character: 9 }, { line: 3, character: 12 }],
			],
		);
	});

	it('takes its severities from the levels it is given, and leaves out what is off', () => {
		const text = '@misc{k, title = {A & B}, doi = {x}, url = {a b}}';
		const levels = {
			'bibtex-malformed-doi': 'error',
			'bibtex-malformed-url': 'off',
			'bibtex-unescaped-ampersand': 'information',
		} as const;
		assert.deepEqual(
			checkBibtex(text, { levels }).map(({ code, severity }) => [code, severity]),
			[
				['bibtex-unescaped-ampersand', 'information'],
				['bibtex-malformed-doi', 'error'],
			],
		);
	});

	describe('on fields that a type needs', () => {
		const cases: readonly (readonly [what: string, text: string, expected: string | undefined])[] = [
			[
				'names all that is missing',
				'@article{k, author = {A}}',
				'“title”, “journaltitle” and “date” or “year”',
			],
			[
				'calls a journal as BibTeX does beside “year”',
				'@article{k, author = {A}, title = {T}, year = 1}',
				'“journal”',
			],
			[
				'calls it as BibLaTeX does beside “date”',
				'@article{k, author = {A}, title = {T}, date = {2001}}',
				'“journaltitle”',
			],
			[
				'calls an entry’s fields as the others of its file do, where it has neither',
				'@article{k, author = {A}, title = {T}}\n@book{l, author = {A}, title = {T}, publisher = {P}, year = 1}',
				'“journal” and “year”',
			],
			[
				'asks in BibTeX for the school of a thesis',
				'@phdthesis{k, author = {A}, title = {T}, year = 1}',
				'“school”',
			],
			[
				'asks for the institution of a thesis whose type BibTeX has not',
				'@thesis{k, author = {A}, title = {T}, year = 1}',
				'“institution”',
			],
			[
				'asks for the institution of a report in both',
				'@techreport{k, author = {A}, title = {T}, year = 1}',
				'“institution”',
			],
			[
				'takes an editor in place of an author, and says so',
				'@book{k, title = {T}, year = 1}',
				'“author” or “editor”',
			],
			['asks for the author of a thesis', '@thesis{k, title = {T}, school = {S}, year = 1}', '“author”'],
			['asks nothing of an entry that is not closed', '@manual{k, year = 1', undefined],
			['asks nothing of an entry without fields', '@manual{k}', undefined],
			['asks in spite of a fault before', '@misc{a, title {T}}\n@manual{k, year = 1}', '“title”'],
			['asks in spite of a fault behind', '@manual{k, year = 1}\n@misc{a, title {T}}', '“title”'],
			['takes an editor for an author', '@book{k, editor = {A}, title = {T}, year = 1}', undefined],
			['takes BibTeX’s names', '@article{k, author = {A}, title = {T}, journal = {J}, year = 1}', undefined],
			[
				'takes a preprint without journal',
				'@article{k, author = {A}, title = {T}, eprint = {1}, year = 1}',
				undefined,
			],
			['takes an empty field for missing', '@manual{k, title = {{ }}}', '“title”'],
			[
				'takes what comes through crossref',
				'@inproceedings{k, author = {A}, title = {T}, crossref = {p}}\n@proceedings{p, title = {P}, date = {2020}}',
				undefined,
			],
			[
				'takes what comes through xdata',
				'@book{k, author = {A}, title = {T}, xdata = {x}}\n@xdata{x, date = {2020}}',
				undefined,
			],
			['asks nothing of types that nobody has described', '@control{k, a = {1}}', undefined],
			['asks nothing of entries that are cited by a shorthand', '@book{k, shorthand = {KdU}}', undefined],
			['asks nothing of data', '@book{k, options = {dataonly}, editor = {A}}', undefined],
		];
		for (const [what, text, expected] of cases) {
			it(what, () => {
				const problems = checkBibtex(text).filter(({ code }) => code === 'bibtex-missing-field');
				assert.deepEqual(
					problems.map(({ message }) => /lacks (.*)\.$/.exec(message)?.[1]),
					expected === undefined ? [] : [expected],
				);
			});
		}

		it('asks nothing where the entry inherits from one that the file does not have', () => {
			assert.deepEqual(check('@inbook{k, crossref = {elsewhere}}'), ['bibtex-unknown-parent elsewhere']);
			assert.deepEqual(check('@inbook{k, crossref = {p}}@book{p, shorthand = {A}}@misc{p, title = {B}}'), [
				'bibtex-duplicate-key p',
				'bibtex-duplicate-key p',
			]);
		});
	});

	describe('on keys and names', () => {
		it('marks every copy of a key, each with the others', () => {
			const text = '@misc{k, title = {A}}\n@misc{l, title = {B}}\n@misc{k, title = {C}}\n';
			const problems = checkBibtex(text);
			assert.deepEqual(
				problems.map(({ code, range, related }) => [
					code,
					range.start.line,
					related?.map((place) => place.range.start.line),
				]),
				[
					['bibtex-duplicate-key', 0, [2]],
					['bibtex-duplicate-key', 2, [0]],
				],
			);
		});

		it('marks a key that is another entry’s alias, and an alias that two entries have', () => {
			const text =
				'@misc{k, title = {A}, ids = {l, old}}\n@misc{l, title = {B}, ids = {old, l}}\n@misc{m, title = {C}, ids = {n}}';
			assert.deepEqual(
				checkBibtex(text).map(({ code, span, related }) => [
					code,
					text.slice(span.start, span.end),
					related?.map(({ range }) => range.start.character),
				]),
				[
					['bibtex-duplicate-key', 'l', [6]],
					['bibtex-duplicate-key', 'old', [29]],
					['bibtex-duplicate-key', 'l', [29]],
					['bibtex-duplicate-key', 'old', [32]],
				],
			);
		});

		it('says how often a field is there, and where else', () => {
			const [first] = checkBibtex('@misc{k, note = {a}, note = {b}, note = {c}}');
			assert.match(first?.message ?? '', /has “note” 3 times/);
			assert.deepEqual(
				first?.related?.map(({ range }) => range.start.character),
				[21, 33],
			);
			assert.match(checkBibtex('@misc{k, note = {a}, note = {b}}')[0]?.message ?? '', /“note” twice/);
		});

		it('tells twenty other copies of a key at most', () => {
			const problems = checkBibtex('@misc{k, title = {T}}\n'.repeat(30));
			assert.deepEqual([...new Set(problems.map(({ related }) => related?.length))], [20]);
		});

		it('marks every copy of a field, but not those that tools repeat', () => {
			assert.deepEqual(checkField('note = {a}, Note = {b}, keywords = {x}, keywords = {y}'), [
				'bibtex-duplicate-field note',
				'bibtex-duplicate-field Note',
			]);
		});

		const names: readonly (readonly [text: string, expected: readonly string[]])[] = [
			['@artcle{k, title = {T}}', ['bibtex-misspelt-type artcle']],
			['@Inproceeding{k, title = {T}}', ['bibtex-misspelt-type Inproceeding']],
			['@dataset{k, title = {T}, yaer = 2000}', ['bibtex-misspelt-field yaer']],
			['@misc{k, title = {T}, Authors = {A}}', ['bibtex-misspelt-field Authors']],
			['@misc{k, title = {T}, notes = {A}, url2 = {x}, keyword = {y}, mycustomfield = {z}}', []],
			['@misc{k, title = {T}, _note = {A}, Xyear = {B}, npages = {3}, publishera = {C}, url_ = {D}}', []],
			['@misc{k, title = {T}, dol = {A}, year2 = {B}, xnote = {C}}', []],
			['@misc{k, title = {T}, list = {A}, user = {B}, option = {urlalso}, data = {C}, film = {D}}', []],
			['@article{k, title = {T}, author = {A B}, journal = {J}, year = 1, volume_ = {D}}', []],
			['@misc{k, title = {T}, journl = {A}, journal = {B}}', []],
			['@misc{k, title = acm # { X}}', ['bibtex-undefined-string acm']],
			['@misc{k, title = {T}, note = in press}', ['bibtex-unquoted-value in press']],
			['@misc{k, title = {T}, doi = 10.1000/182\n}', ['bibtex-unquoted-value 10.1000/182']],
			['@misc{k, title = {T}, year = 1990, month = 10 # { 3}, volume = 7}', []],
			['@string{acm = {ACM}}@misc{k, title = ACM, month = jan # "~3"}', []],
		];
		for (const [text, expected] of names) {
			it(`finds ${expected[0] ?? 'nothing'} in ${text}`, () => {
				assert.deepEqual(check(text), expected);
			});
		}
	});

	describe('on values', () => {
		const right: readonly string[] = [
			'doi = {10.1145/361598.361623}',
			'doi = {10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O}',
			'doi = {10.1000/a\\_b}',
			'doi = {10/dxm5xv}',
			'isbn = {978-0-201-89683-1}',
			'isbn = {0-8044-2957-X (paperback), 0-8186-0621-5 (hardback)}',
			'isbn = {0201896834 9780201896831}',
			'isbn = {2.02.030404.X}',
			'isbn = {0-8044-2957-X. 0-8186-0621-5.}',
			'isbn = {????}',
			'issn = {0028-0836, 1476-4687}',
			'issn = {2041-1723 (Online)}',
			'date = {2012-03-04/2012-05}',
			'date = {2012-02-29}',
			'date = {2012-21~}',
			'date = {201X}',
			'date = {-0043/}',
			'date = {../2012}',
			'urldate = {2020-01-02T10:00:00Z}',
			'year = {in press}',
			'year = {c. 1990}',
			'year = {1990s}',
			'year = {c1990}',
			'year = {19XX}',
			'year = {1984/85}',
			'year = {15\\textsuperscript{th} c.}',
			'year = {\\noopsort{1973b}1973}',
			'month = jan',
			'month = 12',
			'month = {10--12}',
			'month = {Sept.}',
			'month = {May/June}',
			'month = {12~December}',
			'month = jun # {~3}',
			'month = {Spring}',
			'month = {Third Quarter}',
			'month = {????}',
			'url = {http://example.org/~a_b%20c}',
			'url = {\\url{https://example.org}}',
			'url = {ftp://example.org/x}',
			'url = {mailto:a@example.org}',
			'author = {Lovelace, Ada and {Barnes, Noble, and Sons} and Turing, Jr, Alan}',
			'author = {Di Cosmo, Roberto and Gruenpeter, Morane and Stefano Zacchiroli}',
			'author = {Van Wagenen, Gertrude and Simpson, Miriam E.}',
			'SLACcitation = {%%CITATION = HEP-PH 0410370;%%}',
			'sorttitle = {Computers & Typesetting}',
			'author = {family=Given, given=Ada, prefix=von, useprefix=true}',
			'author = {Smith, J. and others}',
			'author = {{Institutes of Health, Heart, Lung, and Blood}}',
			'editor = "{Congress on Waste, Hotel, City, 1995}"',
			'note = {50\\% and \\url{http://a.b/%20}}',
			'note = {a line%\n break}',
			'file = {a & b 50%.pdf}',
			'note = "a {b} c"',
			'note = {a "b" c}',
			'author = {{A, B, C, D}}',
			'doi = {{10.1000/1}}',
			'note = "a {"}b{"} \\"o"',
		];
		for (const field of right) {
			it(`finds nothing in ${field}`, () => {
				assert.deepEqual(checkField(field), []);
			});
		}

		const wrong: readonly (readonly [code: string, field: string, at: string])[] = [
			['malformed-doi', 'doi = {https://doi.org/10.1000/1}', 'https://doi.org/10.1000/1'],
			['malformed-doi', 'doi = { 10.1000/1. }', '10.1000/1.'],
			['malformed-doi', 'doi = {10.1000}', '10.1000'],
			['malformed-doi', 'doi = { {{10.1000} } }', '10.1000'],
			['malformed-name', 'author = {{A} and and {B}}', '{A} and and {B}'],
			['malformed-isbn', 'isbn = {978-0-201-89683-2}', '978-0-201-89683-2'],
			['malformed-isbn', 'isbn = {0-201-89683}', '0-201-89683'],
			['malformed-isbn', 'isbn = {0028-0836}', '0028-0836'],
			['malformed-issn', 'issn = {0028-0837}', '0028-0837'],
			['malformed-issn', 'issn = {unknown}', 'unknown'],
			['malformed-date', 'date = {2013-02-29}', '2013-02-29'],
			['malformed-date', 'date = {2012-13}', '2012-13'],
			['malformed-date', 'date = {2012/2011}', '2012/2011'],
			['malformed-date', 'date = {2020-5-3}', '2020-5-3'],
			['malformed-date', 'year = {20200}', '20200'],
			['malformed-date', 'year = 20200', '20200'],
			['malformed-date', 'year = {20I5}', '20I5'],
			['malformed-date', 'year = {2015a}', '2015a'],
			['malformed-date', 'year = {09.03.2016}', '09.03.2016'],
			['malformed-date', 'month = {13}', '13'],
			['malformed-date', 'month = 0', '0'],
			['malformed-date', 'month = {juillet}', 'juillet'],
			['malformed-date', 'month = {12 mai}', '12 mai'],
			['malformed-date', 'month = {Month}', 'Month'],
			['malformed-url', 'url = {www.example.org/a}', 'www.example.org/a'],
			['malformed-url', 'url = {http:/example.org}', 'http:/example.org'],
			['malformed-url', 'url = {htp://example.org}', 'htp://example.org'],
			['malformed-url', 'url = {https://a.org/b c}', 'https://a.org/b c'],
			['malformed-name', 'author = {A, B, C, D}', 'A, B, C, D'],
			['malformed-name', 'author = {Smith, J. et al.}', 'Smith, J. et al.'],
			['malformed-name', 'author = {Smith, J. and and Doe, K.}', 'Smith, J. and and Doe, K.'],
			['unescaped-percent', 'note = {50% of}', '50% of'],
			['unbalanced-braces', 'note = "a } b"', '}'],
			['inner-quote', 'note = "a "b" c"', '"'],
			['double-comma', 'note = {a},, year = 1', ','],
		];
		for (const [code, field, at] of wrong) {
			it(`finds ${code} in ${field}`, () => {
				assert.deepEqual(checkField(field), [`bibtex-${code} ${at}`]);
			});
		}
	});
});
