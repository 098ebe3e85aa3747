import { strict as assert } from 'node:assert';
import { dialectOfFile, dialectOfLanguage, isSameDialect } from '../../../src/core/citations/dialect';

describe('The dialect of a document', () => {
	it('is Markdown with Pandoc’s citations and those of the settings, for Quarto, R Markdown and MDX too', () => {
		for (const language of ['markdown', 'quarto', 'rmd', 'mdx']) {
			assert.deepEqual(dialectOfLanguage(language, ['latex']), {
				language: 'markdown',
				syntaxes: ['pandoc', 'latex'],
			});
		}
	});

	it('has MyST’s roles first in MyST, and only Typst’s own citations in Typst', () => {
		assert.deepEqual(dialectOfLanguage('myst', ['latex', 'myst']).syntaxes, ['myst', 'pandoc', 'latex']);
		assert.deepEqual(dialectOfLanguage('typst', ['latex', 'myst']).syntaxes, ['typst']);
	});

	it('is told by a file’s name where it is not open', () => {
		assert.ok(isSameDialect(dialectOfFile('/a/b.typ', ['latex']), dialectOfLanguage('typst', [])));
		assert.ok(isSameDialect(dialectOfFile('/a/b.qmd', ['latex']), dialectOfLanguage('quarto', ['latex'])));
		assert.ok(!isSameDialect(dialectOfFile('/a/b.md', []), dialectOfLanguage('markdown', ['latex'])));
	});
});
