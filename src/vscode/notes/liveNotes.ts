import * as vscode from 'vscode';
import { Emitter } from '../../core/model/event';
import { outermostFolders, within } from '../../core/library/workspaceFiles';
import type { Paper } from '../../core/model/paper';
import type { Slices } from '../../core/model/slices';
import { citekeysOf } from '../../core/notes/index/citekeysOf';
import type { CitedPlace } from '../../core/notes/index/noteCitations';
import { NoteIndex } from '../../core/notes/noteIndex';
import type { CacheFolder } from '../files/cacheFolder';
import { onDidChangeDialects } from '../dialects';
import { folderOf } from '../files/folderOf';
import type { FolderWatch } from '../files/folderWatch';
import { Batch } from '../timing/batch';
import { Throttle } from '../timing/throttle';
import type { ReadingThread } from '../threads/readingThread';
import { Timers } from '../timing/timers';
import { findNotes, findNotesIn, isNoteFile, isOpenNote, watchNotes } from './noteFiles';
import { NoteReader } from './noteReader';

/**
 * Who is cited where, in all notes of the workspace and all that are open, and which notes are about whom, kept in step with files
 * and editors: what stands in an editor counts before what is on disk.
 */
export class LiveNotes implements vscode.Disposable {
	readonly #index = new NoteIndex();
	readonly #reader: NoteReader;
	readonly #log: vscode.LogOutputChannel;
	/** The last reading of each note that is not over yet. */
	readonly #readings = new Map<string, Reading>();
	/** The notes that are read a little later, and their timers; then they are due, and read some at a time. */
	readonly #waiting = new Set<string>();
	readonly #timers = new Timers();
	readonly #due = new Set<string>();
	/** Folders to be looked into, and what is gone and may have been one. */
	readonly #moved = new Batch<string>(quietMilliseconds, (moved) => this.#lookInto(outermostFolders(moved)));
	readonly #gone = new Batch<string>(0, (gone) =>
		within(gone, this.#index.uris).forEach((source) => this.#readLater(source)),
	);
	readonly #changes = new Emitter<void>();
	readonly #announcements = new Throttle(
		() => this.#changes.fire(),
		() => (this.#isLoaded ? quietMilliseconds : loadingMilliseconds),
	);
	readonly #disposables: readonly vscode.Disposable[];
	#loading: Promise<void> = Promise.resolve();
	#loads = 0;
	#working = 0;
	#isLoaded = false;

	/** Fires when some note cites something else, or elsewhere, than before, and when all are read. */
	readonly onDidChange = this.#changes.event;

