import type { CitationMode } from '../citations/citation';
import type { CitationDialect } from '../citations/dialect';
import { writeFootnote } from '../citations/footnote';
import type { CitedWork, SyntaxId } from '../citations/syntaxes/citationSyntax';
import { syntaxOf } from '../citations/syntaxes/syntaxes';
import { shortCitation } from '../format/labels';
import { escapeNoteText } from '../format/noteText';
import { toMarkdownReference, toReference } from '../format/reference';
import { escapeTypst, typstLink } from '../format/typstText';
import type { Paper } from '../model/paper';
import { linkedTitle, readingAddress } from './summaryBlock';

/** What can stand in a note for papers. */
export type CitationForm =
	'citation' | 'inText' | 'suppressAuthor' | 'footnote' | 'wikiLink' | 'link' | 'reference';

/** Forms that a citation's syntax writes, and how each names the author. */
export const citationModes: Readonly<Partial<Record<CitationForm, CitationMode>>> = {
	citation: 'normal',
	inText: 'author-in-text',
	suppressAuthor: 'suppress-author',
	footnote: 'normal',
	wikiLink: 'normal',
};

/** The forms that there are in a document, the likeliest first. */
export function formsIn({ language }: CitationDialect): readonly CitationForm[] {
	return language === 'typst' ? forms.filter((form) => form !== 'wikiLink') : forms;
}

export function isCitationForm(value: unknown): value is CitationForm {
	return forms.some((form) => form === value);
}

/** The syntax that a form asks for; `undefined` for that of the note. */
export function syntaxOfForm(form: CitationForm): SyntaxId | undefined {
	return form === 'wikiLink' ? 'wikiLink' : undefined;
}

/**
 * The papers in a form, as text of its own: to be copied, or shown for an example.
 *
 * @param works the papers as they are cited.
 * @returns the words "(Yuan et al. 2024)" for a paper whose key cannot be written; in order, for each.
 */
export function writePapers(
	papers: readonly Paper[],
	form: CitationForm,
	{ language, syntaxes }: CitationDialect,
	works: readonly CitedWork[] = papers.map(({ citekey }) => ({ citekey })),
): string {
	const mode = citationModes[form];
	if (mode === undefined) {
		return papers
			.map((paper) => writeWords(paper, form, language))
			.join(form === 'reference' ? '\n\n' : ', ');
	}
	const syntax = syntaxOf(syntaxOfForm(form) ?? syntaxes[0] ?? 'pandoc');
	return (
		(form === 'footnote' ? writeFootnote(syntax, works) : syntax.write(works, mode)) ??
		papers.map((paper) => `(${escapeNoteText(shortCitation(paper))})`).join(' ')
	);
}

/** A paper's linked title, or its reference. */
export function writeWords(paper: Paper, form: CitationForm, language: CitationDialect['language']): string {
	if (language === 'typst') {
		const url = readingAddress(paper);
		return form === 'reference'
			? escapeTypst(toReference(paper))
			: url === undefined
				? escapeTypst(paper.title)
				: typstLink(paper.title, url);
	}
	return form === 'reference' ? toMarkdownReference(paper) : linkedTitle(paper);
}

const forms: readonly CitationForm[] = [
	'citation',
	'inText',
	'suppressAuthor',
	'footnote',
	'wikiLink',
	'link',
	'reference',
];
