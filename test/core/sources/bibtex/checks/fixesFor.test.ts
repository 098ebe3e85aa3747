import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkInSlices } from '../../../../../src/core/sources/bibtex/checks/checkBibtex';
import type { BibtexProblem } from '../../../../../src/core/sources/bibtex/checks/findings';
import { canFixAll, fixAll, fixesFor } from '../../../../../src/core/sources/bibtex/checks/fixesFor';
import { syntaxFixes } from '../../../../../src/core/sources/bibtex/checks/syntaxFixes';
import {
	readBibtexDocument,
	type BibtexDocument,
} from '../../../../../src/core/sources/bibtex/language/bibtexDocument';
import { finish } from '../../../../../src/core/model/slices';
import { applyEdits } from '../../../../../src/core/text/textEdit';

const levels = { 'bibtex-unescaped-ampersand': 'information' } as const;

function read(text: string): { document: BibtexDocument; problems: BibtexProblem[] } {
	const document = finish(readBibtexDocument(text));
	return { document, problems: finish(checkInSlices(document, { levels })) };
}

/** The text after the first fix of the last problem with that code. */
function fix(text: string, code: string): string {
	const { document, problems } = read(text);
	const problem = problems.filter((candidate) => candidate.code === `bibtex-${code}`).at(-1);
	assert.ok(problem, `${code} is not found`);
	const [first] = fixesFor(problem, document);
	assert.ok(first, `${code} has no fix`);
	return applyEdits(text, first.edits);
}

