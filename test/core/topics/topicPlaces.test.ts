import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { groupPapers, type PaperGroup } from '../../../src/core/topics/groupPapers';
import { PaperTree } from '../../../src/core/topics/paperTree';
import { parseTopicsFile } from '../../../src/core/topics/parseTopics';
import { missingPapers, placeTopics, type TopicPlaces } from '../../../src/core/topics/topicPlaces';
import { makePaper } from '../../support/makePaper';
import { newTopic, writeTopicsFile, type PlainTopic } from './writeTopicsFile';

function place(
	texts: readonly string[],
	papers: readonly Paper[],
	found?: ReadonlyMap<string, readonly string[]>,
): TopicPlaces {
	const files = texts.map((text) => parseTopicsFile(text).topics);
	return finish(placeTopics(files, finder(papers), found));
}

function finder(papers: readonly Paper[]): (citekey: string) => string | undefined {
	const ids = new Map(papers.map(({ citekey, id }) => [citekey, id]));
	return (citekey) => ids.get(citekey);
}

describe('TopicPlaces', () => {
	const listed = makePaper({ id: 'a1', citekey: 'a', topics: ['Vision/AR'] });
	const other = makePaper({ id: 'b1', citekey: 'b', topics: ['Vision'] });

	it('puts a paper under the topics of its sources and those that list it, by its citekey', () => {
		const places = place(
			['topics:\n- name: A\n  papers: [a]\n  topics:\n  - {name: B, papers: [a]}'],
			[listed],
		);
		assert.deepEqual(places.topicsOf(listed), ['Vision/AR', 'A', 'A/B']);
	});

	it('leaves a paper that no topic names with the very list it has', () => {
		const places = place(['topics:\n- name: A\n  papers: [a]\n  from: [Speech]'], [listed, other]);
		assert.equal(places.topicsOf(other), other.topics);
	});

	it('moves topics that sources give, with those below them, the deepest first', () => {
		const text = 'topics:\n- name: Seeing\n  from: [Vision]\n- name: Models\n  from: [Vision/AR]';
		const paper = makePaper({ topics: ['Vision/AR/Old', '/Vision//Depth/', 'Visions', 'Vision'] });
		assert.deepEqual(place([text], []).topicsOf(paper), ['Models/Old', 'Seeing/Depth', 'Visions', 'Seeing']);
	});

	it('shows no topic twice when it moves onto another', () => {
		const places = place(['topics:\n- name: Seeing\n  from: [Vision]\n  papers: [b]'], [other]);
		assert.deepEqual(places.topicsOf({ ...other, topics: ['Vision', 'Seeing'] }), ['Seeing']);
	});

	it('puts what a query found under its smart topic, which has nothing before', () => {
		const text = 'topics:\n- name: New\n  query: year:2024..\n  except: [a]';
		assert.deepEqual(place([text], [listed, other]).topicsOf(other), ['Vision']);
		const places = place([text], [listed, other], new Map([['New', ['a1', 'b1']]]));
		assert.deepEqual(places.topicsOf(other), ['Vision', 'New']);
		assert.deepEqual(places.topicsOf(listed), ['Vision/AR']);
		assert.deepEqual(
			[places.standsByItself(listed, 'New'), places.standsByItself(listed, 'Vision')],
			[true, false],
		);
	});

	it('knows which of its topics a paper has from its sources', () => {
		const places = place(['topics:\n- name: New\n  query: x\n  papers: [a]'], [listed]);
		const paper = { ...listed, topics: ['A', '/', '/B/'] };
		assert.deepEqual(
			['A', 'B', 'New'].map((path) => places.standsByItself(paper, path)),
			[true, true, false],
		);
		assert.deepEqual(places.topicsOf(paper), ['A', 'B', 'New']);
	});

	it('takes a paper out of just the topic that excepts it, whatever put it there', () => {
		const text = 'topics:\n- name: Vision\n  papers: [b]\n  except: [b, a]';
		const places = place([text], [listed, other]);
		assert.deepEqual(places.topicsOf(other), []);
		assert.deepEqual(places.topicsOf(listed), ['Vision/AR']);
	});

	it('takes topics of one path in several files for one', () => {
		const texts = [
			'topics:\n- name: A\n  papers: [a]\n  query: x',
			'topics:\n- name: B\n- name: A\n  description: About A\n  papers: [b]\n  query: y',
		];
		const places = place(texts, [listed, other]);
		assert.deepEqual(places.topics, [
			{ path: 'A', description: 'About A', queries: ['x', 'y'], isSmart: true },
			{ path: 'B', queries: [], isSmart: false },
		]);
		assert.deepEqual([places.topicsOf(other), places.find('Vision')], [['Vision', 'A'], undefined]);
	});

	it('tells where the citekeys stand that no paper has', () => {
		const { topics } = parseTopicsFile('topics:\n- name: A\n  papers: [a, gone]\n  except:\n  - lost');
		assert.deepEqual(
			missingPapers(topics, finder([listed])).map(({ text, range }) => [text, range.start.line]),
			[
				['gone', 2],
				['lost', 4],
			],
		);
	});
});

