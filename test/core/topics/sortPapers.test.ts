import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { comparePapers, newestPapers, sortPapers, type Sorting } from '../../../src/core/topics/sortPapers';
import { makePaper } from '../../support/makePaper';

function sort(papers: readonly Paper[], sorting: Sorting): Paper[] {
	return finish(sortPapers(papers, sorting));
}

function keys(papers: readonly Paper[], sorting: Sorting): string {
	return sort(papers, sorting)
		.map((paper) => paper.citekey)
		.join(' ');
}

describe('sortPapers', () => {
	it('puts the newest first by year, and papers without a date last', () => {
		const papers = [
			makePaper({ citekey: 'undated', issued: undefined }),
			makePaper({ citekey: 'march', issued: { year: 2025, month: 3 } }),
			makePaper({ citekey: 'old', issued: { year: 2019 } }),
			makePaper({ citekey: 'end', issued: { year: 2025, month: 3, day: 31 } }),
			makePaper({ citekey: 'june', issued: { year: 2025, month: 6 } }),
			makePaper({ citekey: 'ancient', issued: { year: -44, month: 3 } }),
		];
		assert.equal(keys(papers, 'year'), 'june end march old ancient undated');
	});

	it('orders titles without article, accents, case and leading punctuation, whatever their dates', () => {
		const papers = [
			makePaper({ citekey: 'c', title: 'The Zoo', issued: { year: 2026 } }),
			makePaper({ citekey: 'a', title: '“Ähnlich”' }),
			makePaper({ citekey: 'b', title: 'an Apple' }),
		];
		assert.equal(keys(papers, 'title'), 'a b c');
	});

	it('orders by first author, or editor, and, for one author, the newest first', () => {
		const papers = [
			makePaper({ citekey: 'z', author: [{ family: 'Zhou' }] }),
			makePaper({ citekey: 'nobody', author: [] }),
			makePaper({ citekey: 'edited', author: [], editor: [{ family: 'Zabel' }] }),
			makePaper({ citekey: 'old', issued: { year: 2001 } }),
			makePaper({ citekey: 'new', issued: { year: 2020 } }),
			makePaper({ citekey: 'john', author: [{ family: 'Doe', given: 'John' }], issued: { year: 2030 } }),
		];
		assert.equal(keys(papers, 'author'), 'new old john edited z nobody');
	});

	it('orders what is equal in all else by id', () => {
		const papers = ['b', 'c', 'a'].map((id) => makePaper({ id }));
		assert.deepEqual(
			sort(papers, 'year').map(({ id }) => id),
			['a', 'b', 'c'],
		);
	});

	it('gives one order whatever order the papers come in', () => {
		const paper = fc.record({
			citekey: fc.string({ maxLength: 3 }),
			title: fc.constantFrom('A', 'B', 'The A'),
			issued: fc.option(fc.record({ year: fc.integer({ min: 2000, max: 2003 }) }), { nil: undefined }),
		});
		const papers = fc.uniqueArray(paper, { selector: ({ citekey }) => citekey, maxLength: 8 });
		fc.assert(
			fc.property(papers, fc.constantFrom<Sorting>('year', 'title', 'author'), (fields, sorting) => {
				const all = fields.map(makePaper);
				assert.deepEqual(sort([...all].reverse(), sorting), sort(all, sorting));
			}),
		);
	});

	it('compares two papers as it sorts them, and finds the newest without sorting all', () => {
		const paper = fc.record({
			citekey: fc.string({ maxLength: 3 }),
			title: fc.constantFrom('A', 'B', 'The A'),
			author: fc.constantFrom([], [{ family: 'Doe' }], [{ family: 'Łoś', given: 'Jan' }]),
			issued: fc.option(fc.record({ year: fc.integer({ min: 2000, max: 2003 }) }), { nil: undefined }),
		});
		const papers = fc.uniqueArray(paper, { selector: ({ citekey }) => citekey, maxLength: 8 });
		fc.assert(
			fc.property(papers, fc.constantFrom<Sorting>('year', 'title', 'author'), (fields, sorting) => {
				const all = fields.map(makePaper);
				const sorted = sort(all, sorting);
				assert.deepEqual(
					sorted,
					all.sort((a, b) => comparePapers(a, b, sorting)),
				);
				assert.deepEqual(newestPapers(all, 3), sort(all, 'year').slice(0, 3));
			}),
		);
	});
});
