/** The names of the commands that cite, without the backslash and the star, as a regular expression to be read without regard to case. */
export const citeNames =
	String.raw`(?:paren|text|auto|foot|footfull|smart|super|full|no|note|pnote|fnote)?cites?` +
	String.raw`|cite(?:t|p|alt|alp|talias|palias|author|fullauthor|year|yearpar|title|date|url|num)|foot(?:full)?citetexts?`;