/** The tree as lines, sorted: what stands where, in no order. */
function outline(group: PaperGroup): string[] {
	return [
		`${group.id} ${group.count} ${group.papers.map(({ id }) => id).join()}`,
		...group.groups.flatMap(outline),
	];
}

describe('a tree of papers with the topics of the user', () => {
	it('shows topics without papers, unless there is a filter', () => {
		const papers = [makePaper({ citekey: 'a', topics: ['B'] })];
		const topics = ['A/C', '/B/'];
		assert.deepEqual(outline(finish(groupPapers(papers, 'topic', { topics }))), [
			' 1 ',
			'A 0 ',
			'A/C 0 ',
			'B 1 a',
		]);
		const filtered = groupPapers(papers, 'topic', { topics, filter: new Set(['a']) });
		assert.deepEqual(outline(finish(filtered)), [' 1 ', 'B 1 a']);
		assert.deepEqual(outline(finish(groupPapers(papers, 'none', { topics }))), [' 1 a']);
	});

	it('is the tree of papers that have these topics, and finds each paper at its places', () => {
		const names = fc.constantFrom('A', 'B', 'C');
		const citekeys = fc.uniqueArray(fc.constantFrom('p0', 'p1', 'p2', 'p3', 'gone'), { maxLength: 3 });
		const path = fc.array(names, { minLength: 1, maxLength: 3 }).map((levels) => levels.join('/'));
		const fields = { papers: citekeys, except: citekeys, from: fc.uniqueArray(path, { maxLength: 2 }) };
		const leaf = fc.tuple(names, fc.record(fields)).map(([name, all]) => newTopic(name, all));
		const topic: fc.Arbitrary<PlainTopic> = fc
			.tuple(leaf, fc.uniqueArray(leaf, { maxLength: 2, selector: ({ name }) => name }))
			.map(([above, below]) => ({ ...above, topics: below }));
		const topics = fc.uniqueArray(topic, { maxLength: 3, selector: ({ name }) => name });
		const own = fc.array(fc.array(path, { maxLength: 3 }), { minLength: 4, maxLength: 4 });
		fc.assert(
			fc.property(topics, own, (model, all) => {
				const papers = all.map((each, at) => makePaper({ id: `id${at}`, citekey: `p${at}`, topics: each }));
				const places = place([writeTopicsFile(model, 1)], papers);
				const topicsOf = places.topicsOf.bind(places);
				const replaced = papers.map((paper) => ({ ...paper, topics: topicsOf(paper) }));
				const given = finish(groupPapers(papers, 'topic', { topicsOf }));
				assert.deepEqual(outline(given), outline(finish(groupPapers(replaced, 'topic'))));
				const tree = new PaperTree(papers, { grouping: 'topic', sorting: 'title' }, { topicsOf });
				for (const paper of papers) {
					const shown = finish(tree.placesOf(paper)).map(({ group }) => group.id);
					const expected = topicsOf(paper);
					assert.deepEqual(new Set(shown), new Set(expected.length > 0 ? expected : ['Unfiled']));
				}
			}),
		);
	});
});
