import { strict as assert } from 'node:assert';
import { findMatches } from '../../../src/core/search/findMatches';

const marked = (text: string, ...terms: string[]): string =>
	findMatches(text, terms).reduceRight(
		(rest, { start, end }) => `${rest.slice(0, start)}[${rest.slice(start, end)}]${rest.slice(end)}`,
		text,
	);

describe('findMatches', () => {
	it('finds every form of a word', () => {
		assert.equal(marked('Tokens and tokenization', 'token'), '[Tokens] and [tokenization]');
	});

	it('marks the part of a compound that matched, or the whole', () => {
		assert.equal(marked('Token-Shuffle', 'token'), '[Token]-Shuffle');
		assert.equal(marked('Token-Shuffle', 'token', 'tokenshuffl'), '[Token-Shuffle]');
		assert.equal(marked('WavTokenizer', 'token'), '[WavTokenizer]');
	});

	it('marks no more of a Chinese sentence than what matched', () => {
		assert.equal(marked('自然言語処理', '言語', '語処'), '自然[言語処]理');
	});

	it('marks nothing for no terms', () => {
		assert.deepEqual(findMatches('anything', []), []);
	});
});
