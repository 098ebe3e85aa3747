import { strict as assert } from 'node:assert';
import { findNames } from '../../../src/core/search/names';
import { samplePapers, toPaper } from './papers';

const namesOf = (title: string, abstract = '') => findNames(toPaper({ citekey: 'a', title, abstract }));

describe('findNames', () => {
	it('takes what stands before the colon of a title for its name, if it is short', () => {
		assert.deepEqual(namesOf('E-CAR: Efficient Image Generation').own, ['ecar']);
		assert.deepEqual(namesOf('KL3M Tokenizers: A Family').own, ['kl3mtokenizers']);
		assert.deepEqual(namesOf('A long head with many words: what it says').own, []);
		assert.deepEqual(namesOf('No colon here').own, []);
	});

	it('finds the name that an abstract introduces', () => {
		assert.deepEqual(namesOf('', 'In this paper, we propose TokenBridge, which bridges.').introduced, [
			'tokenbridge',
		]);
		assert.deepEqual(namesOf('', 'we propose to predict tokens from coarse to fine (CTF).').introduced, [
			'ctf',
		]);
		assert.deepEqual(namesOf('', 'We present a method. Others use MaskGIT.').introduced, []);
	});

	it('passes over names that belong to everybody', () => {
		assert.deepEqual(namesOf('', 'We introduce a new LLM for TTS.').introduced, []);
	});

	it('knows the systems of the sample library that are not named in their titles', () => {
		const introduced = new Map(samplePapers.map((paper) => [paper.arxiv, findNames(paper).introduced]));
		assert.ok(introduced.get('2503.16430')?.includes('tokenbridge'));
		assert.ok([...introduced.values()].flat().includes('xar'));
		assert.ok([...introduced.values()].flat().includes('resgen'));
	});
});
