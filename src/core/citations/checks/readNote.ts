import type { Range, Span } from '../../text/range';
import { defaultMarkdown, type CitationDialect } from '../dialect';
import { scanNote, type MarkdownMap } from '../markdownMap';

/** A note and what stands where in it: read once, for all checks and fixes of that text. */
export interface ReadNote {
	readonly text: string;
	readonly map: MarkdownMap;
	readonly dialect: CitationDialect;
}

export function readNote(text: string, dialect = defaultMarkdown): ReadNote {
	return { text, map: scanNote(text, dialect), dialect };
}

/** The range as offsets. */
export function spanOf({ map }: ReadNote, range: Range): Span {
	return { start: map.lines.offsetAt(range.start), end: map.lines.offsetAt(range.end) };
}
