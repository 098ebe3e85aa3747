/** The names of the commands that cite, without the backslash and the star, as a regular expression to be read without regard to case. */
export const citeNames =
	String.raw`(?:paren|text|auto|foot|footfull|smart|super|full|no|note|pnote|fnote)?cites?` +
	String.raw`|cite(?:t|p|alt|alp|talias|palias|author|fullauthor|year|yearpar|title|date|url|num|name|list|field)|(?:[pfsta]|ft)?volcites?|foot(?:full)?citetexts?`;

/** What a command takes besides the keys. */
export type CommandForm = 'plain' | 'volume' | 'field';

/** By biblatex's manual: `\volcite[see]{volume}[pages]{key}` and its kind, `\citefield[see][pages]{key}[format]{field}` and its kind. */
export function formOf(name: string): CommandForm {
	return /volcites?$/i.test(name) ? 'volume' : /^cite(?:name|list|field)$/i.test(name) ? 'field' : 'plain';
}
