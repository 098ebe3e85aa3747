import type { CitationSyntax, CitedWork } from './syntaxes/citationSyntax';

/** A footnote that cites, as Markdown and Typst have it in the line; `undefined` when no key can be written. */
export function writeFootnote(syntax: CitationSyntax, works: readonly CitedWork[]): string | undefined {
	const citation = syntax.write(works, syntax.id === 'pandoc' ? 'author-in-text' : 'normal');
	return citation && (syntax.id === 'typst' ? `#footnote[${citation}]` : `^[${citation}]`);
}
