import * as vscode from 'vscode';
import { foldersWith, outermostFolders, within } from '../../core/library/workspaceFiles';
import type { FolderWatch } from '../files/folderWatch';
import { folderOf } from '../files/folderOf';
import { Batch } from '../timing/batch';
import { openDocument } from '../files/openDocument';
import { onDidChangeSetting } from '../settings';
import { isFolder, statIfThere } from '../files/statIfThere';
import { Timers } from '../timing/timers';
import { wait } from '../timing/wait';
import { bibliographyPatterns, fileOfPath, type BibliographyPattern } from './bibliographyPatterns';
import { findSources, type SourceSearch } from './findSources';
import { NamedSources, type NamedTogether } from './namedSources';
import type { LinkedSource, SourceLoader } from './sourceLoader';
import { FileWatchers, watchFolder, watchPattern, type FileEvents } from './watchSources';

/**
 * Knows which files are bibliographies: those that the settings of each folder find, and those that notes name. Has them read once,
 * and again whenever one changes on disk or in an editor, each alone.
 */
export class Bibliographies implements vscode.Disposable {
	/** Sources found by the patterns of each folder, and those that notes name. */
	#found = new Map<string, Set<string>>();
	readonly #named = new NamedSources();
	/** The first reading of each that is named: whoever asks before it is over waits, too. */
	readonly #firstReadings = new Map<string, Promise<void>>();
	/** Those that appeared since the last search began, which may have missed them. */
	readonly #created = new Set<string>();
	readonly #pending = new Timers();
	readonly #lastRead = new Map<string, number>();
	/**
	 * Folders to be looked into. They come and go by the thousand, as where another branch is checked out, and each search takes as long as
	 * one for all.
	 */
	readonly #moved = new Batch<string>(
		folderMilliseconds,
		(moved) => void this.#lookInto(outermostFolders(moved)),
	);
	/** Files and folders that are gone. */
	readonly #gone = new Batch<string>(quietMilliseconds, (gone) => this.#lookForGone(gone));
	readonly #scopesChanges = new vscode.EventEmitter<void>();
	readonly #disposables: vscode.Disposable[];
	#patterns: readonly BibliographyPattern[] = [];
	#watchers: vscode.Disposable[] = [];
	readonly #fileEvents: FileEvents = {
		onChange: (source, isByFolder) => {
			this.#readLater(source);
			// What is written into a new folder right away may go unnoticed.
			if (isByFolder) {
				this.#readOnceWatched(source);
			}
		},
		onDelete: (source) => this.#readLater(source, quietMilliseconds),
	};
	/** Of the files that notes name and no setting finds. */
	readonly #namedWatchers = new FileWatchers(this.#fileEvents);
	/** Of the files that symbolic links lead to. */
	readonly #linkWatchers = new FileWatchers(this.#fileEvents);
	#isLoaded = false;
	#loading: Promise<void> = Promise.resolve();
	/** Has the loading that goes on wait for no folder any longer. */
	#endWait: () => void = () => undefined;

	/** Fires when notes may cite from files that they could not cite from before, though these be known. */
	readonly onDidChangeScopes = this.#scopesChanges.event;

	/** @param memory keeps which files were found, so that the next start need not wait for the search. */
	constructor(
		private readonly loader: SourceLoader,
		folders: FolderWatch,
		private readonly memory: vscode.Memento,
	) {
		this.#disposables = [
			this.#scopesChanges,
			this.#moved,
			this.#gone,
			loader.onDidFollowLink((link) => this.#watchLinked(link)),
			folders.onDidMove((uri) => this.#moved.add(uri.toString())),
			folders.onDidDelete((uri) => this.#gone.add(uri.toString())),
			onDidChangeSetting('bibliographies', () => void this.load()),
			vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
				for (const note of this.#named.notesWithin(removed.map(({ uri }) => uri.toString()))) {
					void this.release(vscode.Uri.parse(note));
				}
				void this.load();
			}),
			vscode.workspace.onDidChangeTextDocument(({ document }) =>
				this.#readLater(document.uri, quietMilliseconds),
			),
			vscode.workspace.onDidCloseTextDocument((document) => this.#readLater(document.uri)),
		];
	}

	/** Finds the bibliographies again and reads all of them; then it forgets those that are no more, which count until then. */
	load(): Promise<void> {
		this.#endWait();
		const loading = this.#loading.then(() => this.#load());
		this.#loading = loading.catch(() => undefined);
		return loading;
	}

	async #load(): Promise<void> {
		const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
		const scopes = folders.length > 0 ? folders : [undefined];
		const patterns = (await Promise.all(scopes.map(bibliographyPatterns))).flat();
		const before = this.#found;
		this.#found = new Map(patterns.map(({ folder }) => [folder, new Set(before.get(folder))]));
		this.#patterns = patterns;
		this.#created.clear();
		const named = patterns.filter(({ isPath }) => isPath).map((pattern) => fileOfPath(pattern).toString());
		this.loader.expect(new Set(named));
		// Watching before searching: what comes in between is found by the one or the other.
		this.#watch(patterns);
		const remembered = this.#remembered();
		const doubtful = [...this.#found].map(([folder, sources]) => [folder, [...sources]] as const);
		const { search, asked, readings } = this.#readAndSearch(remembered, patterns);
		const ended = new Promise<void>((resolve) => (this.#endWait = resolve));
		await Promise.race([search.over, ended, wait(searchMilliseconds)]);
		const found = search.found();
		await Promise.all(readings);
		await this.#read(this.#named.sources.filter((source) => !asked.has(source)));
		for (const [folder, sources] of doubtful) {
			const isThere = found.get(folder);
			const gone = sources.filter((source) => isThere?.has(source) === false && !this.#created.has(source));
			gone.forEach((source) => this.#found.get(folder)?.delete(source));
		}
		this.#watchNamed();
		for (const source of this.loader.sources) {
			await (this.#isSource(source) ? undefined : this.#forget(source));
		}
		this.#isLoaded = true;
		this.#scopesChanges.fire();
		this.#allFound().forEach((source) => this.#readOnceWatched(vscode.Uri.parse(source)));
		this.#remember();
	}

	/** Nobody waits for it: while the workbench starts, it takes long; and where it is not kept, the next start searches first. */
	#remember(): void {
		const found = [...this.#found].map(([folder, sources]) => [folder, [...sources]]);
		if (JSON.stringify(found) !== JSON.stringify(this.memory.get(memoryKey))) {
			this.memory.update(memoryKey, found).then(undefined, () => undefined);
		}
	}

	/** The sources that were found last time, in the folders there are now: they are taken to be there until the search is over. */
	#remembered(): readonly string[] {
		const remembered = this.#isLoaded
			? []
			: this.memory.get<readonly [string, readonly string[]][]>(memoryKey, []);
		for (const [folder, sources] of remembered) {
			sources.forEach((source) => this.#found.get(folder)?.add(source));
		}
		return this.#allFound();
	}

	async #read(sources: readonly string[]): Promise<void> {
		const waiting = sources.values();
		const readNext = async (): Promise<void> => {
			for (const source of waiting) {
				await this.loader.read(vscode.Uri.parse(source));
			}
		};
		await Promise.all(Array.from({ length: readAtOnce }, readNext));
	}

	/** The sources that the settings of a folder find. */
	sourcesOf(folder: vscode.Uri): readonly string[] {
		return [...(this.#found.get(folder.toString()) ?? [])];
	}

	/** The sources that one note may cite from, for each place where that differs. */
	get scopes(): readonly (readonly string[])[] {
		const named = new Map(this.#named.together.map(({ sources }) => [sources.join(' '), sources]));
		return [...[...this.#found.values()].map((sources) => [...sources]), ...named.values()];
	}

	/** What notes of a folder and projects in it name, each together. */
	namedIn(folder: vscode.Uri): readonly (readonly string[])[] {
		return this.#named.in(folder.toString()).map(({ sources }) => sources);
	}

	/** @param all what notes that may not be open name, each together; more than one may name the same */
	setNamedByNotes(all: readonly NamedTogether[]): void {
		if (this.#named.setOfAllNotes(all)) {
			this.#scopesChanges.fire();
		}
	}

	/**
	 * Reads bibliographies that a note or its project names, and watches them for as long as it does.
	 *
	 * @param note the note; a bibliography itself where it counts though nothing may name it
	 */
	async include(uris: readonly vscode.Uri[], note: vscode.Uri): Promise<void> {
		const sources = uris.map((uri) => uri.toString());
		const { isChanged, gone } = this.#named.set(note.toString(), { folder: folderOf(note), sources });
		this.#watchNamed();
		for (const uri of uris) {
			const source = uri.toString();
			const reading = this.#firstReadings.get(source) ?? this.#readFirst(uri);
			this.#firstReadings.set(source, reading);
			await reading;
		}
		await this.#forgetUnnamed(gone);
		if (isChanged) {
			this.#scopesChanges.fire();
		}
	}

	/** A note names no bibliography, nor does its project. */
	async release(note: vscode.Uri): Promise<void> {
		const { isChanged, gone } = this.#named.set(note.toString(), undefined);
		await this.#forgetUnnamed(gone);
		if (isChanged) {
			this.#scopesChanges.fire();
		}
	}

	/** Whether a bibliography is there, and could be read. */
	isRead(uri: vscode.Uri): boolean {
		return this.loader.has(uri.toString());
	}

	/** Whether it may just be losing what it is known to hold. */
	isInDoubt(source: string): boolean {
		return this.loader.isInDoubt(source);
	}

	/** Reads a bibliography once it is known whether what is gone from it is gone for good. Never rejects. */
	async readDecided(uri: vscode.Uri): Promise<void> {
		if (this.isInDoubt(uri.toString())) {
			await Promise.race([this.loader.decided(uri.toString()), wait(decidingMilliseconds)]);
		}
		await this.readNow(uri);
	}

	/** Reads a bibliography that was written just now; a new one counts from then on. Never rejects. */
	async readNow(uri: vscode.Uri): Promise<void> {
		await (this.#isSource(uri.toString()) ? this.loader.read(uri) : this.include([uri], uri));
	}

	dispose(): void {
		this.#pending.dispose();
		vscode.Disposable.from(
			...this.#disposables,
			...this.#watchers,
			this.#namedWatchers,
			this.#linkWatchers,
		).dispose();
	}

	#watch(patterns: readonly BibliographyPattern[]): void {
		vscode.Disposable.from(...this.#watchers).dispose();
		const files = new FileWatchers(this.#fileEvents);
		for (const pattern of patterns.filter(({ isPath }) => isPath)) {
			files.add(fileOfPath(pattern));
		}
		const globs = patterns.filter(({ isPath }) => !isPath).map((pattern) => this.#watchPattern(pattern));
		this.#watchers = [files, ...globs];
	}

	#watchPattern(pattern: BibliographyPattern): vscode.Disposable {
		const { base } = pattern;
		const files = watchPattern(pattern, {
			onChange: (uri) => {
				this.#found.get(pattern.folder)?.add(uri.toString());
				this.#created.add(uri.toString());
				this.#readLater(uri);
			},
			onDelete: (uri) => this.#readLater(uri, quietMilliseconds),
		});
		return vscode.workspace.getWorkspaceFolder(base)
			? files
			: vscode.Disposable.from(
					files,
					watchFolder(base, () => this.#moved.add(base.toString())),
				);
	}

	#watchLinked({ uri, target }: LinkedSource): void {
		if (this.#linkWatchers.add(uri, target)) {
			this.#readOnceWatched(uri);
		}
	}

	/** One that was found just now may wait to be read, as files do that are being written. */
	async #readFirst(uri: vscode.Uri): Promise<void> {
		if (!this.isRead(uri)) {
			await this.loader.read(uri);
			this.#readOnceWatched(uri);
		}
	}

	/** Of a folder that is called like a file nothing else is told. */
	#lookForGone(gone: readonly string[]): void {
		void this.#releaseGone(gone);
		for (const folder of foldersWith(this.#allSources(), gone)) {
			this.#moved.add(folder);
		}
	}

	async #lookInto(folders: readonly string[]): Promise<void> {
		const stats = await Promise.all(folders.map((folder) => statIfThere(vscode.Uri.parse(folder))));
		const there = folders.filter((_, at) => isFolder(stats[at]));
		const known = [...within(folders, this.#allSources())];
		const patterns = there.length > 0 ? this.#patterns : [];
		const { search, readings } = this.#readAndSearch(known, patterns, (sources) => [
			...within(there, sources),
		]);
		await search.over;
		await Promise.all(readings);
	}

	/**
	 * Reads sources, and whatever else patterns find as soon as they do.
	 *
	 * @param meantOf those that are meant of what is found
	 * @returns the search; what was `asked` for so far, each once, and the `readings` of it
	 */
	#readAndSearch(
		known: readonly string[],
		patterns: readonly BibliographyPattern[],
		meantOf = (found: readonly string[]): readonly string[] => found,
	): {
		readonly search: SourceSearch;
		readonly asked: ReadonlySet<string>;
		readonly readings: Promise<void>[];
	} {
		const asked = new Set(known);
		const readings = [this.#read([...asked])];
		const search = findSources(patterns, (folder, found) => {
			// Where it is late, other settings may hold: the search by these finds what they mean.
			if (patterns === this.#patterns) {
				const sources = meantOf(found);
				sources.forEach((source) => this.#found.get(folder)?.add(source));
				readings.push(this.#read(sources.filter((source) => !asked.has(source))));
				sources.forEach((source) => asked.add(source));
			}
		});
		return { search, asked, readings };
	}

	/**
	 * The first change of a file counts at once. Whoever writes it, or types in it, writes again soon; of that the last is what counts,
	 * and a file that is gone may be back by then.
	 */
	#readLater(uri: vscode.Uri, delay = 0): void {
		const source = uri.toString();
		if (!this.#isSource(source)) {
			return;
		}
		const sinceLast = performance.now() - (this.#lastRead.get(source) ?? -Infinity);
		const isQuiet = !this.#pending.has(source) && sinceLast > quietMilliseconds;
		this.#pending.set(source, isQuiet ? delay : quietMilliseconds, () => {
			this.#lastRead.set(source, performance.now());
			this.#readWanted(uri);
		});
	}

	/** It may have been forgotten while that waited. */
	#readWanted(uri: vscode.Uri): void {
		if (this.#isSource(uri.toString())) {
			void this.loader.read(uri);
		}
	}

	/** Outside of the workspace it takes a while until a file is watched: what changes meanwhile would go unnoticed. */
	#readOnceWatched(uri: vscode.Uri): void {
		const source = uri.toString();
		if (!vscode.workspace.getWorkspaceFolder(uri) || this.#linkWatchers.has(source)) {
			const [soon, late] = watchingMilliseconds;
			this.#pending.set(`watched ${source}`, soon, () => this.#readWanted(uri));
			this.#pending.set(`surely watched ${source}`, late, () => this.#readWanted(uri));
		}
	}

	/** Those that a setting finds are watched by it. */
	#watchNamed(): void {
		for (const source of this.#named.sources) {
			if (!this.#namedWatchers.has(source) && !this.#isFound(source)) {
				this.#namedWatchers.add(vscode.Uri.parse(source));
			}
		}
	}

	/** Notes that are gone name nothing, unless somebody is still writing them. One that is told to be gone may be back. */
	async #releaseGone(gone: readonly string[]): Promise<void> {
		for (const note of this.#named.notesWithin(gone).filter((each) => !openDocument(each))) {
			const address = vscode.Uri.parse(note);
			await ((await statIfThere(address)) ? undefined : this.release(address));
		}
	}

	/** One after the other: meanwhile a note may name the next again. */
	async #forgetUnnamed(sources: readonly string[]): Promise<void> {
		for (const source of sources) {
			if (!this.#named.has(source)) {
				this.#namedWatchers.delete(source);
			}
			if (!this.#isSource(source)) {
				await this.#forget(source);
			}
		}
	}

	async #forget(source: string): Promise<void> {
		this.#firstReadings.delete(source);
		this.#lastRead.delete(source);
		this.#linkWatchers.delete(source);
		await this.loader.forget(vscode.Uri.parse(source));
	}

	#allSources(): readonly string[] {
		return [...this.#named.sources, ...this.#allFound()];
	}

	#allFound(): readonly string[] {
		return [...this.#found.values()].flatMap((sources) => [...sources]);
	}

	#isSource(source: string): boolean {
		return this.#named.has(source) || this.#isFound(source);
	}

	#isFound(source: string): boolean {
		return [...this.#found.values()].some((sources) => sources.has(source));
	}
}

const quietMilliseconds = 150;
const folderMilliseconds = 500;
/** What a folder holds that has not answered by then counts when it does. */
const searchMilliseconds = 30_000;
/** By when a file is watched: most times, and at last where the machine is busy. */
const watchingMilliseconds = [2000, 8000] as const;
/** Longer than a source that shrank is doubted: one that changes all the time may be in doubt for ever. */
const decidingMilliseconds = 4000;
const readAtOnce = 4;
const memoryKey = 'bibliographies.found';
