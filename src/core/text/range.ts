import { partitionPoint } from './partitionPoint';
import { comparePositions, type Position } from './position';

/** A stretch of text from `start` up to, but not including, `end`. */
export interface Range {
	readonly start: Position;
	readonly end: Position;
}

/** A stretch of text by UTF-16 offsets, `end` exclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Whether the place touches the range; a cursor right behind the last character does. */
export function touches(range: Range, position: Position): boolean {
	return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}

/** The last span that begins at or before `offset`, if it reaches there. The spans are in the order of the text, and do not overlap. */
export function spanAt<S extends Span>(spans: readonly S[], offset: number): S | undefined {
	const span = spans[partitionPoint(spans.length, (at) => (spans[at]?.start ?? 0) <= offset) - 1];
	return span && offset < span.end ? span : undefined;
}
