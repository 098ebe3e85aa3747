import type { UnplacedEntry } from '../model/entry';
import { compareTexts } from '../text/compareTexts';

/** An entry and its source. The object is its identity: an entry that changed is another object. */
export interface LocatedEntry {
	readonly source: string;
	readonly entry: UnplacedEntry;
	/** The key it has in the library: its own, or the one it was given (`assignCitekeys`). */
	readonly citekey: string;
	/** Whether its source only stands in where the user's own have nothing, as the sample does. */
	readonly isFallback?: boolean;
	/** Tells what it says from what another says, its citekey included, where that was hashed when it was read. */
	readonly hash?: number | undefined;
}

/** The entries of one work, in the order in which `mergeEntries` takes their fields. */
export type EntryGroup = readonly LocatedEntry[];

/** The richer first: with a DOI, with an abstract, with more fields, with more authors; then by place. */
export function compareRichness(a: LocatedEntry, b: LocatedEntry): number {
	return (
		Number(b.entry.DOI !== undefined) - Number(a.entry.DOI !== undefined) ||
		Number(b.entry.abstract !== undefined) - Number(a.entry.abstract !== undefined) ||
		countFields(b.entry) - countFields(a.entry) ||
		b.entry.author.length - a.entry.author.length ||
		compareEntries(a, b)
	);
}

function countFields(entry: UnplacedEntry): number {
	return Object.values(entry).filter(
		(value) => value !== undefined && !(Array.isArray(value) && value.length === 0),
	).length;
}

/** By source and key, and only where that leaves it open by what they say: where they stand in their source must not count. */
export function compareEntries(a: LocatedEntry, b: LocatedEntry): number {
	return (
		compareTexts(a.source, b.source) ||
		compareTexts(a.citekey, b.citekey) ||
		compareTexts(a.entry.title, b.entry.title) ||
		compareTexts(JSON.stringify(a.entry), JSON.stringify(b.entry))
	);
}
