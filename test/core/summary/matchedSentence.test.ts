import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { analyze } from '../../../src/core/search/analyze';
import { matchedSentence } from '../../../src/core/summary/matchedSentence';

function termsOf(query: string): string[] {
	return analyze(query).map(({ term }) => term);
}

const abstract =
	'Images are made of tokens. We predict the next token of an image, and the tokens after it. Speech is another matter.';

describe('matchedSentence', () => {
	it('is the sentence with most of the words, marked, in whatever form they stand there', () => {
		assert.equal(
			matchedSentence(abstract, termsOf('predicting image tokens')),
			'We «predict» the next «token» of an «image», and the «tokens» after it.',
		);
	});

	it('is the first of equal ones', () => {
		assert.equal(matchedSentence(abstract, termsOf('tokens')), 'Images are made of «tokens».');
	});

	it('is none where no word stands', () => {
		assert.equal(matchedSentence(abstract, termsOf('diffusion')), undefined);
		assert.equal(matchedSentence(abstract, []), undefined);
	});

	it('is cut around the matches where it is long', () => {
		const long = `${'First come many words of no interest at all, '.repeat(5)}then diffusion models, ${'and after that still more words, '.repeat(5)}end.`;
		const sentence = matchedSentence(long, termsOf('diffusion models')) ?? '';
		assert.match(sentence, /^… .*then «diffusion» «models», and .* …$/);
		assert.ok(sentence.length < 160, `${sentence.length}`);
	});

	it('says nothing that the abstract does not', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('token', 'image', 'of', 'speech,', 'model.', 'A'), { maxLength: 80 }),
				fc.integer({ min: 50, max: 150 }),
				(words, length) => {
					const text = words.join(' ');
					const sentence = matchedSentence(text, termsOf('token speech'), length);
					const hasWord = /token|speech/.test(text);
					assert.equal(sentence !== undefined, hasWord);
					if (sentence !== undefined) {
						assert.match(sentence, /«(?:token|speech)»/);
						assert.ok(text.includes(sentence.replace(/[«»]/g, '').replace(/^… | …$/g, '')), sentence);
					}
				},
			),
		);
	});
});
