import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { finish } from '../../../src/core/model/slices';
import { addToHash, hashStart, Lexicon } from '../../../src/core/search/lexicon';
import { SaveReader, SaveWriter } from '../../../src/core/search/savedParts';
import { toUtf8 } from '../../../src/core/search/utf8';

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.toLowerCase());

describe('Lexicon', () => {
	it('gives each word a number and the word for the number', () => {
		fc.assert(
			fc.property(fc.array(word, { maxLength: 200 }), (words) => {
				const lexicon = new Lexicon();
				const numbers = words.map((each) => lexicon.intern(each));
				assert.deepEqual(
					numbers.map((number) => lexicon.wordOf(number)),
					words,
				);
				assert.equal(lexicon.limit, new Set(words).size + 1);
				assert.deepEqual(
					words.map((each) => lexicon.find(each)),
					numbers,
				);
			}),
		);
	});

	it('keeps tens of thousands of words apart', () => {
		const lexicon = new Lexicon();
		const words = Array.from({ length: 40_000 }, (_, at) => `w${at.toString(36)}`);
		const numbers = words.map((each) => lexicon.intern(each));
		assert.equal(new Set(numbers).size, words.length);
		assert.ok(words.every((each, at) => lexicon.find(each) === numbers[at]));
		assert.equal(lexicon.find('unknown'), 0);
	});

	it('knows a word in the midst of a text by its letters', () => {
		const lexicon = new Lexicon();
		const number = lexicon.intern('token');
		const hash = [...'token'].reduce((sum, letter) => addToHash(sum, letter.charCodeAt(0)), hashStart);
		assert.equal(lexicon.internLetters('A Token here', 2, 7, hash), number);
	});

	it('tells what a word begins with', () => {
		const lexicon = new Lexicon();
		const number = lexicon.intern('über');
		assert.ok(lexicon.startsWith(number, toUtf8('üb')));
		assert.ok(!lexicon.startsWith(number, toUtf8('ub')));
		assert.ok(!lexicon.startsWith(number, toUtf8('überall')));
	});

	it('cuts words that nobody types, the same way each time', () => {
		const lexicon = new Lexicon();
		assert.equal(lexicon.find('a'.repeat(5000)), 0);
		const number = lexicon.intern('a'.repeat(5000));
		assert.equal(lexicon.find('a'.repeat(5000)), number);
		assert.equal(lexicon.wordOf(number).length, 80);
	});

	it('is the same after saving and loading', () => {
		const lexicon = new Lexicon();
		const words = Array.from({ length: 20_000 }, (_, at) => (at % 2 ? `wörd${at}` : `word${at}`));
		const numbers = words.map((each) => lexicon.intern(each));
		const writer = new SaveWriter();
		finish(lexicon.save(writer));
		const reader = SaveReader.open(writer.finish());
		const loaded = finish(Lexicon.load(reader!));
		assert.equal(loaded.limit, lexicon.limit);
		assert.ok(words.every((each, at) => loaded.find(each) === numbers[at]));
		assert.equal(loaded.intern('another'), lexicon.limit);
	});
});
