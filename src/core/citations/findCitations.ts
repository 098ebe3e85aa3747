import type { Position } from '../text/position';
import { touches } from '../text/range';
import type { Citation, CitationGroup } from './citation';
import { defaultMarkdown } from './dialect';
import { scanNote } from './noteMap';

/** Every citation of a note, in the order of the text. */
export function findCitations(note: string, dialect = defaultMarkdown): readonly CitationGroup[] {
	return scanNote(note, dialect).citationGroups;
}

/** A citation and the group it is one of. */
export interface CitationPlace {
	readonly group: CitationGroup;
	readonly citation: Citation;
}

/**
 * The citation whose sign, key or braces a cursor touches.
 *
 * @returns `undefined` on the rest of a group, such as its locators, and outside of groups.
 */
export function citationAt(groups: readonly CitationGroup[], position: Position): CitationPlace | undefined {
	for (const group of groups) {
		const citation = group.citations.find(({ range }) => touches(range, position));
		if (citation) {
			return { group, citation };
		}
	}
	return undefined;
}

/** The innermost group that a cursor touches. */
export function citationGroupAt(
	groups: readonly CitationGroup[],
	position: Position,
): CitationGroup | undefined {
	return groups.filter(({ range }) => touches(range, position)).at(-1);
}
