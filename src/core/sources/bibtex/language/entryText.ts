import { keysIn } from '../inheritFields';
import { findEntry, type BibtexDocument, type DocumentEntry } from './bibtexDocument';

/**
 * The entry as a small file of its own that means the same: the strings before it, the entry, and behind it the entries it
 * inherits from. For reading one entry of a large file.
 */
export function entryText(document: BibtexDocument, entry: DocumentEntry): string {
	const { text, nodes } = document.file;
	const needed = new Set([entry]);
	for (const child of needed) {
		for (const name of ['crossref', 'xdata']) {
			for (const key of keysIn(child.fields.get(name) ?? '')) {
				const parent = findEntry(document, key);
				if (parent) {
					needed.add(parent);
				}
			}
		}
	}
	const strings = nodes.filter((node) => node.kind === 'string' && node.start < entry.node.start);
	return [...strings, ...[...needed].map(({ node }) => node)]
		.map(({ start, end }) => text.slice(start, end))
		.join('\n');
}
