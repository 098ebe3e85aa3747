import type { Range } from '../text/range';
import type { Paper, Provenance } from './paper';
import type { Problem } from './problem';

/** A raw record in a source: what one file says of one work, before the library makes papers of entries. */
export interface Entry extends Omit<Paper, 'id' | 'citekey' | 'provenance' | 'places' | 'versions'> {
	/** The key the source gives; a listing gives none, and the library makes one up (`core/library/citekeys.ts`). */
	readonly citekey?: string;
	/** Where the whole record stands in its source. */
	readonly range: Range;
	readonly verbatim?: Provenance['verbatim'];
	readonly record?: string;
}

/** What an entry says, wherever it stands: its place changes with every line that is typed above it. */
export type UnplacedEntry = Omit<Entry, 'range'>;

/** An entry that can be cited, as every paper is. */
export type CitableEntry = UnplacedEntry & { readonly citekey: string };

export function withoutRange({ range: _range, ...entry }: Entry): UnplacedEntry {
	return entry;
}

/** What reading one source gives: never a throw, always as many good entries as there are. */
export interface SourceContent {
	readonly entries: readonly Entry[];
	readonly problems: readonly Problem[];
}
