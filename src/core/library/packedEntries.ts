import type { UnplacedEntry } from '../model/entry';
import { hashText } from '../text/hashText';
import type { FreshEntry } from './library';
import { identityHashes } from './workIndex';

/** Entries in a form that passes between threads, and into the cache, at little cost. */
export interface PackedEntries {
	/** A JSON list of the entries. */
	readonly json: string;
	/** The citekeys of those entries whose source gives none, each with the entry's index. */
	readonly madeCitekeys: readonly (readonly [number, string])[];
	/** How many of `keys` are each entry's. */
	readonly keyCounts: Uint8Array;
	/** The entries' `identityHashes`, one entry's after the other's. */
	readonly keys: Int32Array;
	/** A hash of what each says, its made citekey included. */
	readonly hashes: Float64Array;
}

/** An entry ready to be packed. */
export interface PackableEntry {
	readonly json: string;
	readonly madeCitekey: string | undefined;
	readonly keys: readonly number[];
	readonly hash: number;
}

/** @param madeCitekey the citekey of an entry whose source gives none. */
export function toPackable(entry: UnplacedEntry, madeCitekey: string | undefined): PackableEntry {
	const json = JSON.stringify(entry);
	return { json, madeCitekey, keys: identityHashes(entry), hash: hashText(json, madeCitekey ?? '') };
}

export function packEntries(entries: readonly PackableEntry[]): PackedEntries {
	return {
		json: `[${entries.map(({ json }) => json).join(',')}]`,
		madeCitekeys: entries.flatMap(({ madeCitekey }, at) =>
			madeCitekey === undefined ? [] : [[at, madeCitekey] as const],
		),
		keyCounts: Uint8Array.from(entries, ({ keys }) => keys.length),
		keys: joinKeys(entries),
		hashes: Float64Array.from(entries, ({ hash }) => hash),
	};
}

function joinKeys(entries: readonly PackableEntry[]): Int32Array {
	const joined = new Int32Array(entries.reduce((sum, { keys }) => sum + keys.length, 0));
	let at = 0;
	for (const { keys } of entries) {
		joined.set(keys, at);
		at += keys.length;
	}
	return joined;
}

/** @throws where the entries are not what `packEntries` made, as in a damaged cache. */
export function unpackEntries(packed: PackedEntries): FreshEntry[] {
	const { json, madeCitekeys, keyCounts, keys, hashes } = packed;
	const entries = JSON.parse(json) as readonly UnplacedEntry[];
	if (entries.length !== keyCounts.length) {
		throw new Error(`unpackEntries: ${entries.length} entries where ${keyCounts.length} are announced`);
	}
	const made = new Map(madeCitekeys);
	let start = 0;
	return entries.map((entry, at) => {
		const end = start + (keyCounts[at] ?? 0);
		const own = Array.from(keys.subarray(start, end));
		start = end;
		const hash = hashes[at];
		return {
			entry,
			citekey: entry.citekey ?? made.get(at) ?? '',
			keys: own,
			...(hash !== undefined && { hash }),
		};
	});
}
