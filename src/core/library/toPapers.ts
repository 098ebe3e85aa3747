import { withoutRange, type Entry } from '../model/entry';
import type { Paper } from '../model/paper';
import { assignCitekeys } from './citekeys';
import { mergeEntries } from './mergeEntries';

/** Makes a paper of each entry of a source, in their order; entries without a key are given one. */
export function toPapers(source: string, entries: readonly Entry[]): Paper[] {
	const citekeys = assignCitekeys(entries);
	return entries.map((entry, at) =>
		mergeEntries([{ source, citekey: citekeys[at] ?? '', entry: withoutRange(entry) }]),
	);
}
