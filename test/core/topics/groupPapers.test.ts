import { strict as assert } from 'node:assert';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { groupPapers, type GroupingOptions, type PaperGroup } from '../../../src/core/topics/groupPapers';
import type { Grouping } from '../../../src/core/topics/groupingRules';
import { makePaper } from '../../support/makePaper';

function group(papers: readonly Paper[], grouping: Grouping, options?: GroupingOptions): PaperGroup {
	return finish(groupPapers(papers, grouping, options));
}

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
		assert.deepEqual(outline(group(papers, 'topic')), [
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
			makePaper({ citekey: 'ancient', issued: { year: -44 } }),
			makePaper({ citekey: 'undated', issued: undefined }),
			makePaper({ citekey: 'new', issued: { year: 2025, month: 3 } }),
		];
		assert.deepEqual(outline(group(papers, 'year')), [
			'2025 1: new',
			'1999 1: old',
			'-44 1: ancient',
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
		assert.deepEqual(outline(group(papers, 'author')), [
			'LCM team 1: b',
			'Łoś, Jan 1: a',
			'van de Weijer, Joost 1: b',
			'Zhou, Wei 1: a',
			'No author 1: c',
		]);
	});

	it('groups by venue', () => {
		const papers = [makePaper({ citekey: 'a', 'container-title': 'ICLR 2025' }), makePaper({ citekey: 'b' })];
		assert.deepEqual(outline(group(papers, 'venue')), ['ICLR 2025 1: a', 'No venue 1: b']);
	});

	it('groups by source as it is called, folders above files', () => {
		const papers = [
			makePaper({ citekey: 'a', provenance: { source: 'file:///w/refs/mine.bib' } }),
			makePaper({ citekey: 'b', provenance: { source: 'sample' } }),
		];
		const label = (source: string): string => source.replace('file:///w/', '');
		assert.deepEqual(outline(group(papers, 'source', { sourceLabel: label })), [
			'refs 1',
			'  mine.bib 1: a',
			'sample 1: b',
		]);
	});

	it('lists a paper of several sources under each, and says which shows what it held before', () => {
		const places = ['refs/mine.bib', 'refs/all.bib', 'refs/mine.bib'].map((source) => ({
			source,
			citekey: 'a',
		}));
		const papers = [
			makePaper({ citekey: 'a', provenance: { source: 'refs/mine.bib' }, places }),
			makePaper({ citekey: 'b', provenance: { source: 'refs/mine.bib' } }),
		];
		const root = group(papers, 'source', { isStale: (source) => source === 'refs/all.bib' });
		assert.deepEqual(outline(root), ['refs 2', '  all.bib 1: a', '  mine.bib 2: a b']);
		assert.deepEqual(
			root.groups[0]?.groups.map(({ isStale }) => isStale),
			[true, false],
		);
	});

	it('counts only the papers of a filter', () => {
		const papers = [
			makePaper({ citekey: 'a', topics: ['A'] }),
			makePaper({ citekey: 'b', topics: ['A', 'B'] }),
		];
		assert.deepEqual(outline(group(papers, 'topic', { filter: new Set(['a']) })), ['A 1: a']);
	});

	it('knows a topic however its slashes are written', () => {
		const papers = [makePaper({ citekey: 'a', topics: ['A/B', '/A//B/', '/'] })];
		assert.deepEqual(outline(group(papers, 'topic')), ['A 1', '  B 1: a']);
	});

	it('leaves the papers flat without a grouping', () => {
		const root = group([makePaper()], 'none');
		assert.deepEqual([root.groups.length, root.papers.length, root.count], [0, 1, 1]);
	});

	it('gives every group an id of its own', () => {
		const papers = [makePaper({ topics: ['A/B', 'B', 'B/A', 'A'] })];
		const ids = ({ id, groups }: PaperGroup): string[] => [id, ...groups.flatMap(ids)];
		const all = ids(group(papers, 'topic'));
		assert.equal(new Set(all).size, all.length);
	});
});
