import { strict as assert } from 'node:assert';
import { findTexCitations } from '../../../src/core/citations/texCitation';

describe('findTexCitations', () => {
	it('finds the keys of LaTeX’s, natbib’s and biblatex’ commands, where they stand', () => {
		const text = '\\cite{a} \\citep*[see \\emph{x}][p. 3]{b, c} \\Textcite{d} \\nocite{e} \\citeauthor{f}';
		const found = findTexCitations(text);
		assert.deepEqual(
			found.map(({ citekey }) => citekey),
			['a', 'b', 'c', 'd', 'e', 'f'],
		);
		assert.deepEqual(
			found.map(({ span }) => text.slice(span.start, span.end)),
			['a', 'b', 'c', 'd', 'e', 'f'],
		);
		assert.equal(text.slice(found[2]!.command).startsWith('\\citep*'), true);
	});

	it('takes every group of a plural command, and the first of the others', () => {
		assert.deepEqual(
			findTexCitations('\\cites(see)[1]{a}[2]{b,c} \\cite{d}{e} \\footcitetexts{f}{g}').map(
				({ citekey }) => citekey,
			),
			['a', 'b', 'c', 'd', 'f', 'g'],
		);
	});

	it('finds none in other commands, escaped ones, or across a blank line', () => {
		for (const text of [
			'\\citation{a}',
			'\\\\cite{a}',
			'\\cite\n\n{a}',
			'\\cite[a]',
			'\\emph{a}',
			'\\cite{a',
		]) {
			assert.deepEqual(findTexCitations(text), [], text);
		}
	});
});
