import { strict as assert } from 'node:assert';
import {
	findAmbiguousKeys,
	type EntryLookup,
	type SourceProblem,
} from '../../../src/core/library/ambiguousKeys';
import { Library } from '../../../src/core/library/library';
import type { UnplacedEntry } from '../../../src/core/model/entry';
import { finish } from '../../../src/core/model/slices';
import { assertLinear } from '../../support/assertLinear';
import { makeEntry } from '../../support/makeEntry';
import { makePaper } from '../../support/makePaper';
import { located } from './located';

const tokens = makeEntry({ citekey: 'xu', title: 'Tokens without codebooks' });
const codes = makeEntry({ citekey: 'xu', title: 'Codes for robots' });

/** What is found in a library of these sources, whose entries stand a line each, in scopes. */
function found(
	sources: Readonly<Record<string, readonly UnplacedEntry[]>>,
	...scopes: readonly (readonly string[])[]
): readonly SourceProblem[] {
	const library = new Library();
	for (const [source, entries] of Object.entries(sources)) {
		const positions = Int32Array.from(entries.flatMap((_, line) => [line, 0, line, 9]));
		const fresh = entries.map((entry) => ({ entry, citekey: entry.citekey ?? 'made' }));
		finish(library.update(source, { order: entries.map((_, at) => -1 - at), fresh, positions }));
	}
	return finish(findAmbiguousKeys(scopes.length > 0 ? scopes : [Object.keys(sources)], library));
}

