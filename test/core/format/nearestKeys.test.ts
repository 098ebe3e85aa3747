import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { editDistance, nearestKeys } from '../../../src/core/format/nearestKeys';
import { makePaper } from './papers';

const library = [
	['yuan2024ecar', 'Yuan', 2024, 'E-CAR: Efficient Continuous Autoregressive Image Generation'],
	['gillman2024fourier', 'Gillman', 2024, 'Fourier Head'],
	['xu2023llmcad', 'Xu', 2023, 'LLMCad: Fast and Scalable Inference'],
	['xu2025softcot', 'Xu', 2025, 'SoftCoT++'],
	['lcmteam2024large', 'LCM team', 2024, 'Large Concept Models'],
].map(([citekey, family, year, title]) =>
	makePaper({
		citekey: citekey as string,
		title: title as string,
		author: [{ family: family as string }],
		issued: { year: year as number },
	}),
);

function nearest(key: string): string[] {
	return nearestKeys(key, library).map((paper) => paper.citekey);
}

describe('nearestKeys', () => {
	it('finds a key in spite of a typing error of every kind', () => {
		for (const wrong of ['yaun2024ecar', 'yuan2024ecr', 'yuan2024eccar', 'yuan2024exar', 'Yuan2024ECAR']) {
			assert.equal(nearest(wrong)[0], 'yuan2024ecar', wrong);
		}
	});

	it('finds a key by its beginning', () => {
		assert.deepEqual(nearest('gillman20'), ['gillman2024fourier']);
	});

	it('finds a paper by author and year, or author and a word of the title, in another scheme of keys', () => {
		assert.deepEqual(nearest('Gillman_Head_2024'), ['gillman2024fourier']);
		assert.deepEqual(nearest('xu-softcot'), ['xu2025softcot']);
		assert.deepEqual(nearest('xu:2023'), ['xu2023llmcad']);
	});

	it('offers nothing that is merely a key', () => {
		assert.deepEqual(nearest('knuth1984literate'), []);
		assert.deepEqual(nearest('smith2024ecar'), []);
	});

	it('puts the nearest first, and keeps to the limit', () => {
		assert.deepEqual(nearestKeys('xu', library, 1).length, 1);
		assert.equal(nearest('xu2025softcod')[0], 'xu2025softcot');
	});
});

describe('editDistance', () => {
	it('counts insertions, deletions, substitutions and swaps', () => {
		assert.equal(editDistance('abc', 'abc', 3), 0);
		assert.equal(editDistance('abc', 'acb', 3), 1);
		assert.equal(editDistance('abc', 'xbcd', 3), 2);
		assert.equal(editDistance('', 'abc', 3), 3);
	});

	it('is symmetrical, and one more than the bound for anything farther', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
		fc.assert(
			fc.property(word, word, (a, b) => {
				const exact = editDistance(a, b, 8);
				assert.equal(exact, editDistance(b, a, 8));
				assert.equal(exact, slowDistance(a, b));
				assert.equal(editDistance(a, b, 2), Math.min(exact, 3));
			}),
		);
	});
});

/** The definition, without bound or table. */
function slowDistance(a: string, b: string): number {
	if (a === '' || b === '') {
		return a.length + b.length;
	}
	const same = a.at(-1) === b.at(-1);
	if (same) {
		return slowDistance(a.slice(0, -1), b.slice(0, -1));
	}
	const isSwap = a.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
	return (
		1 +
		Math.min(
			slowDistance(a.slice(0, -1), b),
			slowDistance(a, b.slice(0, -1)),
			slowDistance(a.slice(0, -1), b.slice(0, -1)),
			isSwap ? slowDistance(a.slice(0, -2), b.slice(0, -2)) : Infinity,
		)
	);
}
