import { fieldOf } from './namedBibliographies';

/** How metadata says that citations are to look. */
export interface NamedStyle {
	/** A path or address as written; absent where none is named. */
	readonly style?: string;
	/** A tag of BCP 47, such as `en-GB`. */
	readonly language?: string;
}

/**
 * The CSL style and the language that metadata names, the YAML of a note or of a project: `csl:`, or `citation-style:`, and `lang:`
 * (Pandoc's manual, "Specifying a citation style").
 */
export function namedStyle(metadata: unknown): NamedStyle {
	const named = (...names: readonly string[]): string | undefined =>
		names
			.map((name) => fieldOf(metadata, name))
			.find((text): text is string => typeof text === 'string' && text.trim() !== '');
	const style = named('csl', 'citation-style');
	const language = named('lang');
	return { ...(style !== undefined && { style }), ...(language !== undefined && { language }) };
}
