import type { Range, Span } from '../../text/range';
import { MarkdownMap } from '../markdownMap';

/** A note and what stands where in it: read once, for all checks and fixes of that text. */
export interface ReadNote {
	readonly text: string;
	readonly map: MarkdownMap;
}

/** @param earlier the note as it was a moment ago; what has not changed since is not read again */
export function readNote(text: string, earlier?: ReadNote): ReadNote {
	return { text, map: new MarkdownMap(text, earlier?.map) };
}

/** The range as offsets. */
export function spanOf({ map }: ReadNote, range: Range): Span {
	return { start: map.lines.offsetAt(range.start), end: map.lines.offsetAt(range.end) };
}
