import type { Paper } from '../model/paper';
import { hashText } from '../text/hashText';
import type { Library } from './library';

/**
 * A number that tells what a paper of the library says from what it said before, the same in another session: made of the hashes of
 * its entries, for far less than it takes to read the paper.
 *
 * @returns `undefined` for what is no paper of the library any more, and where an entry has no hash.
 */
export function stampOf(library: Library, paper: Paper): number | undefined {
	if (library.get(paper.id) !== paper) {
		return undefined;
	}
	const entries = library.entriesOfPaper(paper.id);
	if (entries.length === 1) {
		return entries[0]?.hash;
	}
	const hashes = entries.map(({ hash }) => hash);
	return hashes.includes(undefined) ? undefined : hashText(hashes.join(' '));
}
