import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { groupPaths, groupingRules, type Grouping } from '../../../src/core/topics/groupingRules';
import { PaperTree } from '../../../src/core/topics/paperTree';
import type { BranchNode, PaperNode, PaperTreeNode } from '../../../src/core/topics/paperTreeNodes';
import { sortPapers, type Sorting } from '../../../src/core/topics/sortPapers';
import { makePaper } from '../../support/makePaper';

/** The whole tree as indented lines. */
function outline(tree: PaperTree, parent?: BranchNode, depth = 0): string[] {
	return finish(tree.children(parent)).flatMap((node) => {
		const label =
			node.kind === 'paper' ? node.paper.citekey : node.kind === 'range' ? node.label : node.group.label;
		const line = `${'  '.repeat(depth)}${label}`;
		return node.kind === 'paper' ? [line] : [line, ...outline(tree, node, depth + 1)];
	});
}

function everyNode(tree: PaperTree, parent?: BranchNode): readonly PaperTreeNode[] {
	return finish(tree.children(parent)).flatMap((node) =>
		node.kind === 'paper' ? [node] : [node, ...everyNode(tree, node)],
	);
}

/** The labels of the groups above a place, from the root. */
function pathOf(place: PaperNode): string {
	const labels: string[] = [];
	for (let node = place.parent; node; node = node.parent) {
		if (node.kind === 'group') {
			labels.unshift(node.group.label);
		}
	}
	return labels.join('/');
}

function numbered(count: number, fields: (at: number) => Partial<Paper> = () => ({})): Paper[] {
	return Array.from({ length: count }, (_, at) => {
		const number = String(at).padStart(3, '0');
		return makePaper({ citekey: `key${number}`, title: `Title ${number}`, ...fields(at) });
	});
}

describe('PaperTree', () => {
	it('shows groups, then papers in order', () => {
		const papers = numbered(3, (at) => ({ topics: [at === 1 ? 'Speech' : 'Speech/Music'] }));
		assert.deepEqual(outline(new PaperTree(papers, { grouping: 'topic', sorting: 'title' })), [
			'Speech',
			'  Music',
			'    key000',
			'    key002',
			'  key001',
		]);
	});

	it('cuts what is too long into ranges, named by their ends', () => {
		const tree = new PaperTree(numbered(9), { grouping: 'none', sorting: 'title' }, { limit: 6 });
		assert.deepEqual(outline(tree), [
			'Title 000 – Title 002',
			'  key000',
			'  key001',
			'  key002',
			'Title 003 – Title 005',
			'  key003',
			'  key004',
			'  key005',
			'Title 006 – Title 008',
			'  key006',
			'  key007',
			'  key008',
		]);
	});

	it('cuts groups too, and keeps the papers that stand nowhere in sight behind them', () => {
		const papers = numbered(9, (at) => ({ author: at === 8 ? [] : [{ family: `Author ${at}` }] }));
		const tree = new PaperTree(papers, { grouping: 'author', sorting: 'title' }, { limit: 6 });
		assert.deepEqual(
			outline(tree).filter((line) => !line.startsWith('  ')),
			['Author 0 – Author 1', 'Author 2 – Author 4', 'Author 5 – Author 7', 'No author'],
		);
	});

	it('gives the same node each time, so that a view can tell what it knows', () => {
		const tree = new PaperTree(numbered(9), { grouping: 'none', sorting: 'title' }, { limit: 6 });
		const [range] = finish(tree.children());
		assert.ok(range?.kind === 'range');
		assert.equal(finish(tree.children())[0], range);
		const [paper] = finish(tree.placesOf(numbered(1)[0]!));
		assert.equal(paper, finish(tree.children(range))[0]);
	});

	it('finds a paper only where its filter shows it', () => {
		const papers = numbered(3);
		const filter = new Set(['key001']);
		const tree = new PaperTree(papers, { grouping: 'none', sorting: 'title', filter });
		assert.deepEqual(outline(tree), ['key001']);
		assert.deepEqual(
			papers.map((paper) => finish(tree.placesOf(paper)).length),
			[0, 1, 0],
		);
	});

	it('holds every paper at exactly its places, in order, with no level too long and no id twice', () => {
		const topic = fc.constantFrom(
			'A',
			'B',
			'A/B',
			'A/B/C',
			'b',
			'Ä',
			'Unfiled',
			'C',
			'D',
			'E',
			'F',
			'G',
			'H',
			'I',
		);
		const family = fc.constantFrom('Doe', 'Łoś', 'Los', 'Zhou', 'A', 'B', 'C', 'D', 'E', 'F', 'No author');
		const source = fc.constantFrom('refs/a.bib', 'refs/b.bib', 'c.bib', 'sample');
		const fields = fc.record({
			title: fc.constantFrom('The A', 'A', 'B', 'C', ''),
			topics: fc.array(topic, { maxLength: 3 }),
			author: fc.array(fc.record({ family }), { maxLength: 2 }),
			issued: fc.option(fc.record({ year: fc.integer({ min: -50, max: 2030 }) }), { nil: undefined }),
			places: fc.array(fc.record({ source, citekey: fc.constant('x') }), { minLength: 1, maxLength: 3 }),
			'container-title': fc.constantFrom('Nature', 'IEEE/ACM', undefined),
		});
		const grouping = fc.constantFrom<Grouping>('topic', 'year', 'author', 'venue', 'source', 'none');
		const sorting = fc.constantFrom<Sorting>('year', 'title', 'author');
		const limit = fc.integer({ min: 6, max: 12 });
		fc.assert(
			fc.property(
				fc.array(fields, { maxLength: 60 }),
				grouping,
				sorting,
				limit,
				(all, grouping, sorting, limit) => {
					const papers = all.map((one, at) => makePaper({ ...one, id: `id${at}`, citekey: `key${at % 7}` }));
					const tree = new PaperTree(papers, { grouping, sorting }, { limit });
					const nodes = everyNode(tree);
					const places = nodes.filter((node) => node.kind === 'paper');
					for (const paper of papers) {
						const expected = groupPaths(paper, groupingRules[grouping], String).map((path) => path.join('/'));
						const shown = places.filter((place) => place.paper === paper);
						assert.deepEqual(shown.map(pathOf).sort(), [...expected].sort());
						assert.deepEqual(new Set(finish(tree.placesOf(paper))), new Set(shown));
					}
					for (const parent of [undefined, ...nodes.filter((node) => node.kind !== 'paper')]) {
						assert.ok(finish(tree.children(parent)).length <= limit);
					}
					const branches = nodes.flatMap((node) =>
						node.kind === 'group' ? [`group ${node.group.id}`] : node.kind === 'range' ? [node.id] : [],
					);
					assert.equal(new Set(branches).size, branches.length);
					for (const group of new Set(places.map((place) => place.group))) {
						const shown = places.filter((place) => place.group === group).map((place) => place.paper);
						assert.deepEqual(shown, finish(sortPapers(group.papers, sorting)));
					}
				},
			),
		);
	});
});
