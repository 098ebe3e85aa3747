import type { Citation, CitationGroup } from '../citations/citation';
import { isEverything } from '../citations/markdown/nocite';
import type { Paper } from '../model/paper';
import type { Slices } from '../model/slices';
import { comparePositions } from '../text/position';

/** A paper that a note cites, or a key of no paper, and all places where the note does so. */
export interface NoteReference {
	/** The paper's, else the key with its `@`: the same as long as it is the same. */
	readonly id: string;
	/** As the note has it first. */
	readonly citekey: string;
	readonly paper: Paper | undefined;
	/** In the order of the text; never empty. */
	readonly citations: readonly Citation[];
}

/**
 * What a note cites, in the order of first citation; a paper once, whichever of its keys the note uses. Keys that are empty, and
 * the `@*` of `nocite`, name nothing.
 *
 * @param find the paper that a key stands for in the note
 */
export function* listReferences(
	groups: readonly CitationGroup[],
	find: (citekey: string) => Paper | undefined,
): Slices<readonly NoteReference[]> {
	const citations = groups
		.flatMap((group) => group.citations.filter((citation) => !isEverything(citation, group)))
		.filter(({ citekey }) => citekey !== '')
		.sort((a, b) => comparePositions(a.keyRange.start, b.keyRange.start));
	const references = new Map<string, NoteReference & { readonly citations: Citation[] }>();
	for (const [at, citation] of citations.entries()) {
		if (at % citationsInSlice === citationsInSlice - 1) {
			yield;
		}
		const { citekey } = citation;
		const paper = find(citekey);
		const id = paper?.id ?? `@${citekey}`;
		const known = references.get(id);
		if (known) {
			known.citations.push(citation);
		} else {
			references.set(id, { id, citekey, paper, citations: [citation] });
		}
	}
	return [...references.values()];
}

/** A paper may have to be put together from its entries first. */
const citationsInSlice = 50;
