import { strict as assert } from 'node:assert';
import { SearchIndex } from '../../../src/core/search/searchIndex';
import { indexOf, prepared, sampleIndex, samplePapers, titled } from './papers';

describe('related papers', () => {
	it('share a topic with the paper in at least 65% of the sample library', () => {
		const topics = new Map(samplePapers.map((paper) => [paper.citekey, new Set(paper.topics)]));
		const right = samplePapers.filter((paper) => {
			const [nearest] = sampleIndex.relatedTo(paper.citekey, 1);
			return paper.topics.some((topic) => topics.get(nearest?.id ?? '')?.has(topic));
		});
		assert.ok(right.length / samplePapers.length >= 0.65, `${right.length} of ${samplePapers.length}`);
	});

	it('do not depend on topics', () => {
		const withoutTopics = prepared(indexOf(samplePapers.map((paper) => ({ ...paper, topics: [] }))));
		const [seen, unseen] = [sampleIndex, withoutTopics].map((index) =>
			index.relatedTo('yuan2024ecar').map(({ id, score }) => [id, score]),
		);
		assert.deepEqual(seen, unseen);
	});

	it('never hold the paper itself, are in order, and keep to the limit', () => {
		for (const { citekey } of samplePapers.slice(0, 20)) {
			const hits = sampleIndex.relatedTo(citekey, 5);
			assert.equal(hits.length, 5);
			assert.ok(hits.every((hit) => hit.id !== citekey));
			assert.deepEqual(
				hits,
				[...hits].sort((a, b) => b.score - a.score),
			);
		}
	});

	it('are the same whatever order the papers came in', () => {
		const backward = prepared(indexOf([...samplePapers].reverse()));
		for (const { citekey } of samplePapers.slice(0, 20)) {
			const keys = (index: SearchIndex) => index.relatedTo(citekey, 3).map((hit) => hit.id);
			assert.deepEqual(keys(sampleIndex), keys(backward));
		}
	});

	it('are there before the latent space is', () => {
		assert.equal(indexOf(samplePapers).relatedTo(samplePapers[0]!.citekey, 3).length, 3);
	});

	it('are none for an unknown citekey, an empty library and a paper that is alone', () => {
		assert.deepEqual(new SearchIndex().relatedTo('a'), []);
		assert.deepEqual(prepared(indexOf(titled('Alone'))).relatedTo('a'), []);
		assert.deepEqual(prepared(indexOf(titled('Alone'))).relatedTo('b'), []);
	});

	it('tie a sentence to papers by the words they share', () => {
		const [hit] = sampleIndex.relatedToText(
			'Speculative decoding carries over to continuous tokens for image generation.',
			3,
		);
		assert.equal(
			hit?.id,
			samplePapers.find(({ title }) => title.startsWith('Continuous Speculative'))?.citekey,
		);
		assert.ok(hit?.matches.title?.includes('specul'));
	});
});

describe('preparing', () => {
	it('is needed once, and again when many papers came or went', () => {
		const index = indexOf(samplePapers.slice(0, 40));
		assert.ok(index.needsPreparing);
		prepared(index);
		assert.equal(index.needsPreparing, false);
		index.add(samplePapers.slice(40, 42));
		assert.equal(index.needsPreparing, false);
		index.add(samplePapers.slice(42));
		assert.ok(index.needsPreparing);
		assert.equal(new SearchIndex().needsPreparing, false);
	});

	it('is still needed when it was given up half way', () => {
		const index = prepared(indexOf(samplePapers.slice(0, 30)));
		index.add(samplePapers.slice(30));
		const steps = index.prepare();
		steps.next();
		steps.return();
		assert.ok(index.needsPreparing);
	});

	it('lets searches and changes come between its steps', () => {
		const index = indexOf(samplePapers);
		for (const steps = index.prepare(); !steps.next().done;) {
			index.remove([samplePapers[3]!.citekey]);
			index.replace(samplePapers[4]!);
			assert.ok(index.search('token').length > 0);
		}
		assert.equal(index.relatedTo(samplePapers[4]!.citekey, 1).length, 1);
		assert.ok(!index.relatedTo(samplePapers[4]!.citekey, 73).some(({ id }) => id === samplePapers[3]!.id));
	});

	it('gives a paper that came later its place in the latent space', () => {
		const late = samplePapers.find(({ title }) => title.startsWith('WavTokenizer'))!;
		const index = prepared(indexOf(samplePapers.filter((paper) => paper !== late)));
		index.add([late]);
		const [nearest] = index.relatedTo(late.citekey, 1);
		assert.ok((nearest?.score ?? 0) > 0.5);
	});
});
