import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import type { Entry } from '../../../src/core/model/entry';
import { parseCslJson } from '../../../src/core/sources/cslJson';
import {
	looksLikeCslYaml,
	parseCslYaml,
	parseFrontMatterReferences,
} from '../../../src/core/sources/cslYaml';
import { askPandoc, runPandoc } from '../../support/pandoc';
import { comparedFields } from './entryDifferences';

const readFixture = (name: string): string =>
	readFileSync(path.join(__dirname, '../../fixtures/yaml', name), 'utf8');
const keys = (text: string): (string | undefined)[] =>
	parseCslYaml(text).entries.map(({ citekey }) => citekey);
const codes = (text: string): string[] => parseCslYaml(text).problems.map(({ code }) => code);
const item = (id: string): string =>
	`- id: ${id}\n  type: book\n  title: "On ${id}"\n  author:\n  - family: Xu\n`;
const read = (...lines: readonly string[]): Entry => {
	const text = ['references:', '- id: k', ...lines.map((line) => `  ${line}`), ''].join('\n');
	const { entries, problems } = parseCslYaml(text);
	assert.deepEqual(problems, []);
	const [entry] = entries;
	assert.ok(entry);
	return entry;
};
const textOf = (text: string, { range }: Entry): string =>
	text
		.split('\n')
		.slice(range.start.line, range.end.line + 1)
		.map((line, at, lines) => (at === lines.length - 1 ? line.slice(0, range.end.character) : line))
		.join('\n')
		.slice(range.start.character);

