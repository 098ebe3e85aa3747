/**
 * The bibliographies that a Typst document names itself, `#bibliography("works.bib")` or several in parentheses, as written: those in
 * BibTeX, as Typst's own YAML format is not read. `undefined` when it names none, so that what stands above it counts.
 *
 * @see https://typst.app/docs/reference/model/bibliography/
 */
export function typstBibliographies(text: string): readonly string[] | undefined {
	const paths = [...text.matchAll(callPattern)].flatMap(([, sources = '']) =>
		[...sources.matchAll(/"([^"\\]+)"/g)].map(([, path = '']) => path),
	);
	const bibtex = paths.filter((path) => /\.bib$/i.test(path));
	return bibtex.length > 0 ? bibtex : undefined;
}

/** The call on a line that is no comment, with its first argument: a string, or strings in parentheses. */
const callPattern = /^(?:(?!\/\/)[^\n])*?\bbibliography\(\s*("[^"\n]*"|\([^()]*\))/gm;
