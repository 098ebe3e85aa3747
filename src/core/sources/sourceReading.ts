import type { UnplacedEntry } from '../model/entry';
import type { Problem } from '../model/problem';

/** One reading of a source, told by the reading before. */
export interface SourceReading {
	/** For each entry in file order: the index it had in the reading before, or `-1 - n` for the n-th of `fresh`. */
	readonly order: Int32Array;
	readonly fresh: readonly UnplacedEntry[];
	/** Four numbers per entry in file order: start line, start character, end line, end character. */
	readonly positions: Int32Array;
	readonly problems: readonly Problem[];
}

export type OnEntries = (fresh: readonly UnplacedEntry[]) => void;
