import type { BibtexDocument, DocumentEntry } from './bibtexDocument';

/** The entry that holds an offset; its end counts. */
export function entryAt({ entries }: BibtexDocument, offset: number): DocumentEntry | undefined {
	let low = 0;
	let high = entries.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const entry = entries[middle];
		if (entry && entry.node.end < offset) {
			low = middle + 1;
		} else if (entry && entry.node.start > offset) {
			high = middle - 1;
		} else {
			return entry;
		}
	}
	return undefined;
}
