import { strict as assert } from 'node:assert';
import { introducedNames, ownNames } from '../../../src/core/search/names';
import { samplePapers, toPaper } from './papers';

const own = (title: string) => ownNames(toPaper({ citekey: 'a', title }));
const introduced = (abstract: string) => introducedNames(toPaper({ citekey: 'a', abstract }));

describe('names of papers', () => {
	it('takes what stands before the colon of a title for its name, if it is short', () => {
		assert.deepEqual(own('E-CAR: Efficient Image Generation'), ['ecar']);
		assert.deepEqual(own('KL3M Tokenizers: A Family'), ['kl3mtokenizers']);
		assert.deepEqual(own('A long head with many words: what it says'), []);
		assert.deepEqual(own('No colon here'), []);
	});

	it('finds the name that an abstract introduces', () => {
		assert.deepEqual(introduced('In this paper, we propose TokenBridge, which bridges.'), ['tokenbridge']);
		assert.deepEqual(introduced('we propose to predict tokens from coarse to fine (CTF).'), ['ctf']);
		assert.deepEqual(introduced('We present a method. Others use MaskGIT.'), []);
	});

	it('passes over names that belong to everybody', () => {
		assert.deepEqual(introduced('We introduce a new LLM for TTS.'), []);
	});

	it('knows the systems of the sample library that are not named in their titles', () => {
		const names = new Map(samplePapers.map((paper) => [paper.arxiv, introducedNames(paper)]));
		assert.ok(names.get('2503.16430')?.includes('tokenbridge'));
		assert.ok([...names.values()].flat().includes('xar'));
		assert.ok([...names.values()].flat().includes('resgen'));
	});
});
