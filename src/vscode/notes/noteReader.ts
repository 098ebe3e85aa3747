import * as vscode from 'vscode';
import type { CachedNote } from '../../core/notes/index/cachedNotes';
import { packCitations } from '../../core/notes/index/noteCitations';
import {
	isUntouched,
	readHead,
	readNoteTextInSlices,
	toKnown,
	type ReadNote,
} from '../../core/notes/index/noteReading';
import type { AskedNote, NoteAnswer } from '../../core/notes/index/readNotes';
import type { CacheFolder } from '../files/cacheFolder';
import { FileDialects } from '../dialects';
import { openDocument } from '../files/openDocument';
import { readOpenNoteSoon } from '../openNotes';
import { readIfThere } from '../files/readIfThere';
import type { ReadingThread } from '../threads/readingThread';
import { runSlices } from '../timing/runSlices';
import { NoteCache } from './noteCache';
import { statIfThere } from '../files/statIfThere';
import { isNoteFile, isOpenNote } from './noteFiles';
import { NoteThread } from './noteThread';

/** Reads what notes cite and are about, from editors before files; a file that is as it was when it was read last, perhaps in another session, is not read again. */
export class NoteReader implements vscode.Disposable {
	readonly #files = new Map<string, CachedNote>();
	readonly #cache: NoteCache;
	readonly #thread: NoteThread;
	readonly #dialects = new FileDialects();
	#isRestored = false;
	#isDisposed = false;
	#saveTimeout: unknown;

	constructor(
		cache: CacheFolder,
		thread: ReadingThread,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.#cache = new NoteCache(cache);
		this.#thread = new NoteThread(thread);
	}

	/** The files that were read, and are not known to be gone. */
	get sources(): Iterable<string> {
		return this.#files.keys();
	}

	/** Takes up what the cache has, once. */
	async restore(): Promise<void> {
		if (!this.#isRestored) {
			this.#isRestored = true;
			for await (const notes of this.#cache.read()) {
				for (const note of notes) {
					if (!this.#files.has(note.uri)) {
						this.#files.set(note.uri, note);
					}
				}
			}
		}
	}

	/** Has a file read again though it may look as before: it may be written twice in a millisecond. */
	distrust(source: string): void {
		this.#files.delete(source);
	}

	/**
	 * What a note cites now, and is about.
	 *
	 * @returns `undefined` when there is no such note, or the answer is no longer wanted.
	 */
	async read(source: string, isWanted: () => boolean): Promise<ReadNote | undefined> {
		const document = openDocument(source);
		const open = document && isOpenNote(document) ? document : undefined;
		if (open && (await isDeleted(open))) {
			return undefined;
		}
		return open ? readOpen(source, open, isWanted) : this.#readFile(source, isWanted);
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#dialects.dispose();
		clearTimeout(this.#saveTimeout);
	}

	async #readFile(source: string, isWanted: () => boolean): Promise<ReadNote | undefined> {
		const uri = vscode.Uri.parse(source);
		const known = this.#files.get(source);
		const note = isNoteFile(uri) ? await this.#readAnew(uri, known, isWanted) : undefined;
		if (note && note !== known && isWanted()) {
			this.#files.set(source, note);
			this.#saveLater();
		} else if (!note && isWanted() && this.#files.delete(source)) {
			this.#saveLater();
		}
		return note;
	}

	/** What is known of a file where that is still so, else what it is now. */
	async #readAnew(
		uri: vscode.Uri,
		known: CachedNote | undefined,
		isWanted: () => boolean,
	): Promise<CachedNote | undefined> {
		const asked = {
			uri: uri.toString(),
			path: uri.fsPath,
			dialect: this.#dialects.of(uri),
			known: known && toKnown(known),
		};
		const answer = await (uri.scheme === 'file' && this.#thread.readsFiles
			? this.#thread.read(asked)
			: readHere(uri, asked, isWanted));
		if (!answer || !('kind' in answer)) {
			return answer;
		}
		const { mtime, size } = answer;
		return known?.mtime === mtime && known.size === size ? known : known && { ...known, mtime, size };
	}

	#saveLater(): void {
		clearTimeout(this.#saveTimeout);
		if (!this.#isDisposed) {
			this.#saveTimeout = setTimeout(() => {
				this.#cache
					.write([...this.#files.values()], () => !this.#isDisposed)
					.catch((error: unknown) => this.log.warn('The notes could not be kept in the cache.', error));
			}, quietMilliseconds);
		}
	}
}

/** Reads a note's file where no thread does, in slices. */
async function readHere(
	uri: vscode.Uri,
	{ uri: source, dialect, known }: AskedNote,
	isWanted: () => boolean,
): Promise<NoteAnswer> {
	const stat = await statIfThere(uri);
	if (!stat) {
		return undefined;
	}
	const { mtime, size } = stat;
	if (isUntouched(known, stat, dialect)) {
		return { kind: 'same', mtime, size };
	}
	const bytes = await readIfThere(uri);
	const text = bytes && new TextDecoder().decode(bytes);
	const reading =
		text === undefined
			? undefined
			: await runSlices(readNoteTextInSlices({ uri: source, text, dialect }, known), isWanted);
	return reading === 'same'
		? { kind: 'same', mtime, size }
		: reading && { ...reading, uri: source, mtime, size };
}

async function readOpen(
	source: string,
	document: vscode.TextDocument,
	isWanted: () => boolean,
): Promise<ReadNote | undefined> {
	const note = await readOpenNoteSoon(document, isWanted);
	return (
		note && {
			citations: packCitations(note.map.citationGroups),
			...readHead(source, note.text),
		}
	);
}

/** Whether a document that nobody changed is all that is left of its file: VS Code keeps it for a while. */
async function isDeleted({ uri, isDirty, isUntitled }: vscode.TextDocument): Promise<boolean> {
	return !isDirty && !isUntitled && isNoteFile(uri) && (await statIfThere(uri)) === undefined;
}

const quietMilliseconds = 10_000;
