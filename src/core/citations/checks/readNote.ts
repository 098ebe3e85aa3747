import type { Range, Span } from '../../text/range';
import { scanMarkdown, type MarkdownMap } from '../markdownMap';

/** A note and what stands where in it: read once, for all checks and fixes of that text. */
export interface ReadNote {
	readonly text: string;
	readonly map: MarkdownMap;
}

export function readNote(text: string): ReadNote {
	return { text, map: scanMarkdown(text) };
}

/** The range as offsets. */
export function spanOf({ map }: ReadNote, range: Range): Span {
	return { start: map.lines.offsetAt(range.start), end: map.lines.offsetAt(range.end) };
}
