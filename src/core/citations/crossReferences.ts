/**
 * Whether a key refers to a figure, table or the like of the document rather than to a paper: Quarto's `@fig-plan`, which
 * only Quarto reads so (https://quarto.org/docs/authoring/cross-references.html), or pandoc-crossref's `@fig:plan`,
 * a filter that any note may be made for (https://lierdakil.github.io/pandoc-crossref).
 */
export function isCrossReference(citekey: string, isQuarto: boolean): boolean {
	return crossrefPattern.test(citekey) || (isQuarto && isQuartoReference(citekey));
}

/** Whether a key begins as Quarto's cross-references do. A capital asks for one in the text: `@Fig-plan` is “Figure 1” at a sentence's start. */
export function isQuartoReference(citekey: string): boolean {
	return quartoPattern.test(citekey);
}

const crossrefPattern = /^(?:[Ff]ig|[Tt]bl|[Ee]q|[Ss]ec|[Ll]st):/;
const quartoPattern =
	/^(?:[Ff]ig|[Tt]bl|[Ss]ec|[Ee]q|[Ll]st|[Tt]hm|[Ll]em|[Cc]or|[Pp]rp|[Cc]nj|[Dd]ef|[Ee]xm|[Ee]xr|[Ss]ol|[Rr]em|[Aa]lg|[Nn]te|[Tt]ip|[Ww]rn|[Ii]mp|[Cc]au)-/;
