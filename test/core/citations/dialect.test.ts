import { strict as assert } from 'node:assert';
import {
	dialectKey,
	dialectOfFile,
	dialectOfLanguage,
	isSameDialect,
} from '../../../src/core/citations/dialect';

describe('The dialect of a document', () => {
	it('is Markdown with Pandoc’s citations and those of the settings, for Quarto, R Markdown and MDX too', () => {
		for (const language of ['markdown', 'quarto', 'rmd', 'mdx']) {
			const { syntaxes, isQuarto } = dialectOfLanguage(language, ['latex']);
			assert.deepEqual([syntaxes, isQuarto], [['pandoc', 'latex'], language === 'quarto']);
		}
	});

	it('has MyST’s roles first in MyST, and only Typst’s own citations in Typst', () => {
		assert.deepEqual(dialectOfLanguage('myst', ['latex', 'myst']).syntaxes, ['myst', 'pandoc', 'latex']);
		assert.deepEqual(dialectOfLanguage('typst', ['latex', 'myst']).syntaxes, ['typst']);
	});

	it('has cells of code in Quarto and R Markdown, and directives where MyST’s roles are read', () => {
		const languages = ['markdown', 'quarto', 'rmd', 'mdx', 'myst'].map(
			(id) => dialectOfLanguage(id, []).language,
		);
		assert.deepEqual(languages, ['markdown', 'rMarkdown', 'rMarkdown', 'markdown', 'myst']);
		assert.equal(dialectOfLanguage('markdown', ['myst']).language, 'myst');
	});

	it('is told by a file’s name where it is not open', () => {
		assert.ok(isSameDialect(dialectOfFile('/a/b.typ', ['latex']), dialectOfLanguage('typst', [])));
		assert.ok(isSameDialect(dialectOfFile('/a/b.qmd', ['latex']), dialectOfLanguage('quarto', ['latex'])));
		assert.ok(isSameDialect(dialectOfFile('/a/b.Rmd', []), dialectOfLanguage('rmd', [])));
		assert.ok(!isSameDialect(dialectOfFile('/a/b.md', []), dialectOfLanguage('markdown', ['latex'])));
	});

	it('is Quarto’s by language, by name, and for all Markdown of a project but MDX', () => {
		const place = { isInQuartoProject: true };
		for (const [dialect, isQuarto] of [
			[dialectOfLanguage('quarto'), true],
			[dialectOfLanguage('markdown', [], { path: '/a/b.qmd' }), true],
			[dialectOfFile('/a/b.qmd'), true],
			[dialectOfFile('/a/b.md'), false],
			[dialectOfFile('/a/b.md', [], place), true],
			[dialectOfFile('/a/b.Rmd', [], place), true],
			[dialectOfLanguage('rmd', [], place), true],
			[dialectOfFile('/a/b.mdx', [], place), false],
			[dialectOfLanguage('mdx', [], place), false],
			[dialectOfLanguage('myst', [], place), false],
			[dialectOfFile('/a/b.typ', [], place), false],
		] as const) {
			assert.equal(dialect.isQuarto, isQuarto);
		}
	});

	it('is another where other citations are found, or by other words', () => {
		const [plain, quarto] = [dialectOfFile('/a.md'), dialectOfFile('/a.qmd')];
		const german = dialectOfFile('/a.md', undefined, { locale: 'de' });
		assert.ok(!isSameDialect(plain, quarto) && !isSameDialect(plain, german));
		assert.notEqual(dialectKey(plain), dialectKey(quarto));
		assert.notEqual(dialectKey(plain), dialectKey(dialectOfFile('/a.Rmd')));
		assert.equal(dialectKey(plain), dialectKey(german));
	});
});
