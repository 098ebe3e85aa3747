/** Which of its two readers Pandoc uses: BibLaTeX's for `.bib`, BibTeX's for `.bibtex` files. */
export type BibtexDialect = 'biblatex' | 'bibtex';
