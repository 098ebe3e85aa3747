/**
 * Whether a key refers to a figure, table or the like of the document where no paper has it: pandoc-crossref's `@fig:plan`, a filter
 * that any note may be made for (https://lierdakil.github.io/pandoc-crossref).
 */
export function isCrossReference(citekey: string): boolean {
	return crossrefPattern.test(citekey);
}

/**
 * Whether Quarto takes a key for a cross-reference, `@fig-plan` (https://quarto.org/docs/authoring/cross-references.html). Only the letters
 * before the first hyphen count, in any case. Quarto does so before Pandoc looks into bibliographies: an entry with such a key is never
 * cited, and if nothing in the document has that label, `?@fig-plan` is printed (its `crossref/refs.lua`).
 */
export function isQuartoReference(citekey: string): boolean {
	return quartoPattern.test(citekey);
}

const crossrefPattern = /^(?:[Ff]ig|[Tt]bl|[Ee]q|[Ss]ec|[Ll]st):/;
const quartoPattern =
	/^(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)-/i;
