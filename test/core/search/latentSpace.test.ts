import { strict as assert } from 'node:assert';
import { finish } from '../../../src/core/model/slices';
import { LatentSpace } from '../../../src/core/search/latentSpace';
import { Lexicon } from '../../../src/core/search/lexicon';

const lexicon = new Lexicon();

/** 24 papers on two themes of six words, with three of them each; some have one of two synonyms, none has both. */
const papers = Array.from({ length: 24 }, (_, number) => {
	const theme = number % 2 === 0 ? 'a' : 'b';
	const turn = number >> 1;
	const words = [0, 1, 3].map((step) => `${theme}${(turn + step) % 6}`);
	const synonyms = turn % 4 === 0 ? [`${theme}-tumour`] : turn % 4 === 2 ? [`${theme}-carcinoma`] : [];
	return termsOf(...words, ...synonyms);
});

/** A text with each of these words once. */
function termsOf(...words: string[]): Map<number, number> {
	return new Map(words.map((word) => [lexicon.intern(word), 1]));
}

function build(order: readonly number[]): LatentSpace {
	const rows = order.map((number) => papers[number]!);
	const space = finish(LatentSpace.build(rows, (term) => lexicon.wordOf(term)));
	for (const [number, terms] of papers.entries()) {
		space.place(number, terms);
	}
	return space;
}

const inOrder = [...papers.keys()];

describe('LatentSpace', () => {
	it('brings words together that never meet but keep the same company', () => {
		const space = build(inOrder);
		space.place(98, termsOf('a-carcinoma'));
		space.place(99, termsOf('b-carcinoma'));
		const tumour = space.pointOf(termsOf('a-tumour'));
		assert.ok(space.cosine(tumour, 98) > space.cosine(tumour, 99) + 0.1);
	});

	it('gives cosines between -1 and 1, and 1 for a paper with itself', () => {
		const space = build(inOrder);
		const cosines = space.compare(space.pointOf(papers[5]!));
		assert.equal(cosines.length, papers.length);
		assert.ok(cosines.every((cosine) => Math.abs(cosine) < 1.0001));
		assert.ok(cosines[5]! > 0.9999);
		assert.equal(cosines[5], Math.max(...cosines));
	});

	it('is the same whatever order the papers came in', () => {
		const [forward, backward] = [build(inOrder), build([...inOrder].reverse())];
		for (const number of inOrder) {
			const difference =
				forward.cosine(forward.pointOf(papers[7]!), number) -
				backward.cosine(backward.pointOf(papers[7]!), number);
			assert.ok(Math.abs(difference) < 0.001, String(difference));
		}
	});

	it('has no place for a text without a word it knows, nor for a paper that it forgot', () => {
		const space = build(inOrder);
		assert.ok(space.pointOf(termsOf('unknown')).every((value) => value === 0));
		space.forget(5);
		assert.equal(space.cosine(space.pointOf(papers[5]!), 5), 0);
	});
});
