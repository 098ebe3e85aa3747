import type { Paper } from '../model/paper';
import { hashText } from '../text/hashText';
import type { Library } from './library';

/**
 * A number that changes when what a paper of the library says changes, and is the same in another session. It is made of the hashes of
 * the paper's entries, which takes far less time than to read the paper.
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
