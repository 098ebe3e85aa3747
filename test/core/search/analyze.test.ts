import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { analyze, squash } from '../../../src/core/search/analyze';

const words = (text: string): string[] => analyze(text).map(({ word }) => word);

describe('analyze', () => {
	it('gives the parts of a hyphenated word and then the whole', () => {
		assert.deepEqual(words('self-attention'), ['self', 'attention', 'selfattention']);
		assert.deepEqual(words('E-CAR'), ['e', 'car', 'ecar']);
		assert.deepEqual(words('One-Prompt-One-Story'), ['one', 'prompt', 'one', 'story', 'onepromptonestory']);
	});

	it('takes every kind of hyphen for one', () => {
		for (const hyphen of '-‐‑–−') {
			assert.deepEqual(words(`self${hyphen}attention`), ['self', 'attention', 'selfattention']);
		}
	});

	it('splits camel case, and keeps the whole', () => {
		assert.deepEqual(words('WavTokenizer'), ['wav', 'tokenizer', 'wavtokenizer']);
		assert.deepEqual(words('LLMCad'), ['llm', 'cad', 'llmcad']);
		assert.deepEqual(words('HiTVideo'), ['hit', 'video', 'hitvideo']);
	});

	it('keeps names whole that would fall into single letters', () => {
		assert.deepEqual(words('xAR R2R S2D DiT VAEs LLMs KL3M'), [
			'xar',
			'r2r',
			's2d',
			'dit',
			'vaes',
			'llms',
			'kl3m',
		]);
	});

	it('reads GPT4o and GPT-4o alike', () => {
		assert.deepEqual(words('GPT4o'), ['gpt', '4o', 'gpt4o']);
		assert.deepEqual(words('GPT-4o'), words('GPT4o'));
	});

	it('keeps plus signs and a sharp as part of a name, beside the name without', () => {
		assert.deepEqual(words('SoftCoT++: Test'), ['soft', 'cot', 'softcot', 'softcot++', 'test']);
		assert.deepEqual(words('C++ and C#'), ['c', 'c++', 'and', 'c', 'c#']);
		assert.deepEqual(words('a+b'), ['a', 'b']);
	});

	it('folds accents, ligatures and wide letters', () => {
		assert.deepEqual(words('Costa-jussà Łoś ﬁne ＷＩＤＥ'), [
			'costa',
			'jussa',
			'costajussa',
			'los',
			'fine',
			'wide',
		]);
	});

	it('calls a lone Greek letter by its name, and leaves Greek words Greek', () => {
		assert.deepEqual(words('β-VAE'), ['beta', 'vae', 'betavae']);
		assert.deepEqual(words('λόγος'), ['λογος']);
	});

	it('pairs neighbouring letters of Chinese, Japanese and Korean, between which nobody writes spaces', () => {
		assert.deepEqual(words('自然言語'), ['自然', '然言', '言語']);
		assert.deepEqual(words('図'), ['図']);
		assert.deepEqual(words('のBERTモデル'), ['の', 'bert', 'モデ', 'デル']);
	});

	it('drops a possessive and splits at other apostrophes', () => {
		assert.deepEqual(words("LLM's d’Alembert"), ['llm', 'd', 'alembert', 'dalembert']);
	});

	it('splits at a full stop only beside a digit', () => {
		assert.deepEqual(words('end.The SD3.5'), ['end', 'the', 'sd3', '5', 'sd35']);
		assert.deepEqual(words('2412.14170'), ['2412', '14170', '241214170']);
	});

	it('names the words a compound is made of', () => {
		assert.deepEqual(analyze('GOAT-TTS').at(-1), { word: 'goattts', term: 'goattt', parts: ['goat', 'tts'] });
	});

	it('is not taken in by names that every object has', () => {
		assert.deepEqual(words('constructor-based'), ['constructor', 'based', 'constructorbased']);
	});

	it('gives words without white space, for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
				for (const { word, term } of analyze(text)) {
					assert.match(word, /^\S+$/);
					assert.match(term, /^\S+$/);
				}
			}),
		);
	});
});

describe('squash', () => {
	it('makes all ways to write a name the same', () => {
		for (const name of ['E-CAR', 'ECAR', 'e car', 'É–car']) {
			assert.equal(squash(name), 'ecar');
		}
		assert.equal(squash('SoftCoT++'), 'softcot++');
	});
});
