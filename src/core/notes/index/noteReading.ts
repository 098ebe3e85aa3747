import { dialectKey, type CitationDialect } from '../../citations/dialect';
import { bibliographiesNamedIn } from '../../library/projects/namedBibliographies';
import { isTypstPath } from '../../library/workspaceFiles';
import { finish, type Slices } from '../../model/slices';
import { hashText } from '../../text/hashText';
import { literatureNoteOf } from '../literatureNote';
import type { CachedNote } from './cachedNotes';
import { detach, readCitationsInSlices } from './noteCitations';

/** When a file was written last, in milliseconds since 1970, and how many bytes it has. */
export type FileTime = Pick<CachedNote, 'mtime' | 'size'>;

/** What a note's file was when it was read last: all that is kept of it but what it cites, which is the most. */
export type KnownNote = FileTime & Pick<CachedNote, 'hash' | 'readAs'>;

/** What a note cites, is about and may cite from. */
export type ReadNote = Pick<CachedNote, 'citations' | 'about' | 'bibliographies'>;

/** What a note's text tells. */
export type NoteReading = Pick<CachedNote, 'hash' | 'readAs'> & ReadNote;

/** A note's text, and what it is to be read by. */
export interface NoteText {
	/** The note's address. */
	readonly uri: string;
	readonly text: string;
	readonly dialect: CitationDialect;
}

export function toKnown({ mtime, size, hash, readAs }: CachedNote): KnownNote {
	return { mtime, size, hash, readAs };
}

/** Whether a file can be told to be as it was without a look into it. */
export function isUntouched(
	known: KnownNote | undefined,
	time: FileTime,
	dialect: CitationDialect,
): known is KnownNote {
	return known?.mtime === time.mtime && known.size === time.size && known.readAs === dialectKey(dialect);
}

/** Reads a note, in slices; one that is as it is known gives nothing new. */
export function* readNoteTextInSlices(
	{ uri, text, dialect }: NoteText,
	known?: KnownNote,
): Slices<NoteReading | 'same'> {
	const readAs = dialectKey(dialect);
	const hash = hashText(text);
	yield;
	if (known?.hash === hash && known.readAs === readAs) {
		return 'same';
	}
	const citations = yield* readCitationsInSlices(text, dialect);
	return { hash, readAs, citations, ...readHead(uri, text) };
}

/** What a note says of itself. */
export function readHead(uri: string, text: string): Omit<ReadNote, 'citations'> {
	const named = bibliographiesNamedIn(text, isTypstPath(uri));
	return { about: literatureNoteOf(uri, text)?.citekey, bibliographies: named && detach(named) };
}

/** The same at once. */
export function readNoteText(note: NoteText, known?: KnownNote): NoteReading | 'same' {
	return finish(readNoteTextInSlices(note, known));
}
