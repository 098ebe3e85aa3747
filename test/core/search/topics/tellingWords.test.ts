import { strict as assert } from 'node:assert';
import { likelihoodRatio } from '../../../../src/core/search/topics/likelihoodRatio';
import { indexOf, sampleIndex, samplePapers, titled, toPaper } from '../papers';

describe('telling words', () => {
	const of = (topic: string): readonly string[] =>
		samplePapers.filter(({ topics }) => topics.some((each) => each.includes(topic))).map(({ id }) => id);

	it('tell the papers of a topic from the others', () => {
		assert.ok(sampleIndex.tellingWords(of('Text to speech'), 3).includes('speech'));
		assert.ok(sampleIndex.tellingWords(of('Speculative'), 3).includes('speculative'));
		assert.ok(sampleIndex.tellingWords(of('Video generation'), 3).includes('video'));
	});

	it('keep to the limit and have no word twice, nor words of no topic', () => {
		const words = sampleIndex.tellingWords(of('Reasoning'), 20);
		assert.ok(words.length <= 20);
		assert.equal(new Set(words.map((word) => word.toLowerCase())).size, words.length);
		for (const general of ['propose', 'method', 'the', 'significantly', 'results']) {
			assert.ok(!words.includes(general));
		}
	});

	it('are written as the papers write them: small in a heading, names in their case, compounds whole', () => {
		const index = indexOf([
			...titled('Training VQ-VAE Codecs', 'A VQ-VAE for Codecs', 'VQ-VAE and Codecs'),
			...['x', 'y', 'z'].map((citekey) => toPaper({ citekey, title: `Whales ${citekey}` })),
		]);
		assert.deepEqual(index.tellingWords(['a', 'b', 'c'], 2), ['codecs', 'VQ-VAE']);
	});

	it('are none for no papers, unknown ones, and the whole library', () => {
		assert.deepEqual(sampleIndex.tellingWords([], 5), []);
		assert.deepEqual(sampleIndex.tellingWords(['nobody'], 5), []);
		assert.deepEqual(
			sampleIndex.tellingWords(
				samplePapers.map(({ id }) => id),
				5,
			),
			[],
		);
	});

	it('are the same whatever order the papers came in', () => {
		const backward = indexOf([...samplePapers].reverse());
		for (const topic of ['Reasoning', 'Image', 'Security']) {
			const forward = sampleIndex.tellingWords(of(topic), 10);
			assert.deepEqual(backward.tellingWords([...of(topic)].reverse(), 10), forward);
		}
	});
});

describe('the likelihood ratio', () => {
	it('is what Dunning gives', () => {
		// 10 of 100 against 10 of 1000: 2 (10 ln .1 + 90 ln .9 + 10 ln .01 + 990 ln .99 - 20 ln 20/1100 - 1080 ln 1080/1100).
		assert.ok(Math.abs(likelihoodRatio(10, 100, 10, 1000) - 22.908) < 0.001);
	});

	it('is 0 where nothing is commoner', () => {
		assert.equal(likelihoodRatio(1, 10, 10, 100), 0);
		assert.equal(likelihoodRatio(0, 10, 10, 100), 0);
		assert.equal(likelihoodRatio(0, 0, 0, 0), 0);
		assert.equal(likelihoodRatio(5, 5, 0, 0), 0);
	});
});