describe('parseCslYaml', () => {
	it('takes the backslashes out that Pandoc writes before punctuation, in keys, addresses and dates too', () => {
		const entry = read('URL: http://x.org/\\~m\\_a', 'DOI: 10.1/a\\<b\\>', 'issued: 1723?\\~');
		assert.deepEqual([entry.URL, entry.DOI], ['http://x.org/~m_a', '10.1/a<b>']);
		assert.deepEqual(entry.issued, { year: 1723, circa: true });
		assert.deepEqual(keys('references:\n- id: take\\_a06:\\_cge\n  type: book\n'), ['take_a06:_cge']);
	});

	it('reads references, a bare list, a list in brackets, and JSON alike', () => {
		assert.deepEqual(keys(`references:\n${item('a')}${item('b')}`), ['a', 'b']);
		assert.deepEqual(
			keys(`---\nlang: en\n"references": # mine\n\n${item('a')}# between\n${item('b')}...\n`),
			['a', 'b'],
		);
		assert.deepEqual(keys(`\uFEFF${item('a')}${item('b')}`), ['a', 'b']);
		assert.deepEqual(keys('references: [{id: a, title: T}, {id: b}]\nlang: en\n'), ['a', 'b']);
		assert.deepEqual(keys('references:\n  [{id: a},\n   {id: b}]\n'), ['a', 'b']);
		assert.deepEqual(keys('[{"id":"a","title":"T"},{"id":"b"}]'), ['a', 'b']);
		assert.deepEqual(keys(`references:\n${item('a')}nocite: |\n  - id: no\nauthor:\n- Jane\n`), ['a']);
	});

	it('gives an entry the range of its item, from the dash to its last character', () => {
		const text = `references:\n${item('a')}\n# note\n${item('b')}\n`;
		const { entries } = parseCslYaml(text);
		assert.deepEqual(
			entries.map((entry) => textOf(text, entry)),
			[item('a').trimEnd(), item('b').trimEnd()],
		);
	});

	it('reads the same with line ends of every kind', () => {
		const text = readFixture('references.yaml');
		const expected = parseCslYaml(text);
		for (const end of ['\r\n', '\r']) {
			assert.deepEqual(parseCslYaml(text.replaceAll('\n', end)), expected);
		}
	});

	it('takes Markdown for what it says', () => {
		assert.equal(read('title: "*A* **b** _c_ ***d*** e_f_g"').title, 'A b c d e_f_g');
		assert.equal(read('title: x^2^ and H~2~O').title, 'x² and H₂O');
		assert.equal(
			read("title: '$O(n_1 * n_2)$ *or* `a_b_`, 3 * 4 * 5'").title,
			'$O(n_1 * n_2)$ or a_b_, 3 * 4 * 5',
		);
		assert.equal(read('title: 1990--2000 --- why...').title, '1990–2000 — why…');
		assert.equal(read('title: "[x]{.nocase} [y](http://z) <i>q</i> \\\\*"').title, 'x y q *');
		assert.equal(read('DOI: 10.1/a_b_c*d*').DOI, '10.1/a_b_c*d*');
	});

	it('keeps texts that YAML takes for numbers, dates or truths', () => {
		const entry = read('title: true', 'volume: 010', 'page: 1e3', 'issue: 1_000', 'publisher: No');
		assert.deepEqual(
			[entry.title, entry.volume, entry.page, entry.issue, entry.publisher],
			['true', '010', '1e3', '1_000', 'No'],
		);
		assert.deepEqual(read('title: ~', 'volume: null', 'author:').author, []);
	});

	for (const [lines, date] of [
		[['issued: 2019-05'], { year: 2019, month: 5 }],
		[['issued: 2019-05-06'], { year: 2019, month: 5, day: 6 }],
		[['issued: {year: 2019, month: 05}'], { year: 2019, month: 5 }],
		[
			['issued:', '- year: 2019', '  month: 5', '- year: 2020'],
			{ year: 2019, month: 5, end: { year: 2020 } },
		],
		[['issued: {date-parts: [[2019, 5]], circa: true}'], { year: 2019, month: 5, circa: true }],
		[['issued: {year: 2019, circa: false}'], { year: 2019 }],
		[['issued: {raw: May 2019}'], { year: 2019, month: 5 }],
	] as const) {
		it(`reads the date in ${lines.join(' ')}`, () => {
			assert.deepEqual(read(...lines).issued, date);
		});
	}

	it('joins the parts of a name that are lists, as Pandoc does', () => {
		assert.deepEqual(read('author:', '- family: [Van, Doe]', '  given: [Jane, Q.]').author, [
			{ family: 'Van Doe', given: 'Jane Q.' },
		]);
	});

	it('takes an empty date for none', () => {
		const { entries, problems } = parseCslYaml('- id: a\n  issued:\n    year:\n    month:\n');
		assert.deepEqual([entries[0]?.issued, problems], [undefined, []]);
	});

	it('follows anchors, aliases and merges', () => {
		const text =
			'references:\n- &first\n  id: a\n  author: &xu\n  - family: Xu\n- id: b\n  author: *xu\n- <<: *first\n  id: c\n';
		const { entries, problems } = parseCslYaml(text);
		assert.deepEqual(problems, []);
		assert.deepEqual(
			entries.map(({ citekey, author }) => [citekey, author[0]?.family]),
			[
				['a', 'Xu'],
				['b', 'Xu'],
				['c', 'Xu'],
			],
		);
	});

	it('is not held up by aliases that multiply', () => {
		const levels = Array.from(
			{ length: 20 },
			(_, at) => `  x${at}: &a${at} [${at ? `*a${at - 1}, *a${at - 1}` : 'x'}]\n`,
		);
		assert.deepEqual(keys(`references:\n- id: a\n${levels.join('')}- id: b\n`).at(-1), 'b');
	});

	it('tells of a line that cannot stand where it does in all of that line, without its blanks', () => {
		const text = '- id: a\n  type: book\n title: 😀 b  \n  note: n\n';
		const [problem] = parseCslYaml(text).problems;
		assert.deepEqual(problem?.range, { start: { line: 2, character: 1 }, end: { line: 2, character: 12 } });
	});

	it('tells what is broken at its place, keeps what is good of it, and all others', () => {
		const { entries, problems } = parseCslYaml(readFixture('broken.yaml'));
		assert.deepEqual(
			entries.map(({ citekey, title }) => `${citekey ?? ''}: ${title}`),
			[
				'colon: Deep learning: a review',
				'quote: Lacks its end',
				"apostrophe: It's fine",
				'bracket: Lacks a brace',
				'indent: Stands too far in',
				'tab: Behind a tab',
				'nocolon: ',
				'star: Foo bar',
				'unindented: Stands too far out',
				'misplaced: Its dash is not where the others are',
				'baddate: ',
				'last: Sound',
			],
		);
		assert.deepEqual(
			problems.map(({ code, range }) => `${code} ${range.start.line}:${range.start.character}`),
			[
				'yaml-broken 2:9',
				'yaml-broken 5:9',
				'yaml-broken 8:9',
				'yaml-broken 10:10',
				'yaml-broken 12:6',
				'yaml-broken 16:1',
				'yaml-broken 18:2',
				'yaml-broken 21:9',
				'yaml-broken 24:0',
				'yaml-broken 26:1',
				'csl-not-an-item 28:0',
				'csl-bad-date 30:10',
				'csl-wrong-type 32:2',
			],
		);
	});

	it('takes the first of two fields with one name, and says so', () => {
		const text = `references:\n${item('a')}${item('b').replace('-', ' ')}${item('c')}`;
		const { entries, problems } = parseCslYaml(text);
		assert.deepEqual(
			entries.map(({ citekey }) => citekey),
			['a', 'c'],
		);
		assert.deepEqual(
			problems.map(({ code, message }) => [code, message.split(',')[0]]),
			[['yaml-broken', 'Pandoc takes the last value of this field']],
		);
	});

	it('takes lines within quotation marks and brackets for what goes on there, whatever their indent, as Pandoc does', () => {
		const text = [
			'- id: a',
			'  title: "Co-Branding, with',
			'  Examples', // No more indent than the field has.
			'from [Hotels]"',
			'  abstract: >',
			'    "Not quoted',
			"  publisher: 'It''s",
			"  ours'",
			'  author: [ # both',
			'  {family: O\'Brien, given: "A"}, # first',
			'{"family":"Xu"}]',
			'- id: b',
			'  title: "Lacks its end',
			'  volume: 3',
			'',
		].join('\n');
		const { entries, problems } = parseCslYaml(`references:\n${text}`);
		const [{ title, publisher, author, abstract } = assert.fail()] = entries;
		assert.deepEqual(
			[title, publisher, abstract],
			['Co-Branding, with Examples from [Hotels]', "It's ours", '"Not quoted'],
		);
		assert.deepEqual(author, [{ family: "O'Brien", given: 'A' }, { family: 'Xu' }]);
		assert.deepEqual(
			problems.map(({ range }) => range.start.line),
			[13],
		);
		assert.deepEqual(keys('references: [\n{id: a, title: "A\nB"},\n{id: b}]\nlang: en\n'), ['a', 'b']);
	});

	it('says where a text has no list of items', () => {
		assert.deepEqual(codes('project:\n  type: website\n'), ['csl-no-items']);
		assert.deepEqual(codes('references:\n  a: {title: T}\n'), ['csl-no-items']);
		assert.deepEqual(codes('references: []\n'), []);
		assert.deepEqual(codes('references:\n'), []);
		assert.deepEqual(codes(''), []);
		assert.deepEqual(codes('---\n# nothing yet\n'), []);
	});

	it('tells one problem where the first item lost its dash, and keeps all others', () => {
		const { entries, problems } = parseCslYaml(
			'references:\n  id: a\n  author:\n  - family: A\n- id: b\n  title: B\n- id: c\n  title: C\n',
		);
		assert.deepEqual(
			entries.map(({ citekey }) => citekey).filter((key) => key !== undefined),
			['b', 'c'],
		);
		assert.equal(problems.length, 1);
	});

	it('tells what stands before the first item, which Pandoc refuses, and nothing of comments, names and tags', () => {
		for (const [head, place] of [
			['references:\n  id: a\n  title: A\n', [1, 2]],
			['references:\n-id: a\n  title: A\n', [1, 0]],
			['references:\n--id: a\n  title: A\n', [1, 0]],
			['references: all\n', [0, 12]],
		] as const) {
			const { entries, problems } = parseCslYaml(`${head}- id: b\n  title: B\n- id: c\n  title: C\n`);
			assert.deepEqual(
				entries.map(({ citekey }) => citekey),
				['b', 'c'],
			);
			assert.deepEqual(
				problems.map(({ code, range }) => [code, range.start.line, range.start.character]),
				[['yaml-broken', ...place]],
			);
		}
		for (const head of [
			'references: # all\n\n  # of them\n',
			'references: &all # x\n',
			'references: !!seq\n',
		]) {
			assert.deepEqual(codes(`${head}- id: b\n  title: B\n`), []);
		}
	});

	it('tells one problem where the first item stands a blank too far in, and takes no list within the next for items', () => {
		const { entries, problems } = parseCslYaml(
			'references:\n - id: a\n   author:\n   - family: A\n- id: b\n  author:\n  - family: B\n  title: B\n- id: c\n  title: C\n',
		);
		assert.deepEqual(
			entries.map(({ citekey, title }) => [citekey, title]),
			[
				['a', ''],
				['b', 'B'],
				['c', 'C'],
			],
		);
		assert.deepEqual(
			problems.map(({ range }) => range.start.line),
			[1],
		);
	});

	it('never throws, and keeps the items that damage does not touch', () => {
		const damage = fc.record({
			at: fc.nat({ max: 70 }),
			length: fc.nat({ max: 12 }),
			insert: fc.constantFrom(
				'',
				' ',
				'"',
				"'",
				'{',
				'[',
				'\t',
				': ',
				'\n',
				'#',
				'*',
				'&',
				'|',
				'!',
				'%',
				'\u0000',
			),
		});
		fc.assert(
			fc.property(damage, ({ at, length, insert }) => {
				const middle = item('b');
				const damaged = (middle.slice(0, at) + insert + middle.slice(at + length)).replace(/\n?$/, '\n');
				const found = keys(`references:\n${item('a')}${damaged}${item('c')}`);
				assert.equal(found[0], 'a');
				assert.equal(found.at(-1), 'c');
			}),
			{ numRuns: 150 },
		);
	});

	it('agrees with Pandoc on every entry of the fixture, but for what its README lists', function () {
		askPandoc(this);
		this.timeout(20_000);
		const text = readFixture('references.yaml');
		const ours = parseCslYaml(text);
		assert.deepEqual(ours.problems, []);
		const theirs = parseCslJson(runPandoc(['-f', 'markdown', '-t', 'csljson'], `---\n${text}\n`)).entries;
		const differences = ours.entries.flatMap((entry, at) => compare(entry, theirs[at]));
		assert.equal(ours.entries.length, theirs.length);
		assert.deepEqual(differences, ['7 volume: "010" | "10"']);
	});
});