describe('findAmbiguousKeys', () => {
	it('gives every copy of a key of two papers a problem that shows the others', () => {
		const li = makeEntry({ citekey: 'li', title: 'Another' });
		const inA = { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } };
		const inB = { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } };
		assert.deepEqual(
			found({ 'a.bib': [tokens], 'b.bib': [li, codes] }).map(({ source, problem }) => [
				source,
				problem.code,
				problem.range,
				problem.related,
			]),
			[
				[
					'a.bib',
					'citekey-ambiguous',
					inA,
					[{ source: 'b.bib', range: inB, message: '“Codes for robots” (Jane Doe, 2024)' }],
				],
				[
					'b.bib',
					'citekey-ambiguous',
					inB,
					[{ source: 'a.bib', range: inA, message: '“Tokens without codebooks” (Jane Doe, 2024)' }],
				],
			],
		);
	});

	it('has nothing against copies of one work, nor against what is outside the scope', () => {
		assert.deepEqual(found({ 'a.bib': [tokens], 'b.bib': [tokens] }), []);
		assert.deepEqual(found({ 'a.bib': [tokens], 'b.bib': [codes] }, ['a.bib']), []);
	});

	it('leaves two of one file to the checks of that file', () => {
		assert.deepEqual(found({ 'a.bib': [tokens, codes] }), []);
	});

	it('names only the other works among many copies', () => {
		const problems = found({ 'a.bib': [tokens], 'b.bib': [tokens], 'c.bib': [codes] });
		assert.deepEqual(
			problems.map(({ problem }) => problem.related?.length),
			[1, 1, 2],
		);
	});

	it('shows the other works of all scopes that an entry is in, each once', () => {
		const robots = makeEntry({ citekey: 'xu', title: 'Robots' });
		const sources = { 'a.bib': [tokens], 'b.bib': [codes], 'c.bib': [robots] };
		const problems = found(sources, ['a.bib', 'b.bib'], ['a.bib', 'c.bib'], ['a.bib', 'b.bib']);
		assert.deepEqual(
			problems.map(({ source, problem }) => [source, problem.related?.map((place) => place.source)]),
			[
				['a.bib', ['b.bib', 'c.bib']],
				['b.bib', ['a.bib']],
				['c.bib', ['a.bib']],
			],
		);
	});

	it('takes an alias for a key: of another entry, or an alias there too', () => {
		const aliased = makeEntry({ citekey: 'li', title: 'Another', aliases: ['xu', 'old'] });
		const other = makeEntry({ citekey: 'wu', title: 'A third', aliases: ['old'] });
		const problems = found({ 'a.bib': [tokens], 'b.bib': [aliased], 'c.bib': [other] });
		assert.deepEqual(
			problems.map(({ source, problem }) => [source, /“(.*?)”/.exec(problem.message)?.[1]]),
			[
				['a.bib', 'xu'],
				['b.bib', 'xu'],
				['b.bib', 'old'],
				['c.bib', 'old'],
			],
		);
		assert.deepEqual(
			found({ 'a.bib': [tokens], 'b.bib': [{ ...tokens, citekey: 'new', aliases: ['xu'] }] }),
			[],
		);
	});

	it('tells keys apart by case, and passes over entries without a key', () => {
		const upper = makeEntry({ citekey: 'XU', title: 'Codes' });
		const { citekey: _citekey, ...keyless } = makeEntry({ title: 'Codes' });
		const { citekey: _other, ...another } = makeEntry({ title: 'Robots' });
		assert.deepEqual(found({ 'a.bib': [tokens, keyless], 'b.bib': [upper, another] }), []);
	});

	it('names a few of very many others', () => {
		const entries = (name: string): readonly UnplacedEntry[] =>
			Array.from({ length: 2000 }, (_, at) => makeEntry({ citekey: 'same', title: `${name} ${at}` }));
		const problems = found({ 'a.bib': entries('Tokens'), 'b.bib': entries('Codes') });
		assert.equal(problems.length, 4000);
		assert.ok(problems.every(({ problem }) => problem.related?.length === 20));
	}).timeout(20_000);

	it('takes no more than linear work for very many copies of one work, in a file each', () => {
		const paper = makePaper();
		const sourcesOf = (count: number): readonly string[] =>
			Array.from({ length: count }, (_, at) => String(at));
		const entries = new Map(
			sourcesOf(80_000).map((source) => [source, [located({ citekey: 'xu' }, source)]]),
		);
		const lookup: EntryLookup = {
			entriesOf: (source) => entries.get(source) ?? [],
			entriesWithRanges: () => [],
			paperOf: () => paper,
		};
		assertLinear(
			(size) => ' '.repeat(size),
			({ length }) => assert.deepEqual(finish(findAmbiguousKeys([sourcesOf(length)], lookup)), []),
		);
	});

	it('shows the first line of an entry, and says what little there is to say of it', () => {
		const bare: UnplacedEntry = { citekey: 'xu', type: 'book', title: '', author: [], topics: [], links: [] };
		const library = new Library();
		for (const [source, entry] of Object.entries({ a: tokens, b: bare })) {
			const positions = Int32Array.of(3, 2, 5, 1);
			const update = { order: [-1], fresh: [{ entry, citekey: 'xu' }], positions };
			finish(library.update(source, update));
		}
		const [first] = finish(findAmbiguousKeys([['a', 'b']], library));
		const range = { start: { line: 3, character: 2 }, end: { line: 4, character: 0 } };
		assert.deepEqual(first?.problem.range, range);
		assert.deepEqual(first?.problem.related, [{ source: 'b', range, message: 'An entry without a title' }]);
	});

	it('says so where the other is a version of the same paper', () => {
		const preprint = makeEntry({ citekey: 'xu', type: 'article', arxiv: '2412.14170' });
		const published = makeEntry({
			citekey: 'xu',
			type: 'article-journal',
			'container-title': 'Nature',
			arxiv: '2412.14170',
			DOI: '10.1000/a',
		});
		const [first] = found({ 'a.bib': [published], 'b.bib': [preprint] });
		assert.match(first?.problem.message ?? '', /another version of this paper/);
		const [besides] = found({ 'a.bib': [published], 'b.bib': [preprint], 'c.bib': [codes] });
		assert.match(besides?.problem.message ?? '', /the key of another paper/);
	});
});
