import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../../../../src/core/model/problem';
import { checkCslJson } from '../../../../src/core/sources/checks/checkCslJson';
import { LineIndex } from '../../../../src/core/text/lineIndex';

const folder = path.join(__dirname, '../../../fixtures/csl');

/** The code of each problem without `csl-`, with the text it stands at. */
function check(text: string): readonly string[] {
	const lines = new LineIndex(text);
	const textAt = ({ start, end }: Problem['range']): string =>
		text.slice(lines.offsetAt(start), lines.offsetAt(end));
	return checkCslJson(text).map(({ code, range }) => `${code.replace('csl-', '')} ${textAt(range)}`);
}

/** The same of one field of an item that has no other fault. */
function checkField(field: string): readonly string[] {
	return check(`[{ "id": "k", "type": "pamphlet", "title": "T", ${field} }]`);
}

describe('checkCslJson', () => {
	it('finds nothing in what Zotero, Mendeley and DOI agencies export', () => {
		for (const name of ['zotero', 'mendeley', 'doi']) {
			assert.deepEqual(check(readFileSync(path.join(folder, `${name}.json`), 'utf8')), [], name);
		}
	});

	it('marks every copy of an id at its value, each with the others', () => {
		const text =
			'[\n  {"id": "a", "title": "A"},\n  {"id": "b", "title": "B"},\n  {"title": "C", "id" : "a"}\n]';
		assert.deepEqual(
			checkCslJson(text).map(({ code, severity, message, range, related }) => ({
				code,
				severity,
				message,
				range,
				related: related?.map((place) => place.range.start),
			})),
			[
				{
					code: 'csl-duplicate-key',
					severity: 'error',
					message: 'Another entry of this file has the key “a”; only one can be cited.',
					range: { start: { line: 1, character: 9 }, end: { line: 1, character: 12 } },
					related: [{ line: 3, character: 24 }],
				},
				{
					code: 'csl-duplicate-key',
					severity: 'error',
					message: 'Another entry of this file has the key “a”; only one can be cited.',
					range: { start: { line: 3, character: 24 }, end: { line: 3, character: 27 } },
					related: [{ line: 1, character: 9 }],
				},
			],
		);
	});

	it('goes by the key that cites an item, wherever that stands', () => {
		const text = JSON.stringify([
			{ id: 'http://zotero.org/users/1/items/A', title: 'A', 'citation-key': 'xu' },
			{ id: 'http://zotero.org/users/1/items/B', title: 'B', note: 'Citation Key: xu' },
			{ id: 1, title: 'C' },
			{ id: '1', title: 'D' },
		]);
		assert.deepEqual(check(text), [
			'duplicate-key "xu"',
			'duplicate-key xu',
			'duplicate-key 1',
			'duplicate-key "1"',
		]);
	});

	it('tells what it finds along with what the reader says, once and in text order', () => {
		assert.deepEqual(check('[{"id":"a","title":"A","issued":"20I5","DOI":"x"}, {"id":}]'), [
			'bad-date "20I5"',
			'malformed-doi "x"',
			'json-broken }]',
		]);
	});

	const missing: readonly (readonly [what: string, item: object, expected: string | undefined])[] = [
		[
			'names what an article lacks',
			{ type: 'article-journal' },
			'“author” or “editor”, “title”, “container-title” and “issued”',
		],
		['names two that a book lacks', { type: 'book', title: 'T' }, '“author” or “editor” and “issued”'],
		[
			'takes any creator, and a journal’s short name',
			{
				type: 'article-journal',
				director: [{ family: 'A' }],
				title: 'T',
				'container-title-short': 'J',
				issued: { raw: '1990' },
			},
			undefined,
		],
		[
			'takes a date without parts for none',
			{ type: 'book', author: [{ family: 'A' }], title: 'T', issued: { 'date-parts': [[null]] } },
			'“issued”',
		],
		[
			'takes the status for a date',
			{ type: 'book', author: [{ family: 'A' }], title: 'T', status: 'forthcoming' },
			undefined,
		],
		['takes an empty text for none', { type: 'pamphlet', title: ' ' }, '“title”'],
		[
			'takes what the note says',
			{ type: 'thesis', title: 'T', author: [{ family: 'A' }], note: 'publisher: MIT\nissued: 1990' },
			undefined,
		],
		[
			'takes an unsigned newspaper article',
			{ type: 'article-newspaper', title: 'T', 'container-title': 'N', issued: '1990' },
			undefined,
		],
		[
			'knows Crossref’s types',
			{ type: 'journal-article', title: 'T', author: [{ family: 'A' }], issued: '1990' },
			'“container-title”',
		],
		['asks nothing of laws, films and types that nobody knows', { type: 'legal_case' }, undefined],
		['asks nothing of an item without type', { title: 'T' }, undefined],
	];
	for (const [what, item, expected] of missing) {
		it(`on fields that a type needs: ${what}`, () => {
			const problems = checkCslJson(JSON.stringify([{ id: 'k', ...item }]));
			assert.deepEqual(
				problems.map(({ code, message, range }) => [
					code,
					/lacks (.*)\.$/.exec(message)?.[1],
					range.start.character,
				]),
				expected === undefined ? [] : [['csl-missing-field', expected, 7]],
			);
		});
	}

	const right: readonly string[] = [
		'"DOI": "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"',
		'"DOI": ""',
		'"ISBN": "978-0-201-89683-1 0201896834"',
		'"ISBN": 9780201896831',
		'"ISSN": "0028-0836, 1476-4687"',
		'"URL": "https:\\/\\/example.org\\/a?b=c%20d"',
		'"issued": { "date-parts": [["2012", 2, 29], [2012, 3]] }',
		'"issued": { "date-parts": [[2012, 22]] }',
		'"issued": { "date-parts": [[2012, 0, 0]] }',
		'"issued": { "date-parts": [[2012], [0]] }',
		'"issued": { "date-parts": [[-43]] }',
		'"issued": { "literal": "c. 1990, in press" }',
		'"issued": { "date-parts": [[2012, 3], [2012]] }',
		'"issued": "1990-1995"',
		'"issued": null',
		'"accessed": { "date-parts": [] }',
		'"accessed": { "date-parts": [[]] }',
		'"accessed": { "date-parts": [null] }',
		'"accessed": { "raw": "2020-01-02T10:00:00Z" }',
	];
	for (const field of right) {
		it(`finds nothing in ${field}`, () => {
			assert.deepEqual(checkField(field), []);
		});
	}

	const wrong: readonly (readonly [code: string, field: string, value: string])[] = [
		['malformed-doi', 'DOI', '"https://doi.org/10.1000/1"'],
		['malformed-doi', 'doi', '"10.1000"'],
		['malformed-isbn', 'ISBN', '"978-0-201-89683-2"'],
		['malformed-isbn', 'ISBN', '"0028-0836"'],
		['malformed-isbn', 'ISBN', '9780201896832'],
		['malformed-issn', 'ISSN', '"0028-0837"'],
		['malformed-url', 'URL', '"www.example.org\\/a"'],
		['malformed-url', 'URL', '"10.1000/1"'],
		['malformed-url', 'url', '"https://a.org/b c"'],
		['bad-date', 'issued', '{ "date-parts": [[2013, 2, 29]] }'],
		['bad-date', 'issued', '{ "date-parts": [[2013, 17]] }'],
		['bad-date', 'issued', '{ "date-parts": [[2013, 13, 2]] }'],
		['bad-date', 'issued', '{"date-parts": [[20133]]}'],
		['bad-date', 'issued', '{"date-parts":[[2013],[2012]]}'],
		['bad-date', 'issued', '{"date-parts": [2013, 2, 28]}'],
		['bad-date', 'issued', '{"date-parts": ["2013"]}'],
		['bad-date', 'issued', '"2013-13-01"'],
		['bad-date', 'issued', '"2013-4-31"'],
		['bad-date', 'issued', '{ "raw": "2015a" }'],
		['bad-date', 'issued', '{ "literal": " 2013-13-01 " }'],
		['bad-date', 'issued', '"soon"'],
		['bad-date', 'accessed', '{ "date-parts": [[2013, 4, 31]] }'],
	];
	for (const [code, field, value] of wrong) {
		it(`finds ${code} in ${field}: ${value}`, () => {
			assert.deepEqual(checkField(`"${field}": ${value}`), [`${code} ${value}`]);
		});
	}

	it('takes the days of each month, and the seasons of citeproc-js and EDTF for months', () => {
		const isRight = (...date: readonly number[]): boolean =>
			checkField(`"issued": ${JSON.stringify({ 'date-parts': [date] })}`).length === 0;
		const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
		for (const [at, last] of days.entries()) {
			assert.deepEqual([isRight(2013, at + 1, last), isRight(2013, at + 1, last + 1)], [true, false]);
		}
		const months = Array.from({ length: 30 }, (_, month) => month);
		assert.deepEqual(
			months.filter((month) => !isRight(2013, month)),
			[17, 18, 19, 20, 25, 26, 27, 28, 29],
		);
	});

	it('shows how the dates are written that are no lists of their own', () => {
		const written = (parts: readonly unknown[]): string | undefined =>
			checkCslJson(JSON.stringify([{ id: 'k', title: 'T', issued: { 'date-parts': parts } }]))[0]?.message;
		const message = 'Each date in “date-parts” is a list of its own: ';
		assert.equal(written([2013, 2, 28]), `${message}[[2013, 2, 28]].`);
		assert.equal(written(['2013-02-08', 2014]), `${message}[[2013, 2, 8], [2014]].`);
	});

	it('marks every one of many copies of an id, each with twenty others at most', () => {
		const problems = checkCslJson(
			JSON.stringify(Array.from({ length: 30 }, () => ({ id: 'a', title: 'A' }))),
		);
		assert.equal(problems.length, 30);
		assert.match(problems[0]?.message ?? '', /^29 other entries of this file have the key “a”/);
		assert.deepEqual([...new Set(problems.map(({ related }) => related?.length))], [20]);
	});

	it('says no more of what is no item, and marks what an item without id lacks at its type', () => {
		assert.deepEqual(check('[1, null]'), ['not-an-item 1']);
		assert.deepEqual(check('[{ "title": "T", "type": "book" }]'), ['missing-field "book"']);
	});

	it('checks identifiers in a list, as Crossref has them, each at its place', () => {
		assert.deepEqual(checkField('"ISSN": [ "0028-0836", "0028-0837" , "x-1"]'), [
			'malformed-issn "0028-0837"',
			'malformed-issn "x-1"',
		]);
		assert.deepEqual(
			check(
				'[{ "type": "book", "title": ["T"], "ISBN": ["9780201896831", "9780201896832"], "author": [{"name": "A"}], "publisher": "P", "issued": {"date-parts": [[2000]]}}]',
			),
			['malformed-isbn "9780201896832"'],
		);
		assert.deepEqual(checkField('"ISSN": [null, [], {"a": 1}, ""]'), []);
		assert.deepEqual(
			check(readFileSync(path.join(folder, 'crossref.json'), 'utf8')).filter(
				(found) => !found.startsWith('missing'),
			),
			[],
		);
	});
});
