import { strict as assert } from 'node:assert';
import { finish } from '../../../../src/core/model/slices';
import type { SearchIndex } from '../../../../src/core/search/searchIndex';
import type { ProposedTopic } from '../../../../src/core/search/topics/proposeTopics';
import { indexOf, prepared, sampleIndex, samplePapers, titled } from '../papers';

const ids = samplePapers.map(({ id }) => id);

function propose(index: SearchIndex, among: readonly string[] = ids): readonly ProposedTopic[] {
	return finish(index.proposeTopics(among));
}

describe('proposed topics', function () {
	this.timeout(10_000);
	let proposed: readonly ProposedTopic[];

	before(() => {
		proposed = propose(sampleIndex);
	});

	it('put papers of the sample library together that stand under one topic', () => {
		const topOf = new Map(
			samplePapers.map(({ id, topics }) => [id, new Set(topics.map((topic) => topic.split('/')[0]))]),
		);
		const placed = proposed.flatMap(({ papers }) => papers);
		const alike = proposed.map(({ papers }) => {
			const tops = [...new Set(papers.flatMap((id) => [...(topOf.get(id) ?? [])]))];
			return Math.max(...tops.map((top) => papers.filter((id) => topOf.get(id)?.has(top)).length));
		});
		assert.ok(placed.length >= 0.8 * ids.length, `${placed.length} papers`);
		assert.ok(alike.reduce((sum, count) => sum + count, 0) >= 0.75 * placed.length, alike.join(' '));
	});

	it('have three papers at least, the largest first, and no paper twice', () => {
		const sizes = proposed.map(({ papers }) => papers.length);
		const placed = proposed.flatMap(({ papers }) => papers);
		assert.deepEqual(
			sizes,
			[...sizes].sort((a, b) => b - a),
		);
		assert.ok((sizes.at(-1) ?? 0) >= 3);
		assert.equal(new Set(placed).size, placed.length);
	});

	it('have names that are all different, begin with a capital or as the papers write them, and stand in a title', () => {
		assert.equal(new Set(proposed.map(({ name }) => name.toLowerCase())).size, proposed.length);
		for (const { name, papers, words } of proposed) {
			const titles = samplePapers.filter(({ id }) => papers.includes(id)).map(({ title }) => title);
			assert.match(name, /^\p{Lu}|^\p{Ll}\S*\p{Lu}/u);
			assert.ok(
				titles.some((title) => title.toLowerCase().includes(name.toLowerCase().slice(0, 5))),
				name,
			);
			assert.ok(words.length > 0);
		}
	});

	it('are named by a phrase of their titles', () => {
		const codecs = ['Neural speech codecs', 'Fast speech codecs', 'Speech codecs at low rates'];
		const caches = ['KV cache eviction', 'Pruning the KV cache', 'KV cache sharing'];
		const index = indexOf(titled(...codecs, ...caches, 'Whales'));
		const found = propose(index, [...'abcdefg']);
		assert.deepEqual(found.map(({ name }) => name).sort(), ['KV cache', 'Speech codecs']);
		assert.deepEqual(found.map(({ papers }) => [...papers].sort().join('')).sort(), ['abc', 'def']);
	});

	it('do not have a name that is taken', () => {
		const taken = new Set(proposed.map(({ name }) => name));
		const others = finish(sampleIndex.proposeTopics(ids, { isTaken: (name) => taken.has(name) }));
		assert.ok(others.length > 0);
		assert.ok(others.every(({ name }) => !taken.has(name)));
	});

	it('are the same whatever order papers and ids came in', () => {
		const backward = prepared(indexOf([...samplePapers].reverse()));
		assert.deepEqual(propose(backward, [...ids].reverse()), proposed);
	});

	it('come before the latent space is there', () => {
		assert.ok(propose(indexOf(samplePapers)).length > 3);
	});

	it('are none for no papers, one, unknown ones, and papers with nothing in common', () => {
		const index = indexOf(titled('Alpha', 'Beta', 'Gamma'));
		for (const among of [[], ['a'], ['x', 'y'], ['a', 'b', 'c']]) {
			assert.deepEqual(propose(index, among), []);
		}
	});
});
