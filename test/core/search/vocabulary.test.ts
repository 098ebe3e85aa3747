import { strict as assert } from 'node:assert';
import { analyze } from '../../../src/core/search/analyze';
import { Lexicon } from '../../../src/core/search/lexicon';
import { Vocabulary } from '../../../src/core/search/vocabulary';

function vocabularyOf(...texts: string[]): Vocabulary {
	const vocabulary = new Vocabulary(lexicon);
	for (const text of texts) {
		count(vocabulary, text, 1);
	}
	return vocabulary;
}

/** Counts one paper with that text, or takes it off. */
function count(vocabulary: Vocabulary, text: string, change: 1 | -1): void {
	const tokens = analyze(text);
	for (const word of new Set(tokens.map((token) => token.word))) {
		vocabulary.countWord(lexicon.intern(word), change);
	}
	for (const { word, parts } of tokens) {
		if (parts) {
			vocabulary.countWay(lexicon.intern(word), lexicon.intern(parts.join(' ')), change);
		}
	}
}

const lexicon = new Lexicon();

describe('Vocabulary', () => {
	it('completes a word by stems, the commonest first, without the word itself', () => {
		const vocabulary = vocabularyOf('token', 'tokens tokenizer', 'tolerance tokens');
		assert.deepEqual(vocabulary.complete('tok'), ['token']);
		assert.deepEqual(vocabulary.complete('to'), ['token', 'toler']);
		assert.deepEqual(vocabulary.complete('tolerance'), []);
	});

	it('completes a word that is typed on, or another one, as if nothing had been typed before', () => {
		const texts = ['token', 'tokens tokenizer', 'tolerance', 'Ångström atom'];
		const vocabulary = vocabularyOf(...texts);
		for (const typed of ['t', 'to', 'tok', 'tokens', 'tol', 'å', 'a', 'at', 'to']) {
			assert.deepEqual(vocabulary.wordsAfter(typed), vocabularyOf(...texts).wordsAfter(typed), typed);
		}
		count(vocabulary, 'tomato', 1);
		assert.deepEqual(vocabulary.wordsAfter('tom'), [lexicon.find('tomato')]);
	});

	it('gives few words for a single letter', () => {
		const many = Array.from(
			{ length: 200 },
			(_, at) => `a${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))}`,
		);
		assert.ok(vocabularyOf(many.join(' ')).complete('a').length <= 8);
	});

	it('corrects one slip from four letters on, two from eight on, and no word it knows', () => {
		const vocabulary = vocabularyOf('token tokenizer recognition car');
		assert.deepEqual(vocabulary.correct('tokne'), ['token']);
		assert.deepEqual(vocabulary.correct('recogntioin'), ['recognition']);
		assert.deepEqual(vocabulary.correct('tkne'), []);
		assert.deepEqual(vocabulary.correct('cra'), []);
		assert.deepEqual(vocabulary.correct('token'), []);
	});

	it('corrects no numbers', () => {
		assert.deepEqual(vocabularyOf('2024').correct('2025'), []);
	});

	it('takes a compound apart as papers write it, unless most write it as one word', () => {
		assert.deepEqual(vocabularyOf('WavTokenizer').split('wavtokenizer'), ['wav', 'tokenizer']);
		assert.equal(vocabularyOf('on-line', 'online', 'online').split('online'), undefined);
		assert.equal(vocabularyOf('token').split('token'), undefined);
	});

	it('cuts an unknown word into two known ones', () => {
		assert.deepEqual(vocabularyOf('self attention').cut('selfattention'), ['self', 'attention']);
		assert.equal(vocabularyOf('self attention').cut('selfless'), undefined);
	});

	it('forgets the words of a paper that is removed', () => {
		const vocabulary = vocabularyOf('self-attention', 'attention');
		count(vocabulary, 'self-attention', -1);
		assert.deepEqual(
			[vocabulary.count('self'), vocabulary.count('attention'), vocabulary.split('selfattention')],
			[0, 1, undefined],
		);
		assert.deepEqual(vocabulary.complete('sel'), []);
	});
});
