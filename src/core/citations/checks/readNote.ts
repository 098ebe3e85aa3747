import type { Range, Span } from '../../text/range';
import { defaultMarkdown, isSameDialect, type CitationDialect } from '../dialect';
import { MarkdownMap } from '../markdownMap';

/** A note and what stands where in it: read once, for all checks and fixes of that text. */
export interface ReadNote {
	readonly text: string;
	readonly map: MarkdownMap;
	readonly dialect: CitationDialect;
}

/** @param earlier the note as it was a moment ago; what has not changed since is not read again */
export function readNote(text: string, dialect = defaultMarkdown, earlier?: ReadNote): ReadNote {
	const isSame = earlier && isSameDialect(earlier.dialect, dialect);
	// The same dialect, not one like it, tells that what was found still holds.
	const read = isSame ? earlier.dialect : dialect;
	return { text, map: new MarkdownMap(text, read, isSame ? earlier.map : undefined), dialect: read };
}

/** The range as offsets. */
export function spanOf({ map }: ReadNote, range: Range): Span {
	return { start: map.lines.offsetAt(range.start), end: map.lines.offsetAt(range.end) };
}
