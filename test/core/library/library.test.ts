import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Library, type LibraryChange } from '../../../src/core/library/library';
import type { Paper } from '../../../src/core/model/paper';
import { makePaper } from '../../support/makePaper';

describe('Library', () => {
	it('starts empty and announces what a source brings, changes and takes away', () => {
		const library = new Library();
		const changes: LibraryChange[] = [];
		library.onDidChange((change) => changes.push(change));
		const [kept, edited] = [makePaper({ citekey: 'kept' }), makePaper({ citekey: 'edited' })];

		library.setSource('a', [kept, edited, makePaper({ citekey: 'gone' })]);
		library.setSource('a', [
			kept,
			makePaper({ citekey: 'edited', title: 'New' }),
			makePaper({ citekey: 'new' }),
		]);

		assert.deepEqual(changes, [
			{ added: ['kept', 'edited', 'gone'], changed: [], removed: [] },
			{ added: ['new'], changed: ['edited'], removed: ['gone'] },
		]);
	});

	it('says nothing when nothing changed', () => {
		const library = new Library();
		const paper = makePaper();
		library.setSource('a', [paper]);
		library.onDidChange(() => assert.fail('announced a change'));
		library.setSource('a', [paper]);
		library.removeSource('b');
	});

	it('shows the paper of the source that came first, and the other once that is gone', () => {
		const library = new Library();
		library.setSource('a', [makePaper({ title: 'First' })]);
		library.setSource('b', [makePaper({ title: 'Second' })]);
		assert.equal(library.find('doe2024word')?.title, 'First');
		library.removeSource('a');
		assert.equal(library.find('doe2024word')?.title, 'Second');
	});

	it('finds a paper by its arXiv id in any version and by its DOI in any case', () => {
		const library = new Library();
		library.setSource('a', [makePaper({ arxiv: '2412.14170', DOI: '10.48550/arXiv.2412.14170' })]);
		assert.ok(library.findByIdentifier({ arxiv: 'arXiv:2412.14170v3' }));
		assert.ok(library.findByIdentifier({ doi: 'https://doi.org/10.48550/ARXIV.2412.14170' }));
		assert.equal(library.findByIdentifier({ doi: '10.1000/other' }), undefined);
	});

	it('holds after any series of changes what a library filled once would hold', () => {
		const papers = fc.array(fc.record({ citekey: fc.constantFrom('a', 'b', 'c', 'd'), title: fc.string() }), {
			maxLength: 5,
		});
		const step = fc.record({ source: fc.constantFrom('x', 'y', 'z'), papers: fc.option(papers) });
		fc.assert(
			fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
				const library = new Library();
				const seen = new Set<string>();
				library.onDidChange(({ added, removed }) => {
					added.forEach((citekey) => seen.add(citekey));
					removed.forEach((citekey) => seen.delete(citekey));
				});
				const sources = new Map<string, readonly Paper[]>();
				for (const { source, papers: list } of steps) {
					if (list) {
						sources.set(source, list.map(makePaper));
						library.setSource(source, sources.get(source) ?? []);
					} else {
						sources.delete(source);
						library.removeSource(source);
					}
				}
				const fresh = new Library();
				for (const [source, list] of sources) {
					fresh.setSource(source, list);
				}
				assert.deepEqual(library.papers, fresh.papers);
				assert.deepEqual([...seen].sort(), fresh.papers.map((paper) => paper.citekey).sort());
			}),
		);
	});
});
