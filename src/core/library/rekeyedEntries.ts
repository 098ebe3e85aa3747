import { hashText } from '../text/hashText';
import type { Slices } from '../model/slices';
import type { LocatedEntry } from './locatedEntry';

/**
 * Which of the entries that come to a source say the same as one that goes from it, and have another citekey. An entry which says so
 * little that others say it, too, is none.
 *
 * @param gone by citekey
 * @returns the citekeys that they had
 */
export function* findRekeyed(
	gone: ReadonlyMap<string, readonly LocatedEntry[]>,
	come: readonly LocatedEntry[],
): Slices<ReadonlyMap<LocatedEntry, string>> {
	const rekeyed = new Map<LocatedEntry, string>();
	const kept = new Set(come.map(({ citekey }) => citekey));
	const lost = [...gone].flatMap(([citekey, [only, ...others]]) =>
		only && others.length === 0 && !kept.has(citekey) ? [only] : [],
	);
	const fresh = lost.length === 0 ? [] : come.filter(({ citekey }) => !gone.has(citekey));
	if (fresh.length === 0) {
		return rekeyed;
	}
	const before = yield* byContent(lost);
	for (const [content, located] of yield* byContent(fresh)) {
		const known = before.get(content);
		if (known && located) {
			rekeyed.set(located, known.citekey);
		}
	}
	return rekeyed;
}

/** By a hash of what they say; `undefined` where several say it. */
function* byContent(entries: readonly LocatedEntry[]): Slices<ReadonlyMap<number, LocatedEntry | undefined>> {
	const found = new Map<number, LocatedEntry | undefined>();
	for (const [at, located] of entries.entries()) {
		const { citekey: _, ...said } = located.entry;
		const content = hashText(JSON.stringify(said));
		found.set(content, found.has(content) ? undefined : located);
		if (at % entriesInSlice === entriesInSlice - 1) {
			yield;
		}
	}
	return found;
}

/** About 5 ms of work, with long abstracts. */
const entriesInSlice = 200;
