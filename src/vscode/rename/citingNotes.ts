import { literatureNoteOf } from '../../core/notes/literatureNote';
import type { NoteScope } from '../../core/notes/rename/renameReach';
import type { LiveNotes } from '../notes/liveNotes';
import { ownTurn } from '../timing/runSlices';
import type { DocumentPapers } from '../sources/documentPapers';
import { readFileText, type FileText } from './fileText';

/** A note that cites a key, and what it may cite from. */
export interface CitingNote {
	readonly file: FileText;
	readonly scope: NoteScope;
}

export interface CitingNoteServices {
	readonly notes: LiveNotes;
	readonly documentPapers: DocumentPapers;
}

/**
 * All notes that cite a key, as they stand in editors or on disk, but closed ones that have an entry for it in their own YAML: it
 * stands for nothing else there.
 *
 * @param about notes that may be about the paper by that key, and are found then, too
 * @throws RenameRefused when one cannot be read.
 */
export async function findCitingNotes(
	services: CitingNoteServices,
	citekey: string,
	about: readonly string[] = [],
): Promise<readonly CitingNote[]> {
	const citing = new Set(services.notes.placesOf(citekey).map(({ uri }) => uri));
	const sources = [...new Set([...citing, ...about])];
	const found: CitingNote[] = [];
	for (let from = 0; from < sources.length; from += readAtOnce) {
		const some = sources.slice(from, from + readAtOnce);
		found.push(
			...(await Promise.all(some.map((source) => readCitingNote(services, source, citekey)))).flat(),
		);
	}
	return found.filter(
		({ file: { text }, scope: { note } }) =>
			citing.has(note) || literatureNoteOf(note, text)?.citekey === citekey,
	);
}

async function readCitingNote(
	services: CitingNoteServices,
	source: string,
	citekey: string,
): Promise<readonly CitingNote[]> {
	const file = await readFileText(source);
	const sources = await scopeOf(services, file, citekey);
	// What is known already comes at once, and all notes together might hold the extension host.
	await ownTurn();
	return sources ? [{ file, scope: { note: source, sources } }] : [];
}

async function scopeOf(
	{ documentPapers }: CitingNoteServices,
	{ uri, text, open }: FileText,
	citekey: string,
): Promise<readonly string[] | undefined> {
	return open ? documentPapers.sourcesOf(open.document) : documentPapers.sourcesForKey(uri, text, citekey);
}

const readAtOnce = 16;
