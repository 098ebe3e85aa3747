import { strict as assert } from 'node:assert';
import { labelParts, rangeLabel, sortParts } from '../../../src/core/topics/rangeLabel';
import type { Sorting } from '../../../src/core/topics/sortPapers';
import { makePaper } from '../../support/makePaper';

type Fields = Parameters<typeof makePaper>[0];

function labelOf(sorting: Sorting, first: Fields, last: Fields): string {
	return rangeLabel(sortParts(makePaper(first), sorting), sortParts(makePaper(last), sorting));
}

describe('rangeLabel', () => {
	it('says from where to where', () => {
		assert.equal(rangeLabel(['Aaronson'], ['Berg']), 'Aaronson – Berg');
		assert.equal(
			labelOf('year', { issued: { year: 2019 } }, { issued: { year: 2017, month: 3 } }),
			'2019 – 2017',
		);
		assert.equal(labelOf('year', { issued: { year: 2019 } }, { issued: undefined }), '2019 – No date');
		assert.equal(
			labelOf(
				'author',
				{ author: [{ family: 'Aaronson', given: 'Scott' }] },
				{ author: [{ family: 'Berg' }] },
			),
			'Aaronson – Berg',
		);
	});

	it('shortens titles at a word', () => {
		assert.equal(
			labelOf(
				'title',
				{ title: 'Attention is All You Need' },
				{ title: 'Bayesian Inference, a Tale of $n^2$' },
			),
			'Attention is All You … – Bayesian Inference …',
		);
	});

	it('tells what both ends share, then what they differ in', () => {
		const year = { issued: { year: 2019 } };
		assert.equal(
			labelOf('year', { ...year, title: 'Ants' }, { ...year, title: 'Bees' }),
			'2019: Ants – Bees',
		);
		assert.equal(
			labelOf('year', { issued: { year: 2019, month: 12 } }, { issued: { year: 2019, month: 3 } }),
			'2019-12 – 2019-03',
		);
		const [wei, lei] = ['Wei', 'Lei'].map((given) => ({ author: [{ family: 'Zhang', given }] }));
		assert.equal(labelOf('author', lei, wei), 'Zhang, Lei – Zhang, Wei');
		assert.equal(
			labelOf('author', { ...wei, issued: { year: 2020 } }, { ...wei, issued: { year: 2018 } }),
			'Zhang, Wei: 2020 – 2018',
		);
		assert.equal(
			labelOf('author', { ...wei, ...year, title: 'Ants' }, { ...wei, ...year, title: 'Bees' }),
			'Zhang, Wei, 2019: Ants – Bees',
		);
	});

	it('does with the family names of authors where they differ', () => {
		const label = (first: string, last: string): string =>
			rangeLabel(labelParts(first, 'author'), labelParts(last, 'author'));
		assert.equal(label('Aaronson, Scott', 'Berg, Ida'), 'Aaronson – Berg');
		assert.equal(label('Zhang, Lei', 'Zhang, Wei'), 'Zhang, Lei – Zhang, Wei');
	});

	it('shows as much of two long texts as tells them apart', () => {
		assert.equal(
			rangeLabel(['On the theory of everything, part one'], ['On the theory of everything, part two']),
			'On the theory of everything, part one – On the theory of everything, part two',
		);
	});

	it('shows a title in one line, a citekey where there is none, and that there is no author', () => {
		assert.equal(
			labelOf('title', { title: ' Ants\n and  bees' }, { title: ' ', citekey: 'x' }),
			'Ants and bees – x',
		);
		assert.equal(labelOf('author', { author: [{ family: 'Doe' }] }, { author: [] }), 'Doe – No author');
	});

	it('cuts nothing that is short enough, and no label of another grouping than by author', () => {
		assert.equal(rangeLabel(['x'.repeat(20)], ['y'.repeat(21)]), `${'x'.repeat(20)} – ${'y'.repeat(20)}…`);
		assert.equal(
			rangeLabel(labelParts('Cell, The', 'venue'), labelParts('Nature', 'venue')),
			'Cell, The – Nature',
		);
	});

	it('does with one where both are the same', () => {
		assert.equal(rangeLabel(['Ants'], ['Ants']), 'Ants');
	});

	it('cuts a word that is too long, but no character', () => {
		assert.equal(rangeLabel(['𝔸'.repeat(30)], ['b']), `${'𝔸'.repeat(10)}… – b`);
		assert.equal(rangeLabel([`a${'𝔸'.repeat(30)}`], ['b']), `a${'𝔸'.repeat(9)}… – b`);
	});
});
