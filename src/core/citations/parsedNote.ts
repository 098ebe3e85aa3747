import type { BlockSpan, ContainerSpan, FoundGroup, InertSpan } from './findings';

/** What the parser of a note's language found; offsets are the note's, all lists in the order of the text. */
export interface ParsedNote {
	readonly text: string;
	/** The citations that the language has itself, without those of other syntaxes that can stand in it. */
	readonly groups: readonly FoundGroup[];
	/** Pieces that are no prose; they do not overlap. */
	readonly inert: readonly InertSpan[];
	/** The blocks that hold no others. */
	readonly blocks: readonly BlockSpan[];
	/** Outer ones before inner ones. */
	readonly containers: readonly ContainerSpan[];
}

/** The last piece that is no prose and begins at or before `offset`, if it reaches there. */
export function inertAt({ inert }: Pick<ParsedNote, 'inert'>, offset: number): InertSpan | undefined {
	let low = 0;
	let high = inert.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((inert[middle]?.start ?? 0) <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	const span = inert[low - 1];
	return span && offset < span.end ? span : undefined;
}
