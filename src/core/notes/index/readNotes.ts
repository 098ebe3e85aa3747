import type { CitationDialect } from '../../citations/dialect';
import type { CachedNote } from './cachedNotes';
import { isUntouched, readNoteText, type FileTime, type KnownNote } from './noteReading';

/** What is asked about the file of a note. */
export interface AskedNote {
	/** The note's address. */
	readonly uri: string;
	readonly path: string;
	readonly dialect: CitationDialect;
	/** What it was when it was read last. */
	readonly known: KnownNote | undefined;
}

/** What is there now: `same` where it says what is known of it, perhaps written once more; `undefined` where nothing can be read. */
export type NoteAnswer = CachedNote | ({ readonly kind: 'same' } & FileTime) | undefined;

/** A host that has files. */
export interface NoteFiles {
	/** @returns `undefined` when there is no such file. */
	timeOf(path: string): FileTime | undefined;
	readFile(path: string, isKept: boolean): Uint8Array | undefined;
}

/** Reads the files of notes one after the other, each that cannot be told to be as it was. */
export function readNotes(asked: readonly AskedNote[], files: NoteFiles): readonly NoteAnswer[] {
	return asked.map((note) => {
		try {
			return readNoteFile(note, files);
		} catch {
			return undefined;
		}
	});
}

function readNoteFile({ uri, path, dialect, known }: AskedNote, files: NoteFiles): NoteAnswer {
	const time = files.timeOf(path);
	if (!time) {
		return undefined;
	}
	if (isUntouched(known, time, dialect)) {
		return { kind: 'same', ...time };
	}
	const bytes = files.readFile(path, false);
	if (!bytes) {
		return undefined;
	}
	const reading = readNoteText({ uri, text: new TextDecoder().decode(bytes), dialect }, known);
	return reading === 'same' ? { kind: 'same', ...time } : { ...reading, uri, ...time };
}
