import type { UnplacedEntry } from '../model/entry';
import { hashText } from '../text/hashText';
import type { FreshEntry } from './library';
import { identityHashes } from './identity/identityHashes';

/**
 * Entries in a form that passes between threads, and into the cache, at little cost. Abstracts are most of what there is: they are
 * not quoted and read letter by letter as JSON is, and unpacked they are parts of long texts, without a copy of each.
 */
export interface PackedEntries {
	/** A JSON list of the entries, with `''` for each abstract. */
	readonly json: string;
	/**
	 * The abstracts in UTF-8, one after the other: `wide` those with letters beyond Latin-1, since one of these has a whole text need two
	 * bytes a letter in memory.
	 */
	readonly narrow: Uint8Array;
	readonly wide: Uint8Array;
	/** How long each entry's abstract is: above 0 the next so many letters of `narrow`, below 0 of `wide`. */
	readonly lengths: Int32Array;
	/** The citekeys of those entries whose source gives none, each with the entry's index. */
	readonly madeCitekeys: readonly (readonly [number, string])[];
	/** How many of `keys` are each entry's. */
	readonly keyCounts: Int32Array;
	/** The entries' `identityHashes`, one entry's after the other's. */
	readonly keys: Int32Array;
	/** A hash of what each says, its made citekey included. */
	readonly hashes: Float64Array;
}

/** An entry ready to be packed. */
export interface PackableEntry {
	readonly json: string;
	readonly abstract: string;
	readonly madeCitekey: string | undefined;
	readonly keys: readonly number[];
	readonly hash: number;
}

/** @param madeCitekey the citekey of an entry whose source gives none. */
export function toPackable(entry: UnplacedEntry, madeCitekey: string | undefined): PackableEntry {
	const keys = identityHashes(entry);
	const { json, abstract } = withoutAbstract(entry);
	return { json, abstract, madeCitekey, keys, hash: hashText(json, abstract, madeCitekey ?? '') };
}

/** An entry as `PackableEntry` has it. */
export function withoutAbstract(entry: UnplacedEntry): Pick<PackableEntry, 'json' | 'abstract'> {
	const { abstract = '' } = entry;
	return { json: JSON.stringify(abstract === '' ? entry : { ...entry, abstract: '' }), abstract };
}

export function packEntries(entries: readonly PackableEntry[]): PackedEntries {
	const isWide = entries.map(({ abstract }) => wideLetter.test(abstract));
	const joined = (wide: boolean): Uint8Array =>
		new TextEncoder().encode(
			entries.map(({ abstract }, at) => (isWide[at] === wide ? abstract : '')).join(''),
		);
	return {
		json: `[${entries.map(({ json }) => json).join(',')}]`,
		narrow: joined(false),
		wide: joined(true),
		lengths: Int32Array.from(entries, ({ abstract }, at) => (isWide[at] ? -1 : 1) * abstract.length),
		madeCitekeys: entries.flatMap(({ madeCitekey }, at) =>
			madeCitekey === undefined ? [] : [[at, madeCitekey] as const],
		),
		keyCounts: Int32Array.from(entries, ({ keys }) => keys.length),
		keys: joinKeys(entries),
		hashes: Float64Array.from(entries, ({ hash }) => hash),
	};
}

/** Entries that are packed some at a time, so that nobody has to deal with many at once, nor with much. */
export class EntryBatch {
	#entries: PackableEntry[] = [];
	#length = 0;

	/** @returns the entries since the last time, packed, where they are enough. */
	add(entry: PackableEntry): PackedEntries | undefined {
		this.#entries.push(entry);
		this.#length += entry.json.length + entry.abstract.length;
		return this.#entries.length >= mostEntries || this.#length >= mostCharacters ? this.rest() : undefined;
	}

	/** @returns those that there are, if any. */
	rest(): PackedEntries | undefined {
		const entries = this.#entries;
		this.#entries = [];
		this.#length = 0;
		return entries.length > 0 ? packEntries(entries) : undefined;
	}
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
	const { json, lengths, madeCitekeys, keyCounts, keys, hashes } = packed;
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	const [narrow, wide] = [decoder.decode(packed.narrow), decoder.decode(packed.wide)];
	const entries = JSON.parse(json) as readonly Writable<UnplacedEntry>[];
	if (entries.length !== keyCounts.length) {
		throw new Error(`unpackEntries: ${entries.length} entries where ${keyCounts.length} are announced`);
	}
	const made = new Map(madeCitekeys);
	const allKeys = [...keys];
	let start = 0;
	let [narrowAt, wideAt] = [0, 0];
	return entries.map((entry, at) => {
		const length = lengths[at] ?? 0;
		if (length > 0) {
			entry.abstract = narrow.slice(narrowAt, (narrowAt += length));
		} else if (length < 0) {
			entry.abstract = wide.slice(wideAt, (wideAt -= length));
		}
		// A slice of a list has no room to spare, as a list made of a typed array has.
		const own = allKeys.slice(start, (start += keyCounts[at] ?? 0));
		return { entry, citekey: entry.citekey ?? made.get(at) ?? '', keys: own, hash: hashes[at] };
	});
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** About 2 ms of work. */
const mostEntries = 128;
const mostCharacters = 262_144;

/** Beyond Latin-1. */
const wideLetter = /[^\0-\xff]/;
