import { partitionPoint } from '../../../text/partitionPoint';
import type { BibtexDocument, DocumentEntry } from './bibtexDocument';

/** The entry that holds an offset; its end counts. */
export function entryAt({ entries }: BibtexDocument, offset: number): DocumentEntry | undefined {
	const entry = entries[partitionPoint(entries.length, (at) => (entries[at]?.node.end ?? 0) < offset)];
	return entry && entry.node.start <= offset ? entry : undefined;
}

/** The entry that an offset with nothing but blanks before it would belong to, since that is not closed yet. */
export function openEntryBefore(
	{ entries, file: { text } }: BibtexDocument,
	offset: number,
): DocumentEntry | undefined {
	const entry = entries[partitionPoint(entries.length, (at) => (entries[at]?.node.end ?? 0) < offset) - 1];
	return entry && !entry.node.isClosed && text.slice(entry.node.end, offset).trim() === ''
		? entry
		: undefined;
}
