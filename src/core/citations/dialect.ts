import type { SyntaxId } from './syntaxes/citationSyntax';

/** `rMarkdown` has cells of code that is run, `{r, echo=FALSE}` behind a fence, as in R Markdown and Quarto; `myst` has directives, `{note} Title`. */
export type MarkdownLanguage = 'markdown' | 'rMarkdown' | 'myst';

/** How a document writes citations: the language that it is in, and the syntaxes that are read in it. */
export interface CitationDialect {
	readonly language: MarkdownLanguage | 'typst';
	/** The language's own first: it is written where nothing else is asked for. */
	readonly syntaxes: readonly SyntaxId[];
	/** Whether Quarto makes the document, so that `@fig-plan` refers to a figure. */
	readonly isQuarto: boolean;
	/** A language's tag: in its words locators are found where the document names none, by its project or its style. */
	readonly locale?: string | undefined;
}

/** Syntaxes that can stand in Markdown beside Pandoc's. */
const besideSyntaxes = ['latex', 'wikiLink', 'myst'] as const satisfies readonly SyntaxId[];
export type BesideSyntax = (typeof besideSyntaxes)[number];

const defaultBeside: readonly BesideSyntax[] = ['latex', 'wikiLink'];

/** Markdown as notes have it unless a setting says otherwise. */
export const defaultMarkdown: CitationDialect = {
	language: 'markdown',
	syntaxes: ['pandoc', ...defaultBeside],
	isQuarto: false,
};

const typst: CitationDialect = { language: 'typst', syntaxes: ['typst'], isQuarto: false };

/** Where a document stands, as far as that says how it is read. */
export interface DialectPlace extends Pick<CitationDialect, 'locale'> {
	/** The path of its file. */
	readonly path?: string;
	/** Whether a `_quarto.yml` is above it. */
	readonly isInQuartoProject?: boolean;
}

/**
 * The dialect of an open document.
 *
 * @param languageId VS Code's. Quarto, R Markdown and MDX are Markdown.
 * @param beside what is read in Markdown beside Pandoc's syntax, in any order; in MyST its own is read in any case, and comes first.
 */
export function dialectOfLanguage(
	languageId: string,
	beside: readonly BesideSyntax[] = defaultBeside,
	{ path = '', isInQuartoProject = false, locale }: DialectPlace = {},
): CitationDialect {
	if (languageId === 'typst') {
		return typst;
	}
	const own: readonly SyntaxId[] = languageId === 'myst' ? ['myst', 'pandoc'] : ['pandoc'];
	const others = besideSyntaxes.filter((syntax) => beside.includes(syntax) && !own.includes(syntax));
	const syntaxes = [...own, ...others];
	const hasCells = languageId === 'quarto' || languageId === 'rmd' || /\.(?:qmd|rmd)$/i.test(path);
	// All Markdown of a project is made by Quarto, but for what it has no engine for (quarto.org/docs/projects/quarto-projects.html).
	const isMade = isInQuartoProject && quartoInputs.has(languageId) && !/\.mdx$/i.test(path);
	return {
		language: hasCells ? 'rMarkdown' : syntaxes.includes('myst') ? 'myst' : 'markdown',
		syntaxes,
		isQuarto: languageId === 'quarto' || /\.qmd$/i.test(path) || isMade,
		...(locale !== undefined && { locale }),
	};
}

/** The dialect of a file, by its name. */
export function dialectOfFile(
	path: string,
	beside = defaultBeside,
	place: Omit<DialectPlace, 'path'> = {},
): CitationDialect {
	return dialectOfLanguage(path.endsWith('.typ') ? 'typst' : 'markdown', beside, { ...place, path });
}

/** Whether both read a text alike. */
export function isSameDialect(a: CitationDialect, b: CitationDialect): boolean {
	return dialectKey(a) === dialectKey(b) && a.locale === b.locale;
}

/** Tells dialects apart that find other citations in one text; in what words locators are found makes no difference to that. */
export function dialectKey({ language, syntaxes, isQuarto }: CitationDialect): string {
	return [language, ...syntaxes, ...(isQuarto ? ['quarto'] : [])].join();
}

const quartoInputs: ReadonlySet<string> = new Set(['markdown', 'quarto', 'rmd']);
