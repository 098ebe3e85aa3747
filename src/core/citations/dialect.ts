import type { SyntaxId } from './syntaxes/citationSyntax';

/** How a document writes citations: the language that it is in, and the syntaxes that are read in it. */
export interface CitationDialect {
	readonly language: 'markdown' | 'typst';
	/** The language's own first: it is written where nothing else is asked for. */
	readonly syntaxes: readonly SyntaxId[];
}

/** Syntaxes that can stand in Markdown beside Pandoc's. */
const besideSyntaxes = ['latex', 'wikiLink', 'myst'] as const satisfies readonly SyntaxId[];
export type BesideSyntax = (typeof besideSyntaxes)[number];

const defaultBeside: readonly BesideSyntax[] = ['latex', 'wikiLink'];

/** Markdown as notes have it unless a setting says otherwise. */
export const defaultMarkdown: CitationDialect = {
	language: 'markdown',
	syntaxes: ['pandoc', ...defaultBeside],
};

const typst: CitationDialect = { language: 'typst', syntaxes: ['typst'] };

/**
 * The dialect of an open document.
 *
 * @param languageId VS Code's. Quarto, R Markdown and MDX are Markdown.
 * @param beside what is read in Markdown beside Pandoc's syntax, in any order; in MyST its own is read in any case, and comes first.
 */
export function dialectOfLanguage(languageId: string, beside: readonly BesideSyntax[]): CitationDialect {
	if (languageId === 'typst') {
		return typst;
	}
	const own: readonly SyntaxId[] = languageId === 'myst' ? ['myst', 'pandoc'] : ['pandoc'];
	const others = besideSyntaxes.filter((syntax) => beside.includes(syntax) && !own.includes(syntax));
	return { language: 'markdown', syntaxes: [...own, ...others] };
}

/** Whether both read a text alike. */
export function isSameDialect(a: CitationDialect, b: CitationDialect): boolean {
	return a.language === b.language && a.syntaxes.join() === b.syntaxes.join();
}

/** The dialect of a file, by its name. */
export function dialectOfFile(path: string, beside = defaultBeside): CitationDialect {
	return dialectOfLanguage(path.endsWith('.typ') ? 'typst' : 'markdown', beside);
}