function compare(ours: Entry, theirs: Entry | undefined): string[] {
	return comparedFields.flatMap((field) => {
		const [mine, pandocs] = [ours[field], theirs?.[field]].map((value) =>
			Array.isArray(value)
				? value.map((person: { family?: string }) => person.family).join()
				: typeof value === 'string'
					? value.replace(/[“”]/g, '"').replace(/’/g, "'")
					: value,
		);
		try {
			assert.deepEqual(ours[field] && mine, theirs?.[field] && pandocs);
			assert.deepEqual(field === 'author' ? ours.author : 0, field === 'author' ? theirs?.author : 0);
			return [];
		} catch {
			return [`${ours.citekey ?? ''} ${field}: ${JSON.stringify(mine)} | ${JSON.stringify(pandocs)}`];
		}
	});
}

describe('parseFrontMatterReferences', () => {
	it('finds the references of a note with their places in it', () => {
		const note = `---\ntitle: N\nreferences:\n${item('a')}---\n\nText [@a].\n`;
		const { entries, problems } = parseFrontMatterReferences(note);
		assert.deepEqual(problems, []);
		assert.deepEqual(
			entries.map(({ citekey, range }) => [citekey, range.start]),
			[['a', { line: 3, character: 0 }]],
		);
	});

	it('takes the last block that has any, as Pandoc does', () => {
		const note = `---\nreferences:\n${item('a')}...\n\nText.\n\n---\nreferences:\n${item('b')}...\n\n---\nlang: en\n---\n`;
		assert.deepEqual(
			parseFrontMatterReferences(note).entries.map(({ citekey }) => citekey),
			['b'],
		);
	});

	it('takes blocks right behind a title block and another block, as Pandoc does', () => {
		const block = `---\nreferences:\n${item('a')}---\n`;
		for (const note of [`% T\n% A\n  B\n${block}`, `---\nlang: en\n...\n${block}Text`]) {
			assert.equal(parseFrontMatterReferences(note).entries.length, 1, note);
		}
		assert.equal(parseFrontMatterReferences(`%\n%\n%\n% Text\n${block}`).entries.length, 0);
	});

	it('finds none in fenced code, behind a rule, or in a note without any', () => {
		for (const note of [
			`\`\`\`yaml\n\n---\nreferences:\n${item('a')}---\n\`\`\`\n`,
			`Text\n---\nreferences:\n${item('a')}---\n`,
			`---\n\nreferences:\n${item('a')}---\n`,
			`---\n${item('a')}---\n`,
			'# Note\n',
		]) {
			assert.deepEqual(parseFrontMatterReferences(note), { entries: [], problems: [] }, note);
		}
	});
});

describe('looksLikeCslYaml', () => {
	for (const [text, expected] of [
		[`references:\n${item('a')}`, true],
		['references:\n- abstract: long', true],
		['references: [{id: a}]', true],
		[item('a'), true],
		['- name: x\n  run: y\n', false],
		['project:\n  type: website\nbibliography: references.bib\n', false],
		['references:\n  - see: there\n', false],
		['', true],
		['---\n', true],
		['# Mine\n--- # nothing yet\n', true],
	] as const) {
		it(`says ${expected} of ${JSON.stringify(text.slice(0, 40))}`, () => {
			assert.equal(looksLikeCslYaml(text), expected);
		});
	}
});
