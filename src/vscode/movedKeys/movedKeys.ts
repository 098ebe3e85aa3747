import * as vscode from 'vscode';
import { pairsOf, type KeyMoves } from '../../core/library/keyMoves';
import type { Library } from '../../core/library/library';
import type { Slices } from '../../core/model/slices';
import { CitedWorks, type CitedWork } from '../../core/notes/movedKeys/citedWorks';
import { parseKeysFile, type KeysFile } from '../../core/notes/movedKeys/keysFile';
import type { CacheFolder } from '../files/cacheFolder';
import { FolderFiles, type FolderFile } from '../files/folderFiles';
import { folderOf } from '../files/folderOf';
import type { LiveNotes } from '../notes/liveNotes';
import { openDocument } from '../files/openDocument';
import { findCitingNotes } from '../rename/citingNotes';
import { runSlices } from '../timing/runSlices';
import type { DocumentPapers } from '../sources/documentPapers';
import { Timers } from '../timing/timers';
import { writeKeysFile } from './writeKeysFile';

/** What the folders of the workspace keep of moved keys, in `.marginalia/keys.yml`. */
export type MovedKeysFiles = FolderFiles<KeysFile>;

/** What moved keys are told from. */
export interface MovedKeysParts {
	readonly library: Library;
	readonly documentPapers: DocumentPapers;
	readonly notes: LiveNotes;
	readonly cache: CacheFolder;
	readonly log: vscode.LogOutputChannel;
}

/**
 * Lets notes find papers by the citekeys that they had before. When a key that a note cites is gone from the bibliographies of its
 * folder, and its work has another key there now, the old key leads to the new one. The folder's `.marginalia/keys.yml` says what leads
 * where, as long as a note in the folder cites the old key.
 */
export class MovedKeys implements vscode.Disposable {
	readonly files: MovedKeysFiles = new FolderFiles('keys.yml', parseKeysFile);
	/** By the folder. */
	readonly #works = new Map<string, CitedWorks>();
	/** The keys that notes of each folder are known to have cited at some time. */
	readonly #onceCited = new Map<string, Set<string>>();
	readonly #timers = new Timers();
	readonly #disposables: readonly vscode.Disposable[];
	#following: Promise<void> = Promise.resolve();
	#turn = 0;

