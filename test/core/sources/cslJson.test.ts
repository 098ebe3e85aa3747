import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import type { Entry } from '../../../src/core/model/entry';
import { parseCslJson } from '../../../src/core/sources/cslJson';
import { assertLinear } from '../../support/assertLinear';

const item = (id: string): string =>
	`{"id":"${id}","type":"book","title":"On ${id}","author":[{"family":"Xu","given":"Y"}],"issued":{"date-parts":[[2020,1]]}}`;
const keys = (text: string): (string | undefined)[] =>
	parseCslJson(text).entries.map(({ citekey }) => citekey);
const codes = (text: string): string[] => parseCslJson(text).problems.map(({ code }) => code);
const read = (fields: Readonly<Record<string, unknown>>): Entry => {
	const { entries, problems } = parseCslJson(
		JSON.stringify([{ id: 'k', type: 'book', title: 'T', ...fields }]),
	);
	assert.deepEqual(problems, []);
	const [entry] = entries;
	assert.ok(entry);
	return entry;
};

describe('parseCslJson', () => {
	it('reads a list, Zotero’s object, references and a single item alike', () => {
		assert.deepEqual(keys(`[${item('a')}, ${item('b')}]`), ['a', 'b']);
		assert.deepEqual(keys(`\uFEFF{"config": {"id": 1}, "items": [${item('a')},${item('b')}]}`), ['a', 'b']);
		assert.deepEqual(keys(`{"references":[${item('a')}]}`), ['a']);
		assert.deepEqual(keys(item('a')), ['a']);
		assert.deepEqual(parseCslJson('[]'), { entries: [], problems: [] });
	});

	it('keeps the number of what has no other name, as a case or a law, and none of a book', () => {
		const numbers = ['legal_case', 'legislation', 'map', 'book'].map(
			(type) => read({ type, number: 'I ZR 12/04' }).number,
		);
		assert.deepEqual(numbers, ['I ZR 12/04', 'I ZR 12/04', 'I ZR 12/04', undefined]);
	});

	it('reads what Crossref answers: titles in lists, types of its own, a list or one work as its message', () => {
		const text = readFileSync(path.join(__dirname, '../../fixtures/csl/crossref.json'), 'utf8');
		const { entries, problems } = parseCslJson(text);
		assert.deepEqual(
			entries.map(({ type, title, 'container-title': container }) => [type, title, container]),
			[
				['article-journal', 'Deep learning', 'Nature'],
				['chapter', 'Microsoft COCO: Common Objects in Context', 'Computer Vision – ECCV 2014'],
				['article', 'A preprint on E. coli', undefined],
				[
					'paper-conference',
					'Optuna',
					'Proceedings of the 25th ACM SIGKDD International Conference on Knowledge Discovery & Data Mining',
				],
			],
		);
		assert.deepEqual(entries[2]?.author, [{ literal: 'The Example Consortium' }]);
		assert.equal(entries[2]?.abstract?.trim(), 'Abstract We describe kallisto & its use.');
		assert.deepEqual(problems, []);
		const work = '{"status":"ok","message":{"DOI":"10.1/a","title":["One"],"type":"monograph"}}';
		assert.deepEqual(
			parseCslJson(work).entries.map(({ type, title }) => [type, title]),
			[['book', 'One']],
		);
		const book = '{"title":"One","type":"book","ISBN":["9780201896831","9780201896848"]}';
		assert.equal(parseCslJson(book).entries[0]?.ISBN, '9780201896831 9780201896848');
		assert.deepEqual(parseCslJson(book).problems, []);
	});

	it('gives an entry the range of its object', () => {
		const { entries } = parseCslJson(`[\n\t${item('a')},\r\n  ${item('b')}\n]`);
		assert.deepEqual(entries[1]?.range, {
			start: { line: 2, character: 2 },
			end: { line: 2, character: 2 + item('b').length },
		});
	});

	describe('when one item is broken', () => {
		for (const [name, broken] of [
			['lacks its closing brace', item('b').slice(0, -1)],
			['lacks a bracket', item('b').replace('"Y"}]', '"Y"}')],
			['has a string without end', item('b').replace('"On b"', '"On b')],
			['has a key without quotation marks', item('b').replace('"title"', 'title')],
			['lacks a comma', item('b').replace('"book",', '"book"')],
			['holds a comment', item('b').replace('"title"', '// note\n"title"')],
			['holds a byte order mark', item('b').replace('"title"', '\uFEFF"title"')],
			['is no object', 'null'],
			['is not CSL', '{"name":"x"}'],
		] as const) {
			it(`keeps its neighbours where it ${name}`, () => {
				for (const separator of [',', ',\n']) {
					const text = `[${[item('a'), broken, item('c')].join(separator)}]`;
					assert.deepEqual(keys(text), ['a', 'c']);
					assert.equal(codes(text).length, 1);
				}
			});
		}

		it('reports where it breaks', () => {
			const { problems } = parseCslJson('[\n{"id":"a",\n "title" "x"}\n]');
			assert.deepEqual(problems[0]?.range.start, { line: 2, character: 9 });
		});

		it('reports the whole character at which it breaks, in a place of its length', () => {
			const [problem] = parseCslJson('[{"id":"a", "title": 😀}, {"id":"b"}]').problems;
			assert.equal(problem?.message, 'This item is left out: Expected a value, found “😀”.');
			assert.deepEqual(problem.range, { start: { line: 0, character: 21 }, end: { line: 0, character: 23 } });
		});
	});

	it('keeps the neighbours of an item that ends within a list, where fields are sorted', () => {
		for (const first of ['"abstract":"A"', '"author":[{"family":"X"}]', '"issued":{"raw":"2001"}']) {
			const text = `[{${first},"id":"a"},\n{${first},"editor":[{"family":"Y"},\n{${first},"id":"c"},\n{${first},"id":"d"}]`;
			assert.deepEqual([keys(text), codes(text)], [['a', 'c', 'd'], ['json-broken']]);
		}
	});

	it('reads items between which byte order marks stand, as in files that were put together', () => {
		const text = `\uFEFF[${item('a')},\uFEFF\n${item('b')}\uFEFF]`;
		assert.deepEqual([keys(text), codes(text)], [['a', 'b'], []]);
	});

	it('reads on where the comma between items is missing', () => {
		const text = `[${item('a')} ${item('b')}]`;
		assert.deepEqual([keys(text), codes(text)], [['a', 'b'], ['json-broken']]);
	});

	it('yields the items before the cut of a truncated file, and one problem', () => {
		const text = `[${item('a')},\n${item('b')},\n${item('c')}]`;
		for (let end = 1; end < text.length; end++) {
			const whole = [item('a'), item('b'), item('c')].filter((one) => text.indexOf(one) + one.length <= end);
			assert.equal(keys(text.slice(0, end)).length, whole.length, `cut at ${end}`);
			assert.equal(codes(text.slice(0, end)).length, 1, `cut at ${end}`);
		}
	});

	it('leaves out a field of a wrong type, with a problem at its value', () => {
		const text = '[{"id":"a","title":["x"],"author":"Xu","issued":{"date-parts":"?"},"DOI":7,"keyword":3}]';
		const { entries, problems } = parseCslJson(text);
		assert.deepEqual(entries[0]?.author, [{ literal: 'Xu' }]);
		assert.deepEqual(
			problems.map(({ code, range }) => [code, text.slice(range.start.character, range.end.character)]),
			[
				['csl-bad-date', '{"date-parts":"?"}'],
				['csl-wrong-type', '["x"]'],
				['csl-wrong-type', '3'],
			],
		);
	});

	for (const [value, date] of [
		[{ 'date-parts': [[2024, 12, 18]] }, { year: 2024, month: 12, day: 18 }],
		[{ 'date-parts': [['2024', '03']] }, { year: 2024, month: 3 }],
		[{ 'date-parts': [[2024], [2025, 2]] }, { year: 2024, end: { year: 2025, month: 2 } }],
		[{ 'date-parts': [[2024, 21]], season: 1 }, { year: 2024 }],
		[
			{ 'date-parts': [[-44]], circa: true },
			{ year: -44, circa: true },
		],
		[{ raw: '2024-12-18' }, { year: 2024, month: 12, day: 18 }],
		[{ raw: '2024-12/2025' }, { year: 2024, month: 12, end: { year: 2025 } }],
		[{ raw: '2024/..' }, { year: 2024 }],
		[{ raw: '2024-12-18/' }, { year: 2024, month: 12, day: 18 }],
		[
			{
				'date-parts': [
					[2024, 12],
					[0, 0, 0],
				],
			},
			{ year: 2024, month: 12 },
		],
		[{ literal: 'maybe 2024' }, { year: 2024 }],
		[{ literal: 'circa 1920' }, { year: 1920, circa: true }],
		[{ literal: '18 December 2024' }, { year: 2024, month: 12, day: 18 }],
		[{ literal: 'Dec. 2024' }, { year: 2024, month: 12 }],
		['2024~', { year: 2024, circa: true }],
		['2024/12/18', { year: 2024, month: 12, day: 18 }],
		['2020-7-13', { year: 2020, month: 7, day: 13 }],
		[{ 'date-parts': [2020, '7', 13] }, { year: 2020, month: 7, day: 13 }],
		[{ 'date-parts': ['2020-07-13'] }, { year: 2020, month: 7, day: 13 }],
		[{ 'date-parts': [2019, 2020] }, { year: 2019, end: { year: 2020 } }],
		[{ raw: '2020-7-13/2020-8-2' }, { year: 2020, month: 7, day: 13, end: { year: 2020, month: 8, day: 2 } }],
		['2020-07-3', { year: 2020, month: 7, day: 3 }],
		['2013-8', { year: 2013, month: 8 }],
		['2013-14', { year: 2013 }],
		[2024, { year: 2024 }],
	] as const) {
		it(`reads the date ${JSON.stringify(value)}`, () =>
			assert.deepEqual(read({ issued: value }).issued, date));
	}

	for (const value of [
		{ 'date-parts': [[null]] },
		{ 'date-parts': [[0]] },
		{ 'date-parts': [['']] },
		{ raw: '' },
		{ literal: 'in press' },
	]) {
		it(`takes ${JSON.stringify(value)} for no date, without a problem`, () => {
			const { entries, problems } = parseCslJson(JSON.stringify([{ id: 'a', issued: value }]));
			assert.deepEqual([entries[0]?.issued, problems], [undefined, []]);
		});
	}

	for (const [fields, arxiv, category] of [
		[{ DOI: '10.48550/arXiv.2412.14170' }, '2412.14170', undefined],
		[{ DOI: 'https://doi.org/10.48550/ARXIV.2412.14170' }, '2412.14170', undefined],
		[{ URL: 'http://arxiv.org/abs/2412.14170v3' }, '2412.14170', undefined],
		[{ URL: 'https://arxiv.org/pdf/math/0309136.pdf' }, 'math/0309136', undefined],
		[{ number: 'arXiv:2412.14170' }, '2412.14170', undefined],
		[{ number: '2412.14170', publisher: 'arXiv' }, '2412.14170', undefined],
		[{ archive: 'arXiv', archive_location: '2412.14170v1' }, '2412.14170', undefined],
		[{ note: 'arXiv:2412.14170 [cs.CV]' }, '2412.14170', 'cs.CV'],
		[{ note: 'arXiv: 2412.14170\nComment: 10 pages' }, '2412.14170', undefined],
		[{ note: 'tex.eprint: 2412.14170\ntex.primaryclass: cs.CL' }, '2412.14170', 'cs.CL'],
		[{ number: '2412.14170', publisher: 'ACM' }, undefined, undefined],
	] as const) {
		it(`finds the arXiv identifier in ${JSON.stringify(fields)}`, () => {
			const entry = read(fields);
			assert.deepEqual([entry.arxiv, entry.category], [arxiv, category]);
		});
	}

	it('takes the citekey that Pandoc takes, or what stands for one where id is an address', () => {
		assert.equal(read({ id: 'doe2020', 'citation-key': 'other' }).citekey, 'doe2020');
		assert.equal(
			read({ id: 'http://zotero.org/users/1/items/ABCD1234', 'citation-key': 'doe2020' }).citekey,
			'doe2020',
		);
		assert.equal(
			read({ id: 'http://zotero.org/users/1/items/ABCD1234', note: 'Citation Key: doe2020' }).citekey,
			'doe2020',
		);
		assert.equal(read({ id: 'http://zotero.org/users/1/items/ABCD1234' }).citekey, undefined);
		assert.equal(read({ id: 42 }).citekey, '42');
	});

	it('parts keywords into topics with levels', () => {
		assert.deepEqual(read({ keyword: 'Vision / Tokens, Speech>TTS,Vision/Tokens' }).topics, [
			'Vision/Tokens',
			'Speech/TTS',
		]);
		assert.deepEqual(read({ keyword: 'one, two; three;' }).topics, ['one, two', 'three']);
		assert.deepEqual(read({ keyword: '<i>Danio</i>, food &amp; drink' }).topics, ['Danio', 'food & drink']);
	});

	it('reads rich text as plain', () => {
		const title =
			'<span class="nocase">The <i>E. coli</i></span> x<sup>2</sup> H<sub>2</sub>O &amp; a < b <2MB';
		assert.equal(read({ title }).title, 'The E. coli x² H₂O & a < b <2MB');
		assert.equal(
			read({
				title: 'Garc&iacute;a&rsquo;s &Aring;ngstr&ouml;m &oelig;uvre &ntilde; &xacute; R&D; &valueOf;',
			}).title,
			'García’s Ångström œuvre ñ &xacute; R&D; &valueOf;',
		);
		assert.equal(read({ abstract: '<jats:p>One.</jats:p><jats:p>Two.</jats:p>' }).abstract, 'One. Two.');
	});

	it('reads names of people and groups, and passes over empty ones', () => {
		const van = { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' };
		assert.deepEqual(read({ author: [van, { literal: 'LCM team' }, {}, 'OpenAI'] }).author, [
			van,
			{ literal: 'LCM team' },
			{ literal: 'OpenAI' },
		]);
	});

	it('reads suffixes in given names, and names in quotation marks as one', () => {
		const given = (text: string): unknown => read({ author: [{ family: 'Doe', given: text }] }).author[0];
		assert.deepEqual(given('John, III'), { family: 'Doe', given: 'John', suffix: 'III' });
		assert.deepEqual(given('John,! Jr.'), { family: 'Doe', given: 'John', suffix: 'Jr.' });
		assert.deepEqual(given('"Jean de"'), { family: 'Doe', given: 'Jean de' });
		assert.deepEqual(read({ author: [{ family: '"van Happel"', given: 'Eduard' }] }).author, [
			{ family: 'van Happel', given: 'Eduard' },
		]);
	});

	it('takes an empty date for none', () => {
		for (const parts of [[], [[]], [[null]]]) {
			assert.equal(read({ issued: { 'date-parts': parts } }).issued, undefined);
		}
	});

	it('reads years before Christ in texts as EDTF counts them', () => {
		assert.deepEqual(read({ issued: { raw: '-0043' } }).issued, { year: -44 });
	});

	it('reads variables in any case', () => {
		const { DOI, URL, publisher } = read({ doi: '10.1/x', url: 'https://x.org', Publisher: 'P' });
		assert.deepEqual([DOI, URL, publisher], ['10.1/x', 'https://x.org', 'P']);
		assert.equal(read({ URL: 'https://x.org', url: 'https://y.org' }).URL, 'https://x.org');
	});

	it('reads what the first lines of the note say and the item lacks', () => {
		const note = 'container-title: Nature\nIssued: 2012-03\nvolume: 7\nA remark.\npublisher: No';
		const entry = read({ volume: '5', note });
		assert.equal(entry['container-title'], 'Nature');
		assert.deepEqual(entry.issued, { year: 2012, month: 3 });
		assert.equal(entry.volume, '5');
		assert.equal(entry.publisher, undefined);
		assert.equal(read({ note: 'A remark.\nvolume: 7' }).volume, undefined);
	});

	it('reads every item where the beginning of the list is gone, or each is a line of its own', () => {
		const [a, b, c] = ['a', 'b', 'c'].map(item);
		assert.deepEqual(keys(`${a}, ${b},\n${c}]`), ['a', 'b', 'c']);
		assert.deepEqual(codes(`${a}\n${b}\n${c}\n`), ['json-broken']);
		assert.deepEqual(keys(`// from here\n[${a}, ${b}]`), ['a', 'b']);
		assert.deepEqual(keys(`"config": {"id": 1}, "items": [${a},${b}]}`), ['a', 'b']);
		assert.deepEqual(codes(`"config": {"id": 1}, "items": [${a},${b}]}`), ['csl-no-items']);
		assert.deepEqual(keys(`${a}\n{"id": "x", "title": }\n${c}`), ['a', 'c']);
	});

	it('reads the items of a list within the list, closed or not', () => {
		const inner = ['a', 'b', 'c'].map(item);
		assert.deepEqual(keys(`[${inner[0]}, [${inner[1]}, ${inner[2]}]`), ['a', 'b', 'c']);
		assert.deepEqual(keys(`[[${inner.join()}]]`), ['a', 'b', 'c']);
	});

	it('never throws and never loses an item that a change did not touch', () => {
		const items = ['a', 'b', 'c', 'd'].map(item);
		const change = fc.record({
			at: fc.nat(items[1]!.length - 1),
			remove: fc.nat(6),
			insert: fc.constantFrom('', '{', '}', '"', '[', ']', ',', ':', '\n', '\\'),
		});
		fc.assert(
			fc.property(change, ({ at, remove, insert }) => {
				const changed = items[1]!.slice(0, at) + insert + items[1]!.slice(at + remove);
				const found = keys(`[\n${[items[0], changed, items[2], items[3]].join(',\n')}\n]`);
				assert.deepEqual(
					found.filter((key) => key === 'a' || key === 'd'),
					['a', 'd'],
				);
			}),
			{ numRuns: 500 },
		);
	});

	it('takes no more than linear time for items that each lost a bracket', () => {
		assertLinear((size) => `[${'{"id":['.repeat(size / 7)}`, parseCslJson);
		assertLinear((size) => `[${'{"author":['.repeat(size / 11)}`, parseCslJson);
	}).timeout(20_000);

	it('comes to an end for many items, broken or not', () => {
		const many = (one: string, count: number): string =>
			`[${Array.from({ length: count }, () => one).join(',')}]`;
		for (const one of [item('a'), item('a').slice(0, -1), item('a').replace('"On a"', '"On a'), '{"id":"']) {
			const { entries, problems } = parseCslJson(many(one, 5000));
			assert.ok(entries.length + problems.length > 0);
		}
	}).timeout(20_000);
});
