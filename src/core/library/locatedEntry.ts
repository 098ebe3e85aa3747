import type { UnplacedEntry } from '../model/entry';
import { compareTexts } from '../text/compareTexts';
import { partitionPoint } from '../text/partitionPoint';

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
export function sortByRichness(entries: readonly LocatedEntry[]): LocatedEntry[] {
	return entries
		.map((located) => ({ located, richness: richnessOf(located) }))
		.sort((a, b) => b.richness - a.richness || compareEntries(a.located, b.located))
		.map(({ located }) => located);
}

/** What `sortByRichness` sorted, with one more. */
export function withRicher(entries: EntryGroup, added: LocatedEntry): LocatedEntry[] {
	const richness = richnessOf(added);
	const place = partitionPoint(entries.length, (at) => {
		const known = entries[at] ?? added;
		return (richness - richnessOf(known) || compareEntries(known, added)) < 0;
	});
	return [...entries.slice(0, place), added, ...entries.slice(place)];
}

/** One number, in which what counts first is the highest digit. */
function richnessOf({ entry }: LocatedEntry): number {
	const hasDoi = Number(entry.DOI !== undefined);
	const hasAbstract = Number(entry.abstract !== undefined);
	return ((hasDoi * 2 + hasAbstract) * 2 ** 10 + countFields(entry)) * 2 ** 30 + entry.author.length;
}

function countFields(entry: UnplacedEntry): number {
	return Object.values(entry).filter(
		(value) => value !== undefined && !(Array.isArray(value) && value.length === 0),
	).length;
}

/** By source and key, and only where that leaves it open by what they say: where they stand in their source must not count. */
export function compareEntries(a: LocatedEntry, b: LocatedEntry): number {
	if (a === b) {
		return 0;
	}
	return (
		compareTexts(a.source, b.source) ||
		compareTexts(a.citekey, b.citekey) ||
		compareTexts(a.entry.title, b.entry.title) ||
		compareTexts(JSON.stringify(a.entry), JSON.stringify(b.entry))
	);
}