	constructor(private readonly parts: MovedKeysParts) {
		const { library, documentPapers, notes } = parts;
		const later = (): void => this.#timers.set('follow', quietMilliseconds, () => void this.settled());
		this.#disposables = [
			this.files,
			this.files.onDidChange(later),
			library.onDidChange(later),
			documentPapers.onDidChangeScopes(later),
			notes.onDidChange(later),
			// What is being typed into a bibliography is no key yet.
			vscode.workspace.onDidSaveTextDocument(later),
		];
	}

	/** Takes up what was remembered in earlier sessions, and what the files tell. Never rejects. */
	load(): Promise<void> {
		this.#following = this.#restore()
			.catch((error: unknown) =>
				this.parts.log.warn('Which works the cited keys stood for could not be read.', error),
			)
			.then(() => this.files.load());
		return this.#following;
	}

	/** Brings it up to date with the library and the notes as they are. Never rejects. */
	settled(): Promise<void> {
		this.#timers.cancel('follow');
		const turn = ++this.#turn;
		this.#following = this.#following
			.then(() => (turn === this.#turn ? this.#follow() : undefined))
			.catch((error: unknown) => this.parts.log.warn('Moved citekeys could not be followed.', error));
		return this.#following;
	}

	/** The same, once what closed notes cite from is read, too, where a file tells of a key which they cite and nothing leads to its paper. */
	async allSettled(): Promise<void> {
		await this.settled();
		const { library, notes } = this.parts;
		const isOpen = (citekey: string, newKey: string, folder: string | undefined): boolean =>
			notes.citedKeys.has(citekey) &&
			!library.movedKeys
				.get(folder ?? '')
				?.get(citekey)
				?.includes(newKey);
		const open = this.files.files.flatMap(({ uri, moved }) =>
			pairsOf(moved).flatMap(([citekey, newKey]) =>
				isOpen(citekey, newKey, folderOf(uri)) ? [citekey] : [],
			),
		);
		for (const citekey of new Set(open)) {
			await findCitingNotes(this.parts, citekey);
		}
		await (open.length > 0 ? this.settled() : undefined);
	}

	dispose(): void {
		this.#turn++;
		this.#timers.dispose();
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	async #restore(): Promise<void> {
		for await (const part of this.parts.cache.read(cacheName)) {
			for (const remembered of JSON.parse(new TextDecoder().decode(part)) as RememberedWork[]) {
				const [folder, citekey, work, wasCited = true] = remembered;
				this.#worksIn(folder).restore(citekey, work);
				if (wasCited) {
					this.#onceCitedIn(folder).add(citekey);
				}
			}
		}
	}

	#worksIn(folder: string): CitedWorks {
		const works = this.#works.get(folder) ?? new CitedWorks();
		this.#works.set(folder, works);
		return works;
	}

	#onceCitedIn(folder: string): Set<string> {
		const keys = this.#onceCited.get(folder) ?? new Set();
		this.#onceCited.set(folder, keys);
		return keys;
	}

	#rememberLater(): void {
		this.#timers.set('remember', rememberMilliseconds, () => {
			this.#remember().catch((error: unknown) =>
				this.parts.log.warn('Which works the cited keys stand for could not be kept.', error),
			);
		});
	}

	async #remember(): Promise<void> {
		const parts = await runSlices(encodeWorks(this.#works, this.#onceCited));
		if (parts) {
			await this.parts.cache.write(cacheName, parts);
		}
	}

	async #follow(): Promise<void> {
		const { library, notes, log } = this.parts;
		const citedIn =
			library.isLoaded && notes.isLoaded ? await runSlices(notes.citedKeysByFolder()) : undefined;
		if (!citedIn) {
			return;
		}
		const folders: FolderKeys[] = [];
		for (const file of this.files.files) {
			folders.push(...(await this.#followIn(file, citedIn)));
		}
		library.setMoved(new Map(folders.map(({ name, moved }) => [name, moved])));
		for (const folder of folders) {
			// A folder that is read-only is no reason to leave the others.
			await this.#write(folder).catch((error: unknown) =>
				log.warn(`${folder.file.uri.toString()} could not be written.`, error),
			);
		}
	}

	/** None for a folder that is no longer there. */
	async #followIn(
		file: FolderFile<KeysFile>,
		citedIn: ReadonlyMap<string, ReadonlySet<string>>,
	): Promise<readonly FolderKeys[]> {
		const { library, documentPapers } = this.parts;
		const folder = vscode.workspace.getWorkspaceFolder(file.uri)?.uri;
		if (!folder) {
			return [];
		}
		const name = folder.toString();
		const cited = citedIn.get(name) ?? new Set();
		const onceCited = this.#onceCitedIn(name);
		cited.forEach((citekey) => onceCited.add(citekey));
		const scopes = documentPapers.scopesIn(folder);
		const works = this.#worksIn(name);
		// The file may come before the notes that it is for.
		const awaited = [...file.moved.keys()].filter((citekey) => !onceCited.has(citekey));
		const followed = await runSlices(
			works.follow(library, { cited: new Set([...cited, ...awaited]), scopes, told: file.moved }),
		);
		if (followed?.isChanged) {
			this.#rememberLater();
		}
		return followed ? [{ name, file, cited, sources: new Set(scopes.flat()), moved: followed.moved }] : [];
	}

	/** Has the file of a folder tell the moves of keys that its notes cite. */
	async #write({ name, file, cited, sources, moved }: FolderKeys): Promise<void> {
		const { library } = this.parts;
		const isThere = (citekey: string): boolean =>
			library.entriesWithKey(citekey).some(({ source }) => sources.has(source));
		const settled = [...moved].filter(
			([, now]) => !now.some((key) => library.entriesWithKey(key).some(isBeingEdited)),
		);
		// What is told of a paper that is not there now, perhaps on another branch, stays.
		const kept = [...file.moved].filter(([old]) => moved.has(old) || !isThere(old));
		// What no note is known to have cited yet is not over.
		const onceCited = this.#onceCitedIn(name);
		const isOver = (old: string): boolean => onceCited.has(old) && !cited.has(old);
		const moves = new Map([...kept, ...settled].filter(([old]) => !isOver(old)));
		for (const old of [...moves.keys()].filter(isThere)) {
			if (!(await this.#isNeeded(old, name))) {
				moves.delete(old);
				this.#worksIn(name).forget(old);
			}
		}
		await writeKeysFile(file, moves);
	}

	/** Whether a note of the folder finds its paper by the move of a key, since what it cites from has the key no more. */
	async #isNeeded(citekey: string, folder: string): Promise<boolean> {
		const citing = await findCitingNotes(this.parts, citekey);
		return citing.some(
			({ file: { uri }, scope: { sources } }) =>
				folderOf(uri) === folder &&
				this.parts.library.citableIn(folder, sources).newKeyOf(citekey) !== undefined,
		);
	}
}

/** A folder, and what is known of the keys that its notes cite. */
interface FolderKeys {
	readonly name: string;
	readonly file: FolderFile<KeysFile>;
	readonly cited: ReadonlySet<string>;
	/** All that some note of it may cite from. */
	readonly sources: ReadonlySet<string>;
	readonly moved: KeyMoves;
}

/** The folder, the citekey, what it stood for, and whether a note is known to have cited it. */
type RememberedWork = readonly [string, string, CitedWork, boolean?];

function isBeingEdited({ source }: { readonly source: string }): boolean {
	return openDocument(source)?.isDirty ?? false;
}

function* encodeWorks(
	works: ReadonlyMap<string, CitedWorks>,
	onceCited: ReadonlyMap<string, ReadonlySet<string>>,
): Slices<readonly Uint8Array[]> {
	const all = [...works].flatMap(([folder, each]) =>
		each
			.entries()
			.map(([citekey, work]): RememberedWork => [
				folder,
				citekey,
				work,
				onceCited.get(folder)?.has(citekey) ?? false,
			]),
	);
	const parts: Uint8Array[] = [];
	for (let from = 0; from < all.length; from += worksInPart) {
		parts.push(new TextEncoder().encode(JSON.stringify(all.slice(from, from + worksInPart))));
		yield;
	}
	return parts;
}

const cacheName = 'cited-works-by-folder';
const worksInPart = 500;
const quietMilliseconds = 1000;
const rememberMilliseconds = 2000;
