import { fieldOf, parseYaml } from './namedBibliographies';

/** How YAML says that citations are to look. */
export interface NamedStyle {
	/** A path or address as written; absent where none is named. */
	readonly style?: string;
	/** A tag of BCP 47, such as `en-GB`. */
	readonly language?: string;
}

/**
 * The CSL style and the language that YAML names: `csl:`, or `citation-style:`, and `lang:`, at the top or in `metadata:` of a Pandoc
 * defaults file (Pandoc's manual, "Specifying a citation style").
 */
export function namedStyle(yaml: string): NamedStyle {
	const value = parseYaml(yaml);
	const named = (...names: readonly string[]): string | undefined =>
		[value, fieldOf(value, 'metadata')]
			.flatMap((fields) => names.map((name) => fieldOf(fields, name)))
			.find((text): text is string => typeof text === 'string' && text.trim() !== '');
	const style = named('csl', 'citation-style');
	const language = named('lang');
	return { ...(style !== undefined && { style }), ...(language !== undefined && { language }) };
}
