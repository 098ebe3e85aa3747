import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Slices } from '../../core/model/slices';
import { CitedWorks, type KnownWork } from '../../core/notes/movedKeys/citedWorks';
import { parseKeysFile, type KeysFile } from '../../core/notes/movedKeys/keysFile';
import type { CacheFolder } from '../cacheFolder';
import { FolderFiles } from '../folderFiles';
import type { LiveNotes } from '../notes/liveNotes';
import { openDocument } from '../openDocument';
import { runSlices } from '../runSlices';
import { Timers } from '../timers';
import { writeKeysFile } from './writeKeysFile';

/** What the folders of the workspace keep of moved keys, in `.marginalia/keys.yml`. */
export type MovedKeysFiles = FolderFiles<KeysFile>;

/** What moved keys are told from. */
export interface MovedKeysParts {
	readonly library: Library;
	readonly notes: LiveNotes;
	readonly cache: CacheFolder;
	readonly log: vscode.LogOutputChannel;
}

/**
 * Has notes find papers by the citekeys they had before: when a key that a note cites is gone, and its work has another now, the old
 * one leads to that. What leads where stands in `.marginalia/keys.yml` of the folder, as long as a note cites the old key.
 */
export class MovedKeys implements vscode.Disposable {
	readonly files: MovedKeysFiles = new FolderFiles('keys.yml', parseKeysFile);
	readonly #works = new CitedWorks();
	readonly #timers = new Timers();
	readonly #disposables: readonly vscode.Disposable[];
	#following: Promise<void> = Promise.resolve();
	#turn = 0;

	constructor(private readonly parts: MovedKeysParts) {
		const { library, notes } = parts;
		const later = (): void => this.#timers.set('follow', quietMilliseconds, () => void this.settled());
		this.#disposables = [
			this.files,
			this.files.onDidChange(later),
			library.onDidChange(later),
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

	dispose(): void {
		this.#turn++;
		this.#timers.dispose();
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	async #restore(): Promise<void> {
		for await (const part of this.parts.cache.read(cacheName)) {
			this.#works.restore(JSON.parse(new TextDecoder().decode(part)) as [string, KnownWork][]);
		}
	}

	async #remember(): Promise<void> {
		const parts = await runSlices(encodeWorks(this.#works));
		if (parts) {
			await this.parts.cache.write(cacheName, parts);
		}
	}

	async #follow(): Promise<void> {
		const { library, notes, log } = this.parts;
		if (!library.isLoaded || !notes.isLoaded) {
			return;
		}
		const told = new Map(this.files.files.flatMap(({ moved }) => [...moved]));
		const followed = await runSlices(this.#works.follow(notes.citedKeys, library, told));
		if (!followed) {
			return;
		}
		library.setMoved(followed.moved);
		if (followed.isOther) {
			this.#timers.set('remember', rememberMilliseconds, () => {
				this.#remember().catch((error: unknown) =>
					log.warn('Which works the cited keys stand for could not be kept.', error),
				);
			});
		}
		for (const file of this.files.files) {
			// A folder that is read-only is no reason to leave the others.
			await writeKeysFile(file, this.#movesIn(file.uri, file.moved, followed.moved)).catch((error: unknown) =>
				log.warn(`${file.uri.toString()} could not be written.`, error),
			);
		}
	}

	/** What the file of a folder is to tell: the moves of keys that its notes cite. */
	#movesIn(
		file: vscode.Uri,
		told: ReadonlyMap<string, string>,
		moved: ReadonlyMap<string, string>,
	): ReadonlyMap<string, string> {
		const { library, notes } = this.parts;
		const folder = vscode.Uri.joinPath(file, '../..').toString();
		const isCited = (citekey: string): boolean =>
			notes.placesOf(citekey).some(({ uri }) => uri.startsWith(`${folder}/`));
		const settled = [...moved].filter(([, now]) => !library.entriesWithKey(now).some(isBeingEdited));
		// What is told of a paper that is not there now, perhaps on another branch, stays.
		const kept = [...told].filter(
			([old]) => library.newKeyOf(old) !== undefined || library.entriesWithKey(old).length === 0,
		);
		return new Map([...kept, ...settled].filter(([old]) => isCited(old)));
	}
}

function isBeingEdited({ source }: { readonly source: string }): boolean {
	return openDocument(source)?.isDirty ?? false;
}

function* encodeWorks(works: CitedWorks): Slices<readonly Uint8Array[]> {
	const all = works.entries();
	const parts: Uint8Array[] = [];
	for (let from = 0; from < all.length; from += worksInPart) {
		parts.push(new TextEncoder().encode(JSON.stringify(all.slice(from, from + worksInPart))));
		yield;
	}
	return parts;
}

const cacheName = 'cited-works';
const worksInPart = 500;
const quietMilliseconds = 1000;
const rememberMilliseconds = 2000;
