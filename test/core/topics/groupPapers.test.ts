import { strict as assert } from 'node:assert';
import { groupPapers, type PaperGroup } from '../../../src/core/topics/groupPapers';
import { makePaper } from '../../support/makePaper';

/** The tree as indented lines: label, count and citekeys. */
function outline(group: PaperGroup, depth = 0): string[] {
	return group.groups.flatMap((child) => {
		const keys = child.papers.map((paper) => paper.citekey).join(' ');
		return [
			`${'  '.repeat(depth)}${child.label} ${child.count}${keys && `: ${keys}`}`,
			...outline(child, depth + 1),
		];
	});
}

describe('groupPapers', () => {
	it('nests topics, shows a paper under each of its topics and counts it once above them', () => {
		const papers = [
			makePaper({ citekey: 'both', topics: ['Speech/Music', 'Speech/Codecs'] }),
			makePaper({ citekey: 'one', topics: ['Speech/Music'] }),
			makePaper({ citekey: 'top', topics: ['Speech'] }),
			makePaper({ citekey: 'none' }),
			makePaper({ citekey: 'first', topics: ['Audits'] }),
		];
		assert.deepEqual(outline(groupPapers(papers, 'topic')), [
			'Audits 1: first',
			'Speech 3: top',
			'  Codecs 1: both',
			'  Music 2: both one',
			'Unfiled 1: none',
		]);
	});

	it('lists years from the newest and what has none last', () => {
		const papers = [
			makePaper({ citekey: 'old', issued: { year: 1999 } }),
			makePaper({ citekey: 'undated', issued: undefined }),
			makePaper({ citekey: 'new', issued: { year: 2025, month: 3 } }),
		];
		assert.deepEqual(outline(groupPapers(papers, 'year')), [
			'2025 1: new',
			'1999 1: old',
			'No date 1: undated',
		]);
	});

	it('lists a paper under each of its authors, families first, accents ignored in the order', () => {
		const papers = [
			makePaper({
				citekey: 'a',
				author: [
					{ family: 'Zhou', given: 'Wei' },
					{ family: 'Łoś', given: 'Jan' },
				],
			}),
			makePaper({
				citekey: 'b',
				author: [
					{ literal: 'LCM team' },
					{ family: 'Weijer', given: 'Joost', 'non-dropping-particle': 'van de' },
				],
			}),
			makePaper({ citekey: 'c', author: [] }),
		];
		assert.deepEqual(outline(groupPapers(papers, 'author')), [
			'LCM team 1: b',
			'Łoś, Jan 1: a',
			'van de Weijer, Joost 1: b',
			'Zhou, Wei 1: a',
			'No author 1: c',
		]);
	});

	it('groups by venue', () => {
		const papers = [makePaper({ citekey: 'a', 'container-title': 'ICLR 2025' }), makePaper({ citekey: 'b' })];
		assert.deepEqual(outline(groupPapers(papers, 'venue')), ['ICLR 2025 1: a', 'No venue 1: b']);
	});

	it('groups by source as it is called, folders above files', () => {
		const papers = [
			makePaper({ citekey: 'a', provenance: { source: 'file:///w/refs/mine.bib' } }),
			makePaper({ citekey: 'b', provenance: { source: 'sample' } }),
		];
		const label = (source: string): string => source.replace('file:///w/', '');
		assert.deepEqual(outline(groupPapers(papers, 'source', label)), [
			'refs 1',
			'  mine.bib 1: a',
			'sample 1: b',
		]);
	});

	it('leaves the papers flat without a grouping', () => {
		const root = groupPapers([makePaper()], 'none');
		assert.deepEqual([root.groups.length, root.papers.length, root.count], [0, 1, 1]);
	});

	it('gives every group an id of its own', () => {
		const papers = [makePaper({ topics: ['A/B', 'B', 'B/A', 'A'] })];
		const ids = (group: PaperGroup): string[] => [group.id, ...group.groups.flatMap(ids)];
		const all = ids(groupPapers(papers, 'topic'));
		assert.equal(new Set(all).size, all.length);
	});
});
