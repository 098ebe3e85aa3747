/** Which of its two readers Pandoc uses. */
export type BibtexDialect = 'biblatex' | 'bibtex';

/** As Pandoc tells it by a file's name (`Text.Pandoc.Citeproc`): BibTeX's for `.bibtex`, else BibLaTeX's. */
export function dialectOfName(fileName: string): BibtexDialect {
	return /\.bibtex$/i.test(fileName) ? 'bibtex' : 'biblatex';
}
