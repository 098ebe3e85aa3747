import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { analyze } from '../../../src/core/search/analyze';
import { Lexicon } from '../../../src/core/search/lexicon';
import { TextReader } from '../../../src/core/search/textReader';
import { samplePapers } from './papers';

const lexicon = new Lexicon();
const reader = new TextReader(lexicon);

/** Each word, and after a slash the words it is put together from. */
function read(text: string): string[] {
	reader.read(text);
	return reader.words.slice(0, reader.count).map((word, at) => {
		const way = reader.ways[at]!;
		return lexicon.wordOf(word) + (way === 0 ? '' : `/${lexicon.wordOf(way)}`);
	});
}

function analyzed(text: string): string[] {
	return analyze(text).map(({ word, parts }) => word + (parts ? `/${parts.join(' ')}` : ''));
}

describe('TextReader', () => {
	it('reads the abstracts of the sample library as they are analysed, the second time as well', () => {
		for (const { abstract = '' } of [...samplePapers, ...samplePapers]) {
			assert.deepEqual(read(abstract), analyzed(abstract));
		}
	});

	it('reads any text as it is analysed', () => {
		const word = fc.constantFrom(
			'self-attention',
			'WavTokenizer',
			'GPT-4o',
			'C++',
			'end.',
			'x',
			'A',
			'I',
			"LLM's",
			'3.5',
			'été',
			'β-VAE',
			'自然言語',
			'ﬁne',
			'½',
			'…',
			'\u0301',
			'e\u0301',
			'≮',
			'.',
			'-',
			"'",
			'_a_',
		);
		const gap = fc.constantFrom('', ' ', ', ', '\n', '-', '/', '(', '\u00a0', '\u3000');
		const mixed = fc.array(fc.tuple(word, gap)).map((pairs) => pairs.flat().join(''));
		fc.assert(
			fc.property(fc.oneof(mixed, fc.string({ unit: 'binary', maxLength: 30 })), (text) => {
				assert.deepEqual(read(text), analyzed(text));
			}),
			{ numRuns: 500 },
		);
	});
});
