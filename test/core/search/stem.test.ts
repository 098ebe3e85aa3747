import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { stem } from '../../../src/core/search/stem';

// Most of these are the examples of Porter's paper, rule by rule.
const stems: Readonly<Record<string, string>> = {
	caresses: 'caress',
	ponies: 'poni',
	caress: 'caress',
	cats: 'cat',
	feed: 'feed',
	agreed: 'agre',
	plastered: 'plaster',
	bled: 'bled',
	motoring: 'motor',
	sing: 'sing',
	conflated: 'conflat',
	troubled: 'troubl',
	sized: 'size',
	hopping: 'hop',
	falling: 'fall',
	hissing: 'hiss',
	failing: 'fail',
	filing: 'file',
	happy: 'happi',
	sky: 'sky',
	relational: 'relat',
	conditional: 'condit',
	rational: 'ration',
	digitizer: 'digit',
	operator: 'oper',
	feudalism: 'feudal',
	decisiveness: 'decis',
	hopefulness: 'hope',
	formality: 'formal',
	sensitivity: 'sensit',
	sensibility: 'sensibl',
	triplicate: 'triplic',
	formative: 'form',
	electrical: 'electr',
	revival: 'reviv',
	allowance: 'allow',
	inference: 'infer',
	adjustable: 'adjust',
	replacement: 'replac',
	adoption: 'adopt',
	homologous: 'homolog',
	probate: 'probat',
	rate: 'rate',
	cease: 'ceas',
	controlling: 'control',
	roll: 'roll',
	tokenization: 'token',
	tokenizers: 'token',
	generative: 'gener',
};

describe('stem', () => {
	for (const [word, expected] of Object.entries(stems)) {
		it(`makes ${expected} of ${word}`, () => {
			assert.equal(stem(word), expected);
		});
	}

	it('leaves words of one or two letters alone', () => {
		assert.deepEqual(['as', 'is', 'e', ''].map(stem), ['as', 'is', 'e', '']);
	});

	it('leaves alone what is not written in the letters a to z, so that names with digits stay findable', () => {
		for (const word of ['r2r', 'gpt4o', 'softcot++', 'größen', '自然']) {
			assert.equal(stem(word), word);
		}
	});

	it('never makes a word longer, and gives the same stem each time', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z]{1,15}$/), (word) => {
				const first = stem(word);
				assert.ok(first.length <= word.length && first.length > 0);
				assert.equal(stem(word), first);
			}),
		);
	});
});