	constructor({ cache, thread, folders, log }: NoteParts) {
		this.#log = log;
		this.#reader = new NoteReader(cache, thread, log);
		this.#disposables = [
			this.#reader,
			this.#moved,
			this.#gone,
			watchNotes(folders, {
				onChange: (uri) => this.#noteChanged(uri),
				onMove: (uri) => this.#moved.add(uri.toString()),
				onDelete: (uri) => this.#readGone(uri),
			}),
			vscode.workspace.onDidChangeWorkspaceFolders(() => void this.load()),
			onDidChangeDialects(() => void this.load()),
			vscode.workspace.onDidOpenTextDocument((document) => {
				if (isOpenNote(document)) {
					void this.#read(document.uri.toString());
				}
			}),
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length > 0 && isOpenNote(document)) {
					this.#readLater(document.uri.toString());
				}
			}),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => {
				if (this.#index.get(uri.toString())) {
					void this.#read(uri.toString());
				}
			}),
		];
	}

	/** Whether all notes were read once: before that, places may still come. */
	get isLoaded(): boolean {
		return this.#isLoaded;
	}

	/** The addresses of all notes, in no order that matters, as far as they are known: see `settled`. */
	get uris(): Iterable<string> {
		return this.#index.uris;
	}

	/** Every key that some note cites, as it is at any time. */
	get citedKeys(): ReadonlySet<string> {
		return this.#index.citedKeys;
	}

	/** The keys that the notes of each folder cite, by the address of the folder; those of notes in none under `''`. */
	citedKeysByFolder(): Slices<ReadonlyMap<string, ReadonlySet<string>>> {
		return this.#index.citedKeysByFolder((source) => folderOf(vscode.Uri.parse(source)));
	}

	/** The bibliographies that notes name, as written, by the address of the note. */
	get namedBibliographies(): ReadonlyMap<string, readonly string[]> {
		return this.#index.namedBibliographies;
	}

	/** Every place that cites the key, by notes' addresses and in the order of the text, as far as it is known: see `settled`. */
	placesOf(citekey: string): readonly CitedPlace[] {
		return this.#index.placesOf(citekey);
	}

	/** Whether a note cites the paper by any of its keys, or of those that it had before. */
	isCited(paper: Paper, oldKeys: readonly string[] = []): boolean {
		return [...citekeysOf(paper), ...oldKeys].some((citekey) => this.#index.citedKeys.has(citekey));
	}

	/** The addresses of the notes about a paper that has these keys, in their order. */
	notesAbout(citekeys: readonly string[]): readonly string[] {
		return this.#index.notesAbout(citekeys);
	}

	/** Whether the paper has a literature note, by any of its keys. */
	hasNote(paper: Paper): boolean {
		return citekeysOf(paper).some((citekey) => this.#index.hasNoteAbout(citekey));
	}

	/** Waits until every note is read as it stands now, on disk and in editors. Never rejects. */
	async settled(): Promise<void> {
		for (let loading; loading !== this.#loading;) {
			loading = this.#loading;
			await loading;
		}
		this.#gone.flush();
		await this.#readAll([...this.#waiting]);
		await Promise.all([...this.#readings.values()].map(({ done }) => done));
	}

	/** Looks for all notes, and reads those that are new or changed, open ones first. Never rejects. */
	load(): Promise<void> {
		const own = ++this.#loads;
		this.#loading = this.#load(() => own === this.#loads).catch((error: unknown) =>
			this.#log.error('The notes could not be read.', error),
		);
		return this.#loading;
	}

	dispose(): void {
		this.#loads++;
		this.#timers.dispose();
		this.#announcements.dispose();
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	async #load(isWanted: () => boolean): Promise<void> {
		const open = vscode.workspace.textDocuments.filter(isOpenNote).map(({ uri }) => uri.toString());
		await Promise.all(open.map((source) => this.#read(source)));
		await this.#reader.restore();
		const found = (await findNotes()).map((uri) => uri.toString());
		if (!isWanted()) {
			return;
		}
		// Those not found are read too: that they are gone, or no longer in the workspace, is what comes out.
		await this.#readAll([...this.#index.uris, ...this.#reader.sources, ...found]);
		if (isWanted()) {
			this.#isLoaded = true;
			this.#announcements.request();
			this.#announcements.flush();
		}
	}

	#noteChanged(uri: vscode.Uri): void {
		const source = uri.toString();
		this.#reader.distrust(source);
		this.#readLater(source);
	}

	#lookInto(moved: readonly string[]): void {
		findNotesIn(moved.map((folder) => vscode.Uri.parse(folder))).then(
			(notes) => this.#readAll([...within(moved, this.#index.uris), ...notes.map(String)]),
			(error: unknown) => this.#log.warn('Folders could not be searched for notes.', error),
		);
	}

	#readGone(uri: vscode.Uri): void {
		if (isNoteFile(uri)) {
			this.#readLater(uri.toString());
			return;
		}
		this.#gone.add(uri.toString());
	}

	#readLater(source: string): void {
		this.#waiting.add(source);
		this.#timers.set(source, quietMilliseconds, () => {
			this.#due.add(source);
			if (this.#working < readAtOnce) {
				void this.#readDue();
			}
		});
	}

	async #readAll(sources: readonly string[]): Promise<void> {
		for (const source of sources) {
			this.#due.add(source);
		}
		await Promise.all(Array.from({ length: readAtOnce }, () => this.#readDue()));
	}

	/** One after the other until none is due; several may do so side by side. */
	async #readDue(): Promise<void> {
		this.#working++;
		for (const source of this.#due) {
			this.#due.delete(source);
			await this.#read(source);
		}
		this.#working--;
	}

	/** Reads a note as it is now; of several readings that are under way, the last counts. Never rejects. */
	#read(source: string): Promise<void> {
		this.#timers.cancel(source);
		this.#waiting.delete(source);
		const reading: Reading = { done: Promise.resolve() };
		this.#readings.set(source, reading);
		const isLast = (): boolean => this.#readings.get(source) === reading;
		reading.done = this.#readNow(source, isLast)
			.catch((error: unknown) => this.#log.warn(`${source} could not be read.`, error))
			.finally(() => {
				if (isLast()) {
					this.#readings.delete(source);
				}
			});
		return reading.done;
	}

	async #readNow(source: string, isLast: () => boolean): Promise<void> {
		const note = await this.#reader.read(source, isLast);
		if (isLast()) {
			const isChanged = note ? this.#index.set(source, note) : this.#index.delete(source);
			if (isChanged) {
				this.#announcements.request();
			}
		}
	}
}

/** What notes are read with. */
export interface NoteParts {
	readonly cache: CacheFolder;
	readonly thread: ReadingThread;
	readonly folders: FolderWatch;
	readonly log: vscode.LogOutputChannel;
}

interface Reading {
	done: Promise<void>;
}

const quietMilliseconds = 200;
const loadingMilliseconds = 1000;
/** Two batches for the thread. */
const readAtOnce = 100;
