import type { Slices } from '../../model/slices';
import type { Range, Span } from '../../text/range';
import type { CitationGroup } from '../citation';
import { defaultMarkdown, type CitationDialect } from '../dialect';
import { NoteMap, scanNote } from '../noteMap';
import type { PlacedGroup } from '../syntaxes/groupRewriting';

/** A note and what stands where in it: read once, for all checks and fixes of that text. */
export interface ReadNote {
	readonly text: string;
	readonly map: NoteMap;
	readonly dialect: CitationDialect;
}

/** @param earlier the note as it was a moment ago; what has not changed since is not read again */
export function readNote(text: string, dialect = defaultMarkdown, earlier?: ReadNote): ReadNote {
	const map = scanNote(text, dialect, earlier?.map);
	return { text, map, dialect: map.dialect };
}

/** The same in slices. */
export function* readNoteInSlices(text: string, dialect: CitationDialect): Slices<ReadNote> {
	const map = yield* NoteMap.read(text, dialect);
	return { text, map, dialect };
}

/** The range as offsets. */
export function spanOf({ map }: ReadNote, range: Range): Span {
	return { start: map.lines.offsetAt(range.start), end: map.lines.offsetAt(range.end) };
}

/** The group, by offsets. */
export function placedGroup(note: ReadNote, group: CitationGroup): PlacedGroup {
	const { kind, range, bracketRange, citations } = group;
	return {
		kind,
		span: spanOf(note, range),
		...(bracketRange && { bracketSpan: spanOf(note, bracketRange) }),
		citations: citations.map(({ citekey, mode, prefix, locator, suffix, ...ranges }) => ({
			citekey,
			mode,
			prefix,
			locator,
			suffix,
			span: spanOf(note, ranges.range),
			keySpan: spanOf(note, ranges.keyRange),
			itemSpan: spanOf(note, ranges.itemRange),
		})),
	};
}
