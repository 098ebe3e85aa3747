import type { Entry } from '../model/entry';
import type { Paper } from '../model/paper';
import { assignCitekeys } from './citekeys';

/** The entries of one source. */
export interface SourceEntries {
	readonly source: string;
	readonly entries: readonly Entry[];
}

/** Makes papers of the entries of all sources, in their order; entries without a key are given one. */
export function toPapers(sources: readonly SourceEntries[]): Paper[] {
	const all = sources.flatMap(({ source, entries }) => entries.map((entry) => ({ source, entry })));
	const citekeys = assignCitekeys(all.map(({ entry }) => entry));
	return all.map(({ source, entry: { range: _range, verbatim, record, ...rest } }, at) => ({
		...rest,
		id: citekeys[at] ?? '',
		citekey: citekeys[at] ?? '',
		provenance: { source, ...(verbatim && { verbatim }), ...(record && { record }) },
	}));
}
