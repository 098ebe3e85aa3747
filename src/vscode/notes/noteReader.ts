import * as vscode from 'vscode';
import type { Slices } from '../../core/model/slices';
import type { CachedNote } from '../../core/notes/index/cachedNotes';
import { readCitations } from '../../core/notes/index/noteCitations';
import { literatureNoteOf } from '../../core/notes/literatureNote';
import { hashText } from '../../core/text/hashText';
import type { CacheFolder } from '../cacheFolder';
import { openDocument } from '../openDocument';
import { readIfThere } from '../readIfThere';
import { runSlices } from '../runSlices';
import { NoteCache } from './noteCache';
import { isNoteFile, isOpenNote, statIfThere } from './noteFiles';

/** Reads what notes cite and are about, from editors before files; a file that is as it was when it was read last, perhaps in another session, is not read again. */
export class NoteReader implements vscode.Disposable {
	readonly #files = new Map<string, CachedNote>();
	readonly #cache: NoteCache;
	#isRestored = false;
	#isDisposed = false;
	#saveTimeout: unknown;

	constructor(
		cache: CacheFolder,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.#cache = new NoteCache(cache);
	}

	/** The files that were read, and are not known to be gone. */
	get sources(): Iterable<string> {
		return this.#files.keys();
	}

	/** Takes up what the cache has, once. */
	async restore(): Promise<void> {
		if (!this.#isRestored) {
			this.#isRestored = true;
			for await (const note of this.#cache.read()) {
				if (!this.#files.has(note.uri)) {
					this.#files.set(note.uri, note);
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
		return open
			? runSlices(readNote(source, open.getText(), this.#files.get(source)), isWanted)
			: this.#readFile(source, isWanted);
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#saveTimeout);
	}

	async #readFile(source: string, isWanted: () => boolean): Promise<ReadNote | undefined> {
		const uri = vscode.Uri.parse(source);
		const stat = isNoteFile(uri) ? await statIfThere(uri) : undefined;
		const known = this.#files.get(source);
		if (stat && known?.mtime === stat.mtime && known.size === stat.size) {
			return known;
		}
		const bytes = stat && (await readIfThere(uri));
		const text = bytes && new TextDecoder().decode(bytes);
		const note = text === undefined ? undefined : await runSlices(readNote(source, text, known), isWanted);
		if (isWanted()) {
			if (stat && note) {
				this.#files.set(source, { ...note, uri: source, mtime: stat.mtime, size: stat.size });
				this.#saveLater();
			} else if (this.#files.delete(source)) {
				this.#saveLater();
			}
		}
		return note;
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

/** What was read of a note's text. */
export type ReadNote = Pick<CachedNote, 'hash' | 'citations' | 'about'>;

/** The whole note is read in one slice, unless its text is known. */
function* readNote(source: string, text: string, known: ReadNote | undefined): Slices<ReadNote> {
	const hash = hashText(text);
	yield;
	return known?.hash === hash
		? known
		: { hash, citations: readCitations(text), about: literatureNoteOf(source, text)?.citekey };
}

/** Whether a document that nobody changed is all that is left of its file: VS Code keeps it for a while. */
async function isDeleted({ uri, isDirty, isUntitled }: vscode.TextDocument): Promise<boolean> {
	return !isDirty && !isUntitled && isNoteFile(uri) && (await statIfThere(uri)) === undefined;
}

const quietMilliseconds = 10_000;
