import { strict as assert } from 'node:assert';
import { readAbstract } from '../../../src/core/summary/readAbstract';
import { toProse } from '../../../src/core/summary/toProse';

function texts(abstract: string): readonly string[] {
	return readAbstract(abstract).map((sentence) => sentence.text);
}

function sections(abstract: string): readonly (string | undefined)[] {
	return readAbstract(abstract).map((sentence) => sentence.section);
}

describe('readAbstract', () => {
	it('takes the headings of a structured abstract off and tells the part of each sentence', () => {
		const abstract =
			'BACKGROUND: Aspirin is used. Often. OBJECTIVE: To see. METHODS AND MATERIALS: We asked. RESULTS - It was fine. Conclusions. It works.';
		assert.deepEqual(texts(abstract), [
			'Aspirin is used.',
			'Often.',
			'To see.',
			'We asked.',
			'It was fine.',
			'It works.',
		]);
		assert.deepEqual(sections(abstract), [
			'background',
			'background',
			'aim',
			'method',
			'result',
			'conclusion',
		]);
	});

	it('reads JATS with titles as paragraphs', () => {
		const abstract =
			'<jats:title>Abstract</jats:title><jats:sec><jats:title>Background</jats:title><jats:p>It is <jats:italic>old</jats:italic>.</jats:p></jats:sec>' +
			'<jats:sec><jats:title>Main Outcome Measures</jats:title><jats:p>We count.</jats:p></jats:sec>';
		assert.deepEqual(texts(abstract), ['It is old.', 'We count.']);
		assert.deepEqual(sections(abstract), ['background', 'method']);
	});

	it('reads headings alone on a line', () => {
		assert.deepEqual(texts('Background\nIt is old.\n\nResults\nIt works.'), ['It is old.', 'It works.']);
	});

	it('leaves words that only look like headings', () => {
		const abstract =
			'Results show that it works. Data augmentation helps. Background knowledge is rare. Methods like this fail.';
		assert.equal(texts(abstract).join(' '), abstract);
		assert.deepEqual(sections(abstract), [undefined, undefined, undefined, undefined]);
	});

	it('takes the word Abstract off', () => {
		assert.deepEqual(texts('Abstract: We win.'), ['We win.']);
		assert.deepEqual(texts('ABSTRACT\nWe win.'), ['We win.']);
		assert.deepEqual(texts('Abstract Stochastic descent is fast.'), ['Stochastic descent is fast.']);
		assert.deepEqual(texts('Abstract reasoning is hard.'), ['Abstract reasoning is hard.']);
	});

	it('leaves out where the code is, copyright, keywords and registration', () => {
		const furniture = [
			'Code is available at https://github.com/a/b.',
			'The related code, demos, and pre-trained models are available at https://github.com/a/b.',
			'Our code will be made publicly available.',
			'We release all tokenizers and code through GitHub to support research.',
			'Project page: https://a.github.io/b.',
			'https://a.org/b',
			'© 2019 Elsevier Ltd.',
			'Keywords: one, two.',
			'Trial registration: NCT01.',
		];
		for (const sentence of furniture) {
			assert.deepEqual(texts(`We win. ${sentence}`), ['We win.'], sentence);
		}
	});

	it('keeps sentences about what a released thing is', () => {
		const sentence = 'We release Craystack, an open source library for compression.';
		assert.deepEqual(texts(`It is slow. ${sentence}`), ['It is slow.', sentence]);
	});

	it('keeps furniture when there is nothing else', () => {
		assert.equal(texts('Code is available at https://a.org.').length, 1);
	});
});

describe('toProse', () => {
	const cases: readonly (readonly [string, string])[] = [
		['p<0.05 and k<n and m>j', 'p<0.05 and k<n and m>j'],
		['10<sup>3</sup> <i>E. coli</i> cells<br/>and &lt;2&nbsp;mg &#x3B2;', '10^3 E. coli cells and <2 mg β'],
		["the \\textbf{bold} and {\\em slanted} ``word''", 'the bold and slanted "word"'],
		['networks , the best .', 'networks, the best.'],
		['one\r\ntwo\n\n\nThree', 'one two\n\nThree'],
		['cut by\n\na careless page break', 'cut by a careless page break'],
		['$a < b$ & c', '$a < b$ & c'],
		['&unknown; &#0;', '&unknown; &#0;'],
	];
	for (const [markup, prose] of cases) {
		it(`reads ${JSON.stringify(markup)}`, () => assert.equal(toProse(markup), prose));
	}
});
