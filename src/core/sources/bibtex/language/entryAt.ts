import { partitionPoint } from '../../../text/partitionPoint';
import type { BibtexDocument, DocumentEntry } from './bibtexDocument';

/** The entry that holds an offset; its end counts. */
export function entryAt({ entries }: BibtexDocument, offset: number): DocumentEntry | undefined {
	const entry = entries[partitionPoint(entries.length, (at) => (entries[at]?.node.end ?? 0) < offset)];
	return entry && entry.node.start <= offset ? entry : undefined;
}
