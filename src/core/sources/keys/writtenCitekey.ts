import type { Span } from '../../text/range';

/** A place in a bibliography where a citekey is written. */
export interface WrittenCitekey extends Span {
	readonly citekey: string;
	/** The key of an entry itself, another key of it (`ids`), or a key by which an entry names another (`crossref`). */
	readonly role: 'own' | 'alias' | 'reference';
	/** Which entry of the file, in its order, the key stands for; `undefined` for one of another file, or none. */
	readonly entry: number | undefined;
	readonly notation: CitekeyNotation;
}

/**
 * How it is written, and so what the span covers.
 *
 * - `plain`: the key itself.
 * - `bibtex name`: the key itself, as a value without braces: `crossref = knuth1984`.
 * - `json value`: a whole JSON value, with its quotation marks where it is a text.
 * - `json piece`: a part of a JSON text, escaped as such.
 * - `yaml line`, `yaml flow`: a whole scalar with its quotation marks, on a line of its own or in brackets.
 */
export type CitekeyNotation =
	'plain' | 'bibtex name' | 'json value' | 'json piece' | 'yaml line' | 'yaml flow';

/**
 * The places of a file that a new name for a key changes. If entries have the key: where it is their key, and where others refer to
 * them by it. If it is only an alias there: that alias, and where it is referred to. If no entry has it: where the file refers to an
 * entry of another file.
 */
export function placesOfCitekey(
	places: readonly WrittenCitekey[],
	citekey: string,
): readonly WrittenCitekey[] {
	const written = places.filter((place) => place.role !== 'reference' && place.citekey === citekey);
	const own = written.filter(({ role }) => role === 'own');
	const entries = new Set((own.length > 0 ? own : written).map(({ entry }) => entry));
	return places.filter(({ role, citekey: key, entry }) => {
		if (role !== 'reference') {
			return key === citekey && entries.has(entry);
		}
		// BibTeX's references do not heed case.
		return entry === undefined
			? key === citekey && entries.size === 0
			: entries.has(entry) && key.toLowerCase() === citekey.toLowerCase();
	});
}
