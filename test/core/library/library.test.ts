import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Library } from '../../../src/core/library/library';
import type { LibraryChange } from '../../../src/core/library/libraryChange';
import { inCountingOrder } from '../../../src/core/library/scopedPapers';
import type { UnplacedEntry } from '../../../src/core/model/entry';
import { finish } from '../../../src/core/model/slices';
import { makeEntry } from '../../support/makeEntry';

const titled = (citekey: string, title: string): UnplacedEntry => makeEntry({ citekey, title });

describe('Library', () => {
	it('starts empty and announces what a source brings, changes and takes away', () => {
		const library = new Library();
		const changes: LibraryChange[] = [];
		library.onDidChange((change) => changes.push(change));
		const kept = titled('kept', 'Kept');
		library.setEntries('a', [kept, titled('edited', 'Old'), titled('gone', 'Gone')]);
		library.setEntries('a', [kept, titled('edited', 'New'), titled('new', 'Another')]);
		assert.deepEqual(merged(changes.slice(0, 1)), {
			added: ['kept', 'edited', 'gone'],
			changed: [],
			removed: [],
		});
		assert.deepEqual(merged(changes.slice(1)), { added: ['new'], changed: ['edited'], removed: ['gone'] });
	});

	it('says nothing when nothing changed', () => {
		const library = new Library();
		library.setEntries('a', [makeEntry()]);
		library.onDidChange(() => assert.fail('announced a change'));
		library.setEntries('a', [makeEntry()]);
		library.removeSource('b');
	});

	it('touches one entry when one is edited, and keeps all others the same objects', () => {
		const library = new Library();
		library.setEntries('a', [titled('x', 'First'), titled('y', 'Second'), titled('z', 'Third')]);
		const before = library.entriesOf('a');
		const changes: LibraryChange[] = [];
		library.onDidChange((change) => changes.push(change));
		const fresh = [{ entry: titled('y', 'Edited'), citekey: 'y' }];
		const positions = Int32Array.from([0, 0, 2, 1, 3, 0, 6, 1, 7, 0, 9, 1]);
		finish(library.update('a', { order: [0, -1, 2], fresh, positions }));
		assert.deepEqual(changes, [{ added: [], changed: ['y'], removed: [] }]);
		assert.equal(library.entriesOf('a')[2], before[2]);
		assert.deepEqual(library.placesOf('z'), [
			{
				source: 'a',
				citekey: 'z',
				range: { start: { line: 7, character: 0 }, end: { line: 9, character: 1 } },
			},
		]);
	});

	it('makes one paper of the entries of one work, and two again when one of them changes', () => {
		const library = new Library();
		library.setEntries('a', [makeEntry({ citekey: 'doe', DOI: '10.1000/a', abstract: 'We do.' })]);
		library.setEntries('b', [makeEntry({ citekey: 'jane', DOI: '10.1000/a' })]);
		assert.equal(library.size, 1);
		assert.equal(library.find('jane'), library.find('doe'));
		assert.deepEqual(
			library.placesOf('doe').map(({ source, citekey }) => [source, citekey]),
			[
				['a', 'doe'],
				['b', 'jane'],
			],
		);
		library.setEntries('b', [makeEntry({ citekey: 'jane', DOI: '10.1000/b', title: 'Another Word' })]);
		assert.deepEqual(library.papers.map(({ id }) => id).sort(), ['doe', 'jane']);
	});

	it('tells which id a paper has now whose citekey is another, and finds it by the old one', () => {
		const library = new Library();
		const author = [{ family: 'Doe', given: 'Jane' }];
		const known = makeEntry({ author, title: 'On Larks', issued: { year: 2020 } });
		const vague = makeEntry({ title: 'Notes' });
		library.setEntries('a', [
			{ ...known, citekey: 'lark' },
			{ ...vague, citekey: 'notes' },
		]);
		const moved = followed(library);
		library.setEntries('a', [
			{ ...known, citekey: 'doe2020', volume: '3' },
			{ ...vague, citekey: 'doe-notes' },
		]);
		library.setEntries('a', [
			{ ...known, citekey: 'doe2020larks', volume: '3' },
			{ ...vague, citekey: 'doe-notes' },
		]);
		assert.deepEqual(moved, [
			['notes', 'doe-notes'],
			['lark', 'doe2020'],
			['doe2020', 'doe2020larks'],
		]);
		assert.equal(library.lookUp('lark')?.id, 'doe2020larks');
		assert.equal(library.lookUp('notes')?.id, 'doe-notes');
		library.setEntries('b', [titled('lark', 'Another')]);
		assert.equal(library.lookUp('lark')?.title, 'Another');
	});

	it('tells which paper one has become part of, and which id it has among others of its citekey', () => {
		const library = new Library();
		library.setEntries('b', [makeEntry({ citekey: 'same', title: 'One' })]);
		library.setEntries('c', [
			makeEntry({ citekey: 'rich', title: 'Two', DOI: '10.1000/a', abstract: 'We do.' }),
		]);
		const moved = followed(library);
		library.setEntries('b', [makeEntry({ citekey: 'same', title: 'Two', DOI: '10.1000/a' })]);
		assert.deepEqual(moved.splice(0), [['same', 'rich']]);
		library.setEntries('b', [makeEntry({ citekey: 'same', title: 'One' })]);
		assert.deepEqual(moved.splice(0), []);
		library.setEntries('a', [makeEntry({ citekey: 'same', title: 'Other' })]);
		const [[from, to] = []] = moved;
		assert.equal(from, 'same');
		assert.equal(library.get(to ?? '')?.title, 'One');
	});

	it('has no paper follow one that says the same as another does', () => {
		const library = new Library();
		library.setEntries('a', [titled('x', 'Notes'), titled('y', 'Notes')]);
		const moved = followed(library);
		library.setEntries('a', [titled('z', 'Notes')]);
		assert.deepEqual(moved, []);
		assert.equal(library.lookUp('x'), undefined);
	});

	it('keeps two works apart that have one citekey, each with an id', () => {
		const library = new Library();
		library.setEntries('b', [titled('same', 'Second')]);
		library.setEntries('a', [titled('same', 'First')]);
		const [first, second] = library.papers;
		assert.deepEqual([first?.id, first?.citekey, first?.title], ['same', 'same', 'First']);
		assert.deepEqual([second?.citekey, second?.title], ['same', 'Second']);
		assert.match(second?.id ?? '', /^same #\w+$/);
		assert.equal(library.find('same')?.title, 'First');
		assert.equal(library.get(second?.id ?? ''), second);
		assert.equal(library.lookUp('same')?.title, 'First');
		assert.equal(library.lookUp(second?.id ?? ''), second);
		library.removeSource('a');
		assert.equal(library.get('same')?.title, 'Second');
		assert.equal(library.size, 1);
	});

	it('keeps the ids of works with one citekey where others with it come, go and change', () => {
		const library = new Library();
		const idOf = (source: string): string | undefined =>
			library.entriesOf(source).map((located) => library.paperOf(located)?.id)[0];
		for (const source of ['c', 'e', 'g']) {
			library.setEntries(source, [titled('same', `In ${source}`)]);
		}
		const [e, g] = [idOf('e'), idOf('g')];
		library.setEntries('d', [titled('same', 'In D')]);
		library.setEntries('f', [titled('same', 'In F')]);
		library.setEntries('e', [titled('same', 'Edited')]);
		assert.deepEqual([idOf('c'), idOf('e'), idOf('g')], ['same', e, g]);
		library.setEntries('a', [titled('same', 'In A')]);
		library.removeSource('d');
		assert.deepEqual([idOf('a'), idOf('e'), idOf('g')], ['same', e, g]);
	});

	it('tells the source of a paper that has the id of another now, whatever is the same in both', () => {
		const library = new Library();
		library.setEntries('b', [titled('same', '')]);
		library.setEntries('a', [titled('same', '')]);
		assert.deepEqual(
			library.papers.map(({ provenance }) => provenance.source),
			['a', 'b'],
		);
	});

	it('gives no paper the id of another, whatever citekeys there are', () => {
		const library = new Library();
		library.setEntries('a', [titled('same', 'First'), titled('same #2', 'By Its Key')]);
		library.setEntries('b', [titled('same', 'Second')]);
		assert.equal(library.size, 3);
		assert.equal(library.find('same #2')?.title, 'By Its Key');
		library.removeSource('a');
		assert.deepEqual(
			library.papers.map(({ id, title }) => [id, title]),
			[['same', 'Second']],
		);
	});

	for (const identifier of [{ DOI: '10.1000/a' }, { arxiv: '2412.14170' }]) {
		it(`has the same papers however many entries with one ${Object.keys(identifier)[0]} came and went before`, () => {
			const copies = Array.from({ length: 330 }, (_, at) => makeEntry({ citekey: `k${at}`, ...identifier }));
			const library = new Library();
			for (const count of [250, 330, 310, 290]) {
				library.setEntries('a', copies.slice(0, count));
				const filled = new Library();
				filled.setEntries('a', copies.slice(0, count));
				assert.equal(library.size, filled.size, `with ${count} of them`);
			}
		}).timeout(20_000);
	}

	it('loses a file with many copies of some entries as fast as it came', () => {
		const library = new Library();
		const copies = Array.from({ length: 1680 }, (_, at) => {
			const work = Math.floor(at / 280);
			return makeEntry({ citekey: `k${at}`, title: `Work ${work}`, DOI: `10.1000/${work}` });
		});
		library.setEntries('a', copies);
		assert.equal(library.size, 6);
		library.removeSource('a');
		assert.equal(library.size, 0);
	}).timeout(20_000);

	it('takes in a file that stands in very many folders', () => {
		const library = new Library();
		const entries = [1, 2, 3, 4, 5, 6, 7, 8].map((work) =>
			makeEntry({ citekey: `k${work}`, title: `Work ${work}`, DOI: `10.1000/${work}` }),
		);
		for (let folder = 0; folder < 250; folder++) {
			library.setEntries(`${folder}/refs.bib`, entries);
		}
		assert.equal(library.size, 8);
	}).timeout(20_000);

	it('makes one paper of a work that stands in more folders than can be compared each with each', () => {
		const library = new Library();
		for (let folder = 0; folder < 320; folder++) {
			const own = { files: [`${folder}.pdf`], publisher: `Publisher ${folder}` };
			library.setEntries(`${folder}/refs.bib`, [
				makeEntry({ citekey: 'copied', title: 'Copied', arxiv: '2412.14170' }),
				makeEntry({ citekey: 'filed', title: 'Filed', files: own.files }),
				makeEntry({ citekey: 'varied', title: 'Varied', DOI: '10.1000/a', ...own }),
			]);
		}
		assert.equal(library.size, 3);
		assert.equal(library.find('filed')?.files?.length, 320);
		for (let folder = 0; folder < 320; folder++) {
			library.removeSource(`${folder}/refs.bib`);
		}
		assert.equal(library.size, 0);
	}).timeout(20_000);

	it('keeps the papers of proceedings apart that all have the DOI of the proceedings, however many they are', () => {
		const library = new Library();
		const papers = Array.from({ length: 310 }, (_, at) =>
			makeEntry({ citekey: `k${at}`, title: `x${at} y${at}`, DOI: '10.1000/b' }),
		);
		library.setEntries('a', papers.slice(0, 200));
		library.setEntries('b', papers.slice(200));
		assert.equal(library.size, 310);
	});

	it('announces about as many changes as there are entries with one citekey, in whatever order they come and go', () => {
		const sources = Array.from({ length: 1000 }, (_, at) => String(at + 1000));
		for (const inOrder of [sources, [...sources].reverse()]) {
			const library = new Library();
			let announced = 0;
			library.onDidChange(
				({ added, changed, removed }) => (announced += added.length + changed.length + removed.length),
			);
			for (const source of inOrder) {
				library.setEntries(source, [titled('same', `In ${source}`)]);
			}
			assert.equal(library.size, 1000);
			for (const source of inOrder) {
				library.removeSource(source);
			}
			assert.ok(announced < 3500, `${announced} changes`);
		}
	});

	it('links a preprint and its publication by their ids', () => {
		const library = new Library();
		library.setEntries('a', [
			makeEntry({ citekey: 'pre', arxiv: '2412.14170' }),
			makeEntry({
				citekey: 'pub',
				type: 'article-journal',
				'container-title': 'Nature',
				DOI: '10.1000/a',
				arxiv: '2412.14170',
			}),
		]);
		assert.deepEqual(library.get('pre')?.versions, ['pub']);
		assert.deepEqual(library.get('pub')?.versions, ['pre']);
	});

	it('lets a fallback add what it knows, but not its citekey', () => {
		const library = new Library();
		const work = { arxiv: '2412.14170' };
		library.setEntries('sample', [makeEntry({ ...work, citekey: 'theirs', abstract: 'Long.' })], 'fallback');
		library.setEntries('a', [makeEntry({ ...work, citekey: 'mine' })]);
		assert.deepEqual(
			library.papers.map(({ citekey, abstract, aliases }) => [citekey, abstract, aliases]),
			[['mine', 'Long.', ['theirs']]],
		);
	});

	it('finds a paper by its arXiv id in any version, by its DOI in any case and by an alias', () => {
		const library = new Library();
		const work = { arxiv: '2412.14170', DOI: '10.48550/arXiv.2412.14170', aliases: ['old'] };
		library.setEntries('a', [makeEntry(work)]);
		assert.ok(library.findByIdentifier({ arxiv: 'arXiv:2412.14170v3' }));
		assert.ok(library.findByIdentifier({ doi: 'https://doi.org/10.48550/ARXIV.2412.14170' }));
		assert.equal(library.findByIdentifier({ doi: '10.1000/other' }), undefined);
		assert.equal(library.find('old'), library.find('doe2024word'));
	});

	it('finds by an alias of two works the same one whichever came first', () => {
		const entries = ['Codes', 'Tokens'].map((title) =>
			makeEntry({ citekey: title, title, aliases: ['old'] }),
		);
		for (const all of [entries, [...entries].reverse()]) {
			const library = new Library();
			library.setEntries('a', all);
			assert.equal(library.find('old')?.title, 'Codes');
		}
	});

	it('finds by an alias the work of the user’s own sources, whatever a fallback has under it', () => {
		const library = new Library();
		const aliases = ['old'];
		library.setEntries('a', [makeEntry({ citekey: 'a', title: 'Codes', aliases })], 'fallback');
		library.setEntries('b', [makeEntry({ citekey: 'b', title: 'Tokens', aliases })]);
		assert.equal(library.find('old')?.title, 'Tokens');
	});

	it('finds the work with an entry of that key before one that has it for an alias', () => {
		const library = new Library();
		library.setEntries('a', [makeEntry({ citekey: 'alias', title: 'Codes', aliases: ['key'] })]);
		const DOI = '10.1000/a';
		library.setEntries('b', [
			makeEntry({ citekey: 'key', DOI }),
			makeEntry({ citekey: 'shown', DOI, abstract: 'Long.' }),
		]);
		assert.equal(library.find('key')?.citekey, 'shown');
	});

	it('finds a paper by its PMID, which its address may tell, too', () => {
		const library = new Library();
		library.setEntries('a', [
			makeEntry({ citekey: 'a', title: 'One', PMID: 'PMID: 12345678' }),
			makeEntry({ citekey: 'b', title: 'Two', URL: 'https://www.ncbi.nlm.nih.gov/pubmed/23456789' }),
		]);
		assert.equal(library.findByIdentifier({ pmid: '12345678' })?.citekey, 'a');
		assert.equal(library.findByIdentifier({ pmid: '23456789' })?.citekey, 'b');
		assert.equal(library.findByIdentifier({ pmid: '34567890' }), undefined);
	});

	it('finds the paper that an entry from elsewhere is, by what it says', () => {
		const library = new Library();
		const author = [{ family: 'Knuth', given: 'Donald' }];
		const known = { author, title: 'Literate Programming', issued: { year: 1984 } };
		library.setEntries('a', [
			makeEntry({ ...known, citekey: 'knuth', DOI: '10.1093/comjnl/27.2.97' }),
			titled('x', 'Other'),
		]);
		const same = (fields: Partial<UnplacedEntry>): string | undefined =>
			library.findSame(makeEntry({ citekey: 'y', ...fields }))?.citekey;
		assert.equal(same({ title: 'Literate Programming', DOI: '10.1093/COMJNL/27.2.97' }), 'knuth');
		assert.equal(same(known), 'knuth');
		assert.equal(same({ ...known, title: 'The Errors of TeX' }), undefined);
	});

	it('shows in a scope what its sources have, under the keys they give', () => {
		const library = new Library();
		library.setEntries('a', [titled('same', 'In A'), makeEntry({ citekey: 'doe', DOI: '10.1000/a' })]);
		library.setEntries('b', [titled('same', 'In B'), makeEntry({ citekey: 'jane', DOI: '10.1000/a' })]);
		const scope = library.of(['b']);
		assert.equal(scope.find('same')?.title, 'In B');
		assert.equal(scope.find('doe'), undefined);
		const paper = library.find('doe');
		assert.ok(paper);
		assert.equal(scope.get(paper.id)?.citekey, 'jane');
		assert.deepEqual(scope.papers.map(({ citekey }) => citekey).sort(), ['jane', 'same']);
	});

	it('has a key of several entries stand for what the source that counts first has last', () => {
		const library = new Library();
		library.setEntries('a', [titled('same', 'First in A'), titled('same', 'Last in A')]);
		library.setEntries('b', [titled('same', 'In B'), titled('own', 'In B, too')]);
		assert.equal(library.of(['a', 'b']).find('same')?.title, 'Last in A');
		assert.equal(library.of(['b', 'a', 'b']).find('same')?.title, 'In B');
		assert.equal(library.of(inCountingOrder(['a', 'b'])).find('same')?.title, 'In B');
		// It came last, but does not stand last.
		finish(
			library.update('a', { order: [-1, 0, 1], fresh: [{ citekey: 'same', entry: titled('same', 'New') }] }),
		);
		assert.equal(library.of(['a']).find('same')?.title, 'Last in A');
	});

	it('gives a paper the key that stands for it in a scope', () => {
		const library = new Library();
		const work = { title: 'A Work', DOI: '10.1000/a' };
		library.setEntries('a', [
			makeEntry({ ...work, citekey: 'taken' }),
			makeEntry({ ...work, citekey: 'own' }),
		]);
		library.setEntries('b', [titled('taken', 'Another Work')]);
		const paper = library.find('own');
		assert.ok(paper);
		assert.equal(library.of(['b', 'a']).get(paper.id)?.citekey, 'own');
		assert.equal(library.of(['b', 'a']).find('taken')?.title, 'Another Work');
	});

	it('marks a source as stale and says so', () => {
		const library = new Library();
		library.setEntries('a', [makeEntry()]);
		let announced = 0;
		library.onDidChange(() => announced++);
		library.setStale('a', true);
		library.setStale('a', true);
		assert.equal(announced, 1);
		assert.ok(library.isStale('a'));
	});

	it('holds after any series of changes what a library filled once would hold', () => {
		const entry = fc
			.record(
				{
					citekey: fc.constantFrom('a', 'b', 'c', 'a #2'),
					title: fc.constantFrom('Tokens', 'Codes', 'Robots that walk'),
					DOI: fc.constantFrom('10.1000/a', '10.1000/b'),
					arxiv: fc.constantFrom('2412.14170', '2501.00001'),
					aliases: fc.constant(['z']),
				},
				{ requiredKeys: ['citekey', 'title'] },
			)
			.map(makeEntry);
		const step = fc.record({
			source: fc.constantFrom('x', 'y', 'z'),
			act: fc.constantFrom('set', 'append', 'keep some', 'remove'),
			entries: fc.array(entry, { maxLength: 5 }),
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
				const library = new Library();
				const seen = new Map<string, unknown>();
				library.onDidChange(({ added, changed, removed }) => {
					for (const id of removed) {
						assert.ok(seen.delete(id), `${id} went and was not there`);
					}
					for (const id of added) {
						assert.ok(!seen.has(id), `${id} came and was there`);
					}
					for (const id of changed) {
						assert.ok(seen.has(id), `${id} changed and was not there`);
					}
					for (const id of [...added, ...changed]) {
						seen.set(id, library.get(id));
					}
				});
				const sources = new Map<string, readonly UnplacedEntry[]>();
				for (const { source, act, entries } of steps) {
					const known = sources.get(source) ?? [];
					const fresh = entries.map((one) => ({ entry: one, citekey: one.citekey ?? '' }));
					if (act === 'set') {
						sources.set(source, entries);
						library.setEntries(source, entries);
					} else if (act === 'append') {
						sources.set(source, [...known, ...entries]);
						library.append(source, fresh);
					} else if (act === 'keep some') {
						const kept = known.map((_, at) => at).filter((at) => at % 2 === 0);
						sources.set(source, [...entries, ...kept.map((at) => known[at]!)]);
						const order = [...entries.map((_, at) => -1 - at), ...kept];
						finish(library.update(source, { order, fresh }));
					} else {
						sources.delete(source);
						library.removeSource(source);
					}
				}
				const filled = new Library();
				for (const [source, entries] of sources) {
					filled.setEntries(source, entries);
				}
				const byId = (all: Library): unknown =>
					[...all.papers].sort((a, b) => (a.id < b.id ? -1 : 1)).map((paper) => paper);
				assert.deepEqual(byId(library), byId(filled));
				assert.deepEqual([...seen.keys()].sort(), library.papers.map(({ id }) => id).sort());
				for (const paper of library.papers) {
					assert.equal(seen.get(paper.id), paper, `${paper.id} changed without a word`);
				}
			}),
			{ numRuns: 300 },
		);
	});
});

/** The ids that move from now on, each with the one it is then. */
function followed(library: Library): (readonly [string, string])[] {
	const all: (readonly [string, string])[] = [];
	library.onDidChange(({ moved }) => all.push(...(moved ?? [])));
	return all;
}

function merged(changes: readonly LibraryChange[]): LibraryChange {
	return {
		added: changes.flatMap(({ added }) => added),
		changed: changes.flatMap(({ changed }) => changed),
		removed: changes.flatMap(({ removed }) => removed),
	};
}
