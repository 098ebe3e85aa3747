import { strict as assert } from 'node:assert';
import { indexOf, sampleIndex, titled } from '../papers';

describe('shared words', () => {
	it('are those of the text, as it writes them, that the paper has, rarest first', () => {
		const index = indexOf(titled('Speech codecs', 'Speech synthesis', 'Speech and noise', 'Whales'));
		const text = 'A Codec for speech, and more Speech.';
		const [hit] = index.relatedToText(text, 1);
		assert.equal(hit?.id, 'a');
		assert.deepEqual(hit && index.sharedWords(text, hit), ['Codec', 'speech']);
	});

	it('have a compound whole when the paper has it, and else the part it has', () => {
		const index = indexOf(titled('The VQ-VAE', 'The VAE', 'Whales', 'Dolphins'));
		const text = 'We train a VQ-VAE.';
		const words = index.relatedToText(text, 2).map((hit) => index.sharedWords(text, hit));
		assert.deepEqual(words, [['VQ-VAE'], ['VAE']]);
	});

	it('stand in the text, for every hit', () => {
		const text = 'Speculative decoding carries over to continuous tokens for image generation.';
		for (const hit of sampleIndex.relatedToText(text, 10)) {
			const words = sampleIndex.sharedWords(text, hit);
			assert.ok(words.every((word) => text.includes(word)));
			assert.ok(words.length > 0 || Object.keys(hit.matches).length === 0);
		}
	});
});
