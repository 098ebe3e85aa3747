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
