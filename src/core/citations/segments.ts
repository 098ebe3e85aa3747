import type { Findings } from './findings';

/**
 * A piece of a note that is read by itself, and all that is in it. Offsets count from its start. In Markdown it is one or more whole
 * blocks at the top of the note with the blank lines behind them, in Typst some lines that nothing reaches out of; these may end within a line,
 * behind mathematics.
 */
export interface NoteSegment {
	/** In UTF-16 units. */
	readonly length: number;
	/** Up to where the parser looked far ahead for the end of something; infinite: to the end of the note. */
	readonly reach: number;
	readonly findings: Findings;
}

/** The segments of a whole note. */
export interface NoteSegments {
	readonly list: readonly NoteSegment[];
	/** The offset in the note where each begins. */
	readonly starts: readonly number[];
}

export function toSegments(list: readonly NoteSegment[]): NoteSegments {
	let start = 0;
	const starts = list.map(({ length }) => (start += length) - length);
	return { list, starts };
}
