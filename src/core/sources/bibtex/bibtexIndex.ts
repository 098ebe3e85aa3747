import type { Problem } from '../../model/problem';

/** What is kept of a file that was read, in place of its text: enough to find out what changed, and what that changes. */
export interface BibtexIndex {
	/** Byte offset of each node, and of the end. */
	readonly starts: Int32Array;
	/** `hashBytes` of each node. */
	readonly hashes: Float64Array;
	/** `NodeFlags` of each node. */
	readonly flags: Uint8Array;
	/** For each entry that is given out, in file order, a hash of what it says, inherited and `@string` values included. */
	readonly contents: Float64Array;
	/** Four numbers for each of these entries, as `SourceReading.positions`. */
	readonly positions: Int32Array;
	/** In file order. */
	readonly problems: readonly NodeProblem[];
	/** In file order. */
	readonly broken: readonly BrokenNode[];
	/** All `@string` definitions: the later of two with one name. */
	readonly strings: ReadonlyMap<string, string>;
	/** Keys that any entry inherits from, in lower case. */
	readonly parentKeys: ReadonlySet<string>;
}

export interface NodeProblem {
	readonly node: number;
	readonly problem: Problem;
}

/** A node whose end was not where it should be, so that it depends on what follows. */
export interface BrokenNode {
	readonly node: number;
	/** The node up to whose beginning was read; the number of nodes for the end of the file. */
	readonly until: number;
	/** How many characters were read in vain. */
	readonly wasted: number;
}

/** Bits. */
export const nodeFlags = {
	/** An entry that is given out. */
	entry: 1,
	/** It ends where it should, so that it depends on nothing behind it. */
	whole: 2,
	/** It defines a `@string`. */
	string: 4,
	/** An entry that inherits, or may be inherited from. */
	related: 8,
} as const;

export const emptyIndex: BibtexIndex = {
	starts: new Int32Array(1),
	hashes: new Float64Array(),
	flags: new Uint8Array(),
	contents: new Float64Array(),
	positions: new Int32Array(),
	problems: [],
	broken: [],
	strings: new Map(),
	parentKeys: new Set(),
};
