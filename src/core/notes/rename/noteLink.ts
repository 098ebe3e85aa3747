import type { Span } from '../../text/range';

/** A link to a file, as a note has it: `[t](notes/a.md#part)`, `[x]: notes/a.md`, `[[notes/a|text]]`, `<a href="notes/a.md">`. */
export interface NoteLink {
	/** Wiki links name a note wherever it is; an address is a path, with percent-encoding and backslashes; a path stands as it is. */
	readonly kind: 'address' | 'wiki' | 'path';
	/** The whole path or name, without what is behind it. */
	readonly path: string;
	/** Where its last segment stands: the name of the file. */
	readonly nameSpan: Span;
}

/** A link whose path begins at an offset. */
export function toLink(kind: NoteLink['kind'], path: string, start: number): NoteLink {
	return {
		kind,
		path,
		nameSpan: { start: start + path.lastIndexOf('/') + 1, end: start + path.length },
	};
}
