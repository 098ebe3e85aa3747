import * as vscode from 'vscode';
import type { CitationDialect } from '../../core/citations/dialect';
import type { Slices } from '../../core/model/slices';
import type { CachedNote } from '../../core/notes/index/cachedNotes';
import { packCitations, readCitationsInSlices } from '../../core/notes/index/noteCitations';
import { literatureNoteOf } from '../../core/notes/literatureNote';
import { hashText } from '../../core/text/hashText';
import type { CacheFolder } from '../cacheFolder';
import { dialectOfUri } from '../dialects';
import { openDocument } from '../openDocument';
import { readOpenNoteSoon } from '../openNotes';
import { readIfThere } from '../readIfThere';
import { runSlices } from '../runSlices';
import { NoteCache } from './noteCache';
import { statIfThere } from '../statIfThere';
import { isNoteFile, isOpenNote } from './noteFiles';

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
		return open ? readOpen(source, open, isWanted) : this.#readFile(source, isWanted);
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#saveTimeout);
	}

	async #readFile(source: string, isWanted: () => boolean): Promise<ReadNote | undefined> {
		const uri = vscode.Uri.parse(source);
		const stat = isNoteFile(uri) ? await statIfThere(uri) : undefined;
		const known = this.#files.get(source);
		const dialect = dialectOfUri(uri);
		if (
			stat &&
			known?.mtime === stat.mtime &&
			known.size === stat.size &&
			known.syntaxes === dialect.syntaxes.join()
		) {
			return known;
		}
		const bytes = stat && (await readIfThere(uri));
		const text = bytes && new TextDecoder().decode(bytes);
		const note =
			text === undefined ? undefined : await runSlices(readNote({ source, text, dialect }, known), isWanted);
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
export type ReadNote = Pick<CachedNote, 'citations' | 'about'>;
type ReadFile = ReadNote & Pick<CachedNote, 'hash' | 'syntaxes'>;

/** Unless its text is known. */
function* readNote(
	{
		source,
		text,
		dialect,
	}: { readonly source: string; readonly text: string; readonly dialect: CitationDialect },
	known: ReadFile | undefined,
): Slices<ReadFile> {
	const syntaxes = dialect.syntaxes.join();
	const hash = hashText(text);
	yield;
	if (known?.hash === hash && known.syntaxes === syntaxes) {
		return known;
	}
	const citations = yield* readCitationsInSlices(text, dialect);
	return { hash, syntaxes, citations, about: literatureNoteOf(source, text)?.citekey };
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
			about: literatureNoteOf(source, note.text)?.citekey,
		}
	);
}

/** Whether a document that nobody changed is all that is left of its file: VS Code keeps it for a while. */
async function isDeleted({ uri, isDirty, isUntitled }: vscode.TextDocument): Promise<boolean> {
	return !isDirty && !isUntitled && isNoteFile(uri) && (await statIfThere(uri)) === undefined;
}

const quietMilliseconds = 10_000;