describe('fixesFor', () => {
	const cases: readonly (readonly [code: string, text: string, fixed: string])[] = [
		['malformed-doi', '@misc{k, title={T}, doi = {https://doi.org/10.1145/a\\_b}}', 'doi = {10.1145/a\\_b}'],
		['malformed-doi', '@misc{k, title={T}, doi = "DOI: 10.1145/a."}', 'doi = "10.1145/a"'],
		['malformed-doi', '@misc{k, title={T}, doi = {http://doi-org.proxy.edu/10.1145/a}}', 'doi = {10.1145/a}'],
		['malformed-date', '@misc{k, title={T}, date = {2020-5-3}}', 'date = {2020-05-03}'],
		['malformed-date', '@misc{k, title={T}, date = {2020/05/03}}', 'date = {2020-05-03}'],
		['malformed-date', '@misc{k, title={T}, date = {May 3, 2020}}', 'date = {2020-05-03}'],
		['malformed-date', '@misc{k, title={T}, date = {3 May 2020}}', 'date = {2020-05-03}'],
		['malformed-date', '@misc{k, title={T}, date = {March 2012}}', 'date = {2012-03}'],
		['malformed-date', '@misc{k, title={T}, year = {20I5}}', 'year = {2015}'],
		['malformed-date', '@misc{k, title={T}, year = {2O15, in press}}', 'year = {2015, in press}'],
		['malformed-date', '@misc{k, title={T}, year = {2015a}}', 'year = {2015}'],
		['malformed-date', '@misc{k, title={T}, month = {Dezember}}', 'month = {dec}'],
		['malformed-date', '@misc{k, title={T}, month = {févr.}}', 'month = {feb}'],
		['malformed-url', '@misc{k, title={T}, url = {www.a.org/b}}', 'url = {https://www.a.org/b}'],
		['malformed-url', '@misc{k, title={T}, url = {Htps://a.org/b}}', 'url = {https://a.org/b}'],
		['malformed-name', '@misc{k, title={T}, author = {Doe, J. et al.}}', 'author = {Doe, J. and others}'],
		[
			'malformed-name',
			'@misc{k, title={T}, author = {Ruby, Sam, and Thomas, Dave, and Doe, J.}}',
			'author = {Ruby, Sam and Thomas, Dave and Doe, J.}',
		],
		[
			'malformed-name',
			'@misc{k, title={T}, author = {Ada Lovelace, Alan Turing, Kurt Gödel and Alonzo Church}}',
			'author = {Ada Lovelace and Alan Turing and Kurt Gödel and Alonzo Church}',
		],
		['unescaped-percent', '@misc{k, title={5% or 10%, and \\%}}', 'title={5\\% or 10\\%, and \\%}'],
		['unescaped-ampersand', '@misc{k, title={A & B}}', 'title={A \\& B}'],
		['double-comma', '@misc{k, title={T},, year=1}', '@misc{k, title={T}, year=1}'],
		['double-comma', '@misc{k, title={T},\n,, , year=1}', '@misc{k, title={T},\n  year=1}'],
		['double-comma', '@misc{k, title={T},,\n}', '@misc{k, title={T},\n}'],
		['double-comma', '@misc{k,,}', '@misc{k,}'],
		['undefined-string', '@misc{k, title=acm}', 'title={acm}'],
		['undefined-string', '@string{JACM = {J}}\n@misc{k, title={T}, journal=Jcam}', 'journal=JACM}'],
		['undefined-string', '@string{ab = {J}}\n@misc{k, title={T}, journal=ac}', 'journal={ac}'],
		['undefined-string', '@misc{k, title={T}, journal=jcam}\n@string{jacm = {J}}', 'journal={jcam}}'],
		['undefined-string', '@misc{k, title={T}, month=mai}', 'month=may}'],
		['misspelt-type', '@Artcle{k, author={A}}', '@article{k'],
		['misspelt-field', '@book{k, Pulisher={A}}', 'publisher={A}'],
		['malformed-doi', '@misc{k, title={T}, doi = {{doi:10.1000/1}}}', 'doi = {{10.1000/1}}'],
		[
			'duplicate-key',
			'@misc{k, title={A}}\n@misc{k, title={B}}\n@misc{kb, title={C}}',
			'\n@misc{kc, title={B}}',
		],
		['duplicate-key', '@misc{k, title={A}}\n@misc{l, title={B}, ids={old, k}}', 'ids={old, kb}'],
		['duplicate-key', '@misc{k, title={A}}\n@misc{k, title={A}}\n', '@misc{k, title={A}}\n'],
		['duplicate-key', '@misc{K, title={A}}\n@misc{K, title={B}}\n@misc{kb}', '@misc{Kc, title={B}}'],
		['duplicate-key', '@misc{k, note=1}\r\n@misc{k, note=1}\r\n@misc{l}', '@misc{k, note=1}\r\n@misc{l}'],
		['duplicate-key', '@misc{k, note=1} @misc{k, note=1}\n@misc{l}', '@misc{k, note=1} \n@misc{l}'],
		['duplicate-key', '@misc{k, note=1}\n@misc{k, note=1} % b\n', '@misc{k, note=1}\n % b\n'],
		[
			'duplicate-field',
			'@misc{k, title={A}, year=1, Title={A}, note={n}}',
			'{k, title={A}, year=1, note={n}}',
		],
		['inner-quote', '@misc{k, title="The "big" one"}', 'title="The {"}big{"} one"'],
		['missing-at', 'book{k, title={T}}', '@book{k, title={T}}'],
		['missing-brace', '@misc k,\n title={T}\n}', '@misc{ k,'],
		['missing-brace', '@misc[k, title={T}}', '@misc{k, title={T}}'],
		['malformed-type', '@in proceedings{k, title={T}}', '@inproceedings{k,'],
		['malformed-type', '@misc:{k, title={T}}', '@misc{k,'],
		['missing-key', '@misc{author={van Gödel, K.}, year=1931}', '@misc{godel1931, author'],
		['missing-key', '@misc{, title={Untold}}', '@misc{untold, title'],
		['missing-key', '@misc{editor={Roe, R.}, author={Doe, J.}, year=1931}', '@misc{doe1931, editor'],
		['space-in-key', '@misc{Smith 2010, title={T}}', '@misc{Smith2010, title'],
		['malformed-key', '@misc{a#1, title={T}}', '@misc{a1, title'],
		['malformed-key', '@misc{a–b%, title={T}}', '@misc{a-b, title'],
		['missing-comma', '@misc{k,\n title={T}\n year=1}', 'title={T},\n year=1'],
		['missing-comma', '@misc{k\n title={T}}', '@misc{k,\n title'],
		['missing-comma', '@misc{k, title={T}\n year=1, note=c. 1990}', 'title={T},\n year=1, note=c. 1990}'],
		['missing-equals', '@misc{k, title {T}}', 'title = {T}'],
		['double-equals', '@misc{k, title = = {T}, year=1}', 'title = {T}, year=1'],
		['missing-value', '@misc{k, title={T}, note = , year=1}', 'note = {} , year=1'],
		['missing-value', '@misc{k, title={T} #, year=1}', '@misc{k, title={T} , year=1}'],
		['unquoted-value', '@misc{k, title={T}, year = c. 1990}', 'year = {c. 1990}'],
		['unquoted-value', '@misc{k, title={T}, doi = 10.1000/182}', 'doi = {10.1000/182}'],
		['unquoted-value', '@misc{k, title={T}, pages = 1-10, year = 1990}', 'pages = {1-10}, year = 1990'],
		['unquoted-value', '@misc{k, title = A {B} c}, year = {1990}}', 'title = {A {B} c}, year'],
		['unquoted-value', '@misc{k, author = Doe, J.},\n year = {1990}}', 'author = {Doe, J.},\n year'],
		['unbalanced-braces', '@misc{k,\n title="a {b",\n year={1}\n}', 'title="a {b}",\n year'],
		['unbalanced-braces', '@misc{k, note="x",\n title="a {b",\n year={1}\n}', 'title="a {b}",\n year'],
		['unclosed-value', '@string{a = {b\n@misc{k, title={T}}', '@string{a = {b}\n@misc'],
		['stray-brace', '@string{a = {b}}, c = {d}}', '@string{a = {b}, c = {d}}'],
		['unbalanced-braces', '@misc{k, title="a }b"}', 'title="a b"}'],
		['unexpected', '@misc{{k, title={T}}', '@misc{k, title'],
		['unexpected', '@misc{k, title={A} {B}, year=1}', 'title={A} # {B}, year=1}'],
		['unclosed-value', '@misc{k,\n title={a {b},\n year=1\n}', 'title={a {b}},\n year=1'],
		['unclosed-value', '@misc{k,\n title="a,\n year=1\n}', 'title="a",\n year=1'],
		['unclosed-value', '@misc{k,\n title="a {b,\n year=1\n}', 'title="a {b}",\n year=1'],
		['unclosed-value', '@misc{k, title={a', '@misc{k, title={a}'],
		['unclosed-value', '@misc{k,\n title={a\n year=1\n}', 'title={a},\n year=1'],
		['unclosed-value', '@misc{k,\n title="a},\n year=1\n}', 'title="a",\n year=1'],
		['unclosed-entry', '@misc{k,\n title={T},\n\n@misc{l, title={L}}', 'title={T},\n}\n\n@misc{l'],
		['unclosed-entry', '@misc(k,\r\n title={T},\r\n', 'title={T},\r\n)\r\n'],
		['stray-brace', '@misc{k, title={a}}, year=2000}', 'title={a}, year=2000}'],
		['stray-brace', '@misc{k,\n title={a}\n}\n year={2000}\n}', 'title={a},\n\n year={2000}\n}'],
		['stray-brace', '@misc{k,\n title={a},\n },\n year={2000}\n}', 'title={a},\n \n year={2000}\n}'],
		['stray-brace', '@misc{k,\n}\n title={a}\n}', '@misc{k,\n\n title={a}\n}'],
		['stray-brace', '@misc{k,\n title={a}\n}\n year={2000},\n', 'title={a},\n\n year={2000},\n}'],
	];
	for (const [code, text, expected] of cases) {
		it(`puts ${code} right in ${JSON.stringify(text)}`, () => {
			const fixed = fix(text, code);
			assert.ok(fixed.includes(expected), fixed);
			const left = read(fixed).problems.filter((problem) => problem.code === `bibtex-${code}`);
			const before = read(text).problems.filter((problem) => problem.code === `bibtex-${code}`);
			assert.ok(left.length < before.length || left.every((problem) => problem.span.start > 25));
		});
	}

	const hopeless: readonly (readonly [code: string, text: string])[] = [
		['malformed-doi', '@misc{k, title={T}, doi = {10.1145}}'],
		['malformed-isbn', '@misc{k, title={T}, isbn = {978-0-201-89683-2}}'],
		['malformed-date', '@misc{k, title={T}, date = {03/04/2020}}'],
		['malformed-date', '@misc{k, title={T}, date = {2013-02-29}}'],
		['malformed-name', '@misc{k, title={T}, author = {Doe, J., Roe, R., Poe, E.}}'],
		['malformed-name', '@misc{k, title={T}, author = {Ada Lovelace, Alan Turing, Kurt Gödel, Church}}'],
		['malformed-url', '@misc{k, title={T}, url = {https://a.org/b c}}'],
		['malformed-date', '@misc{k, title={T}, year = {20x5}}'],
		['malformed-date', '@misc{k, title={T}, month = {13}}'],
		['missing-field', '@manual{k, year=1}'],
		['malformed-type', '@my type{k, title={T}}'],
		['unbalanced-braces', '@misc{k, title="a \\} b"}'],
		['unbalanced-braces', '@misc{k, title={a \\} b}, year={1}}'],
		['unquoted-value', '@misc{k, title = A {B} c}\n}'],
		['missing-value', '@misc{k, month =@ {may}}'],
		['unclosed-value', '@article{k,\n title={A}{\n journal={J},\n year={2020}\n}'],
		['unexpected', '@misc{k, title = A = {B}, year=1}'],
		['duplicate-field', '@misc{k, title={A}\n}\n title={A}\n'],
		['duplicate-field', '@misc{k, title={A}, % of the printed one\n title={A}}'],
		['unexpected', '@misc{k, title={T}, = {A}, year=1}'],
		['duplicate-field', '@misc{k, title={A}, note={n}, title={B}}'],
		['inner-quote', '@misc{k, title="Two, note={N}, month=jan # "~1"}'],
	];
	for (const [code, text] of hopeless) {
		it(`offers nothing where only the author can know: ${text}`, () => {
			const { document, problems } = read(text);
			const found = problems.filter((problem) => problem.code === `bibtex-${code}`);
			assert.notEqual(found.length, 0);
			assert.deepEqual(
				found.flatMap((problem) => fixesFor(problem, document)),
				[],
			);
		});
	}

	it('puts all problems of a kind right together', () => {
		const text =
			'@misc{a, title={A & B}, doi = {doi:10.1000/1}}\n@misc{b, title={C & D}, doi = {10.1000}}\n@misc{c, doi = {doi:10.1000/3}}';
		const { document, problems } = read(text);
		const fixed = (code: string): string =>
			applyEdits(
				text,
				finish(
					fixAll(
						problems.filter((problem) => problem.code === code),
						document,
					),
				),
			);
		assert.equal(fixed('bibtex-malformed-doi'), text.replaceAll('doi:', ''));
		assert.ok(canFixAll('bibtex-malformed-doi') && !canFixAll('bibtex-duplicate-key'));
		assert.equal(fixed('bibtex-unescaped-ampersand'), text.replaceAll('&', '\\&'));
	});

	it('takes away its problem and adds none of its kind, whatever else is broken, within its own entry', () => {
		const folder = path.join(__dirname, '../../../../fixtures/bibtex');
		const texts = ['broken', 'zotero', 'mendeley', 'jabref', 'handwritten', 'publishers'].map((name) =>
			readFileSync(path.join(folder, `${name}.bib`), 'utf8'),
		);
		const sign = fc.constantFrom('{', '}', '"', ',', '=', '@', '%', '\n', 'x', '');
		fc.assert(
			fc.property(
				fc.constantFrom(...texts),
				fc.array(fc.tuple(fc.nat(), sign), { minLength: 1, maxLength: 6 }),
				(text, changes) => {
					const damaged = changes.reduce((current, [place, inserted]) => {
						const at = place % current.length;
						return current.slice(0, at) + inserted + current.slice(at + (inserted === '' ? 1 : 0));
					}, text);
					const { document, problems } = read(damaged);
					for (const problem of problems) {
						for (const { title, edits } of fixesFor(problem, document)) {
							const fixed = read(applyEdits(damaged, edits)).problems;
							const count = (all: readonly BibtexProblem[]): number =>
								all.filter(({ code }) => code === problem.code).length;
							const isStill = fixed.some(
								({ code, span }) => code === problem.code && span.start === problem.span.start,
							);
							assert.ok(!isStill || count(fixed) < count(problems), `${title} in ${damaged}`);
						}
					}
					// Of the syntax an entry tells its first fault only.
					for (const code of new Set(problems.map((problem) => problem.code))) {
						const alike = problems.filter((problem) => problem.code === code);
						const edits = canFixAll(code) && !(code in syntaxFixes) ? finish(fixAll(alike, document)) : [];
						const left = read(applyEdits(damaged, edits)).problems.filter((problem) => problem.code === code);
						assert.ok(edits.length === 0 || left.length < alike.length, `${code} in ${damaged}`);
					}
				},
			),
			{ numRuns: 40 },
		);
	});
});
