import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { marginalia } from './program';

function json(...args: readonly string[]): unknown {
	const { code, out, err } = marginalia(...args);
	assert.equal(code, 0, err);
	return JSON.parse(out);
}

function jsonLines(...args: readonly string[]): unknown[] {
	const { code, out, err } = marginalia(...args);
	assert.equal(code, 0, err);
	return out
		.trim()
		.split('\n')
		.map((line): unknown => JSON.parse(line));
}

describe('The command line', () => {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'marginalia-cli-'));
	const file = (name: string, text: string): string => {
		const full = path.join(folder, name);
		writeFileSync(full, text);
		return full;
	};

	after(() => rmSync(folder, { recursive: true }));

	it('lists the sample as CSL-JSON', () => {
		const papers = json('list', '--json') as { id: string; DOI: string }[];
		assert.equal(papers.length, 73);
		assert.deepEqual([papers[0]?.id, papers[0]?.DOI], ['yuan2024ecar', '10.48550/arXiv.2412.14170']);
	});

	it('searches the sample, or the libraries it is given', () => {
		const [best] = json('search', 'softcot++', '--json', '--limit', '1') as { citekey: string }[];
		assert.equal(best?.citekey, 'xu2025softcot');
		const library = file('mine.json', '[{"id":"a","title":"Owls"},{"id":"b","title":"Larks"}]');
		const [own] = json('search', 'larks', '--json', '--library', library) as { citekey: string }[];
		assert.equal(own?.citekey, 'b');
	});

	it('answers a batch of searches a line each, under the ids it was given', () => {
		const batch = file('queries.jsonl', '{"id":"q","text":"wavtokenizer"}\n\n{"id":2,"text":"…"}\n');
		const [first, second] = jsonLines('search', '--batch', batch, '--limit', '1') as {
			id: unknown;
			results: { citekey: string; score: number }[];
		}[];
		assert.equal(first?.id, 'q');
		assert.equal(first?.results[0]?.citekey, 'ji2024wavtokenizer');
		assert.ok((first?.results[0]?.score ?? 0) > 0);
		assert.deepEqual(second, { id: 2, results: [] });
	});

	it('parses a listing and reports its problems with their places', () => {
		const listing = file(
			'listing.txt',
			`A Title Without Abstract\n\nAnother Title Here\n\n${'A sentence of an abstract. '.repeat(12)}\n`,
		);
		const { entries, problems } = json('parse', listing) as {
			entries: { title: string }[];
			problems: { range: { start: { line: number } } }[];
		};
		assert.deepEqual(
			entries.map(({ title }) => title),
			['Another Title Here'],
		);
		assert.deepEqual(
			problems.map(({ range }) => range.start.line),
			[0],
		);
	});

	for (const [name, text] of Object.entries({
		'works.bib':
			'@book{owls, title = {Owls of the North}, year = {1999}}\n@book{larks, title = {Larks at Dawn}, year = {2001}}\n',
		'array.json':
			'[{"id": "owls", "title": "Owls of the North", "issued": {"date-parts": [[1999]]}}, {"id": "larks", "title": "Larks at Dawn", "issued": {"date-parts": [[2001]]}}]',
		'items.json':
			'{"items": [{"id": "owls", "title": "Owls of the North", "issued": {"date-parts": [[1999]]}}, {"id": "larks", "title": "Larks at Dawn", "issued": {"date-parts": [[2001]]}}]}',
		'works.yaml':
			'references:\n- id: owls\n  title: Owls of the North\n  issued: 1999\n- id: larks\n  title: Larks at Dawn\n  issued: 2001\n',
		'works.md':
			'---\ntitle: A Note\nreferences:\n- id: owls\n  title: Owls of the North\n  issued: 1999\n- id: larks\n  title: Larks at Dawn\n  issued: 2001\n---\n\nSee @owls.\n',
		'works.ris':
			'TY  - BOOK\nID  - owls\nTI  - Owls of the North\nPY  - 1999\nER  - \nTY  - BOOK\nID  - larks\nTI  - Larks at Dawn\nPY  - 2001\nER  - \n',
	})) {
		it(`parses, lists and searches ${name}`, () => {
			const library = file(name, text);
			const { entries, problems } = json('parse', library) as {
				entries: { id: string; title: string; issued: { 'date-parts': number[][] } }[];
				problems: unknown[];
			};
			assert.deepEqual(problems, []);
			assert.deepEqual(
				entries.map(({ id, title, issued }) => [id, title, issued['date-parts'][0]?.[0]]),
				[
					['owls', 'Owls of the North', 1999],
					['larks', 'Larks at Dawn', 2001],
				],
			);
			assert.deepEqual(json('list', '--json', '--library', library), entries);
			const found = json('search', 'dawn', '--json', '--library', library) as { citekey: string }[];
			assert.deepEqual(
				found.map(({ citekey }) => citekey),
				['larks'],
			);
		});
	}

	it('lists and searches a listing, and several libraries at once', () => {
		const abstract = 'It tells of birds that sing. '.repeat(12);
		const listing = file('birds.txt', `Larks at Dawn\n\n${abstract}\n\nOwls of the North\n\n${abstract}\n`);
		const more = file('more.bib', '@book{wrens, title = {Wrens at Dusk}, year = {1980}}');
		const papers = json('list', '--json', '--library', listing, '--library', more) as { title: string }[];
		assert.deepEqual(
			papers.map(({ title }) => title),
			['Larks at Dawn', 'Owls of the North', 'Wrens at Dusk'],
		);
		assert.match(marginalia('list', '--library', more).out, /^wrens\tWrens at Dusk /);
		const titles = (query: string): readonly string[] =>
			(json('search', query, '--json', '--library', listing, '--library', more) as { title: string }[]).map(
				({ title }) => title,
			);
		assert.deepEqual(titles('north'), ['Owls of the North']);
		assert.deepEqual(titles('dusk'), ['Wrens at Dusk']);
	});

	it('takes several files behind one --library, as a shell makes them of a pattern', () => {
		const [one, two] = ['one', 'two'].map((key) =>
			file(`${key}.bib`, `@book{${key}, title = {Larks ${key}}}`),
		);
		assert.ok(one && two);
		const list = json('list', '--library', one, two, '--json') as { id: string }[];
		assert.deepEqual(list.map(({ id }) => id).sort(), ['one', 'two']);
		assert.deepEqual((json('search', 'larks', '--library', one, two, '--json') as unknown[]).length, 2);
		assert.match(marginalia('search', '--library', one, 'larks').out, /Larks one/);
	});

	it('finds the citations of a note', () => {
		const note = file('note.md', '# @one\n\n`@no` [see @two, p. 3; -@three]\n');
		const found = json('citations', note) as {
			citekey: string;
			mode: string;
			prefix: string;
			locator: string;
		}[];
		assert.deepEqual(
			found.map(({ citekey, mode, prefix, locator }) => [citekey, mode, prefix, locator]),
			[
				['one', 'author-in-text', '', ''],
				['two', 'normal', 'see', 'p. 3'],
				['three', 'suppress-author', '', ''],
			],
		);
	});

	it('leaves cross-references to Quarto where it makes the note, and finds locators in the words of its language', () => {
		file('_quarto.yml', 'lang: de\n');
		const found = json('citations', file('plan.md', '@fig-plan [@two, S. 3 so]\n')) as {
			citekey: string;
			locator: string;
		}[];
		assert.deepEqual(
			found.map(({ citekey, locator }) => [citekey, locator]),
			[['two', 'S. 3']],
		);
		file('_quarto.yml', 'csl: own\n');
		file('own.csl', '<style default-locale="fr-FR"><citation/></style>');
		const [french] = json('citations', file('french.md', '[@two, chap. 3 so; @fig-plan]\n')) as {
			locator: string;
		}[];
		assert.equal(french?.locator, 'chap. 3');
		rmSync(path.join(folder, '_quarto.yml'));
	});

	it('summarises a paper, and a batch of abstracts', () => {
		assert.match(marginalia('summary', 'yuan2024ecar').out, /ECAR/);
		const batch = file(
			'papers.jsonl',
			'{"id":"x","title":"T","abstract":"We propose Foo, 10times faster."}\n',
		);
		assert.deepEqual(jsonLines('summary', '--batch', batch), [
			{ id: 'x', summary: 'We propose Foo, 10× faster.' },
		]);
	});

	it('ends with 2 and the usage when the words of the call are wrong', () => {
		for (const args of [
			['nonsense'],
			['search'],
			['search', 'a', 'b'],
			['list', '--bogus'],
			['search', 'a', '--limit', '0'],
		]) {
			const { code, out, err } = marginalia(...args);
			assert.equal(code, 2, args.join(' '));
			assert.equal(out, '');
			assert.match(err, /Usage:/);
		}
	});

	it('tells how it is called, before and behind the name of a command', () => {
		for (const args of [[], ['help'], ['--help'], ['check', '--help'], ['search', '-h']]) {
			const { code, out, err } = marginalia(...args);
			assert.deepEqual([code, err], [0, ''], args.join(' '));
			assert.match(out, /^Usage:/);
		}
		assert.equal(marginalia('search', '--', '--help').code, 0);
		assert.doesNotMatch(marginalia('search', '--', '--help').out, /Usage:/);
	});

	it('ends with 1 and says why when a file or a paper is not there', () => {
		for (const args of [
			['parse', path.join(folder, 'none.bib')],
			['summary', 'nobody1900nothing'],
			['summary', '--batch', file('bad.jsonl', '{"id":1}')],
		]) {
			const { code, err } = marginalia(...args);
			assert.equal(code, 1, args.join(' '));
			assert.match(err, /^marginalia: ./);
		}
	});
});
