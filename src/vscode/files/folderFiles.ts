import * as vscode from 'vscode';
import { openDocument } from './openDocument';
import { readTextIfThere } from './readIfThere';
import { Timers } from '../timing/timers';

/** A file that a folder of the workspace keeps for Marginalia, and what it says. */
export type FolderFile<Content extends object> = Content & {
	readonly uri: vscode.Uri;
	/** What the file holds, `''` when there is none. */
	readonly text: string;
};

/**
 * The files of one name that the workspace keeps for Marginalia, one in `.marginalia` of each of its folders, as they are now: what stands
 * in an editor counts before what is on disk.
 */
export class FolderFiles<Content extends object> implements vscode.Disposable {
	readonly #files = new Map<string, FolderFile<Content>>();
	readonly #changes = new vscode.EventEmitter<void>();
	readonly #pending = new Timers();
	readonly #disposables: readonly vscode.Disposable[];
	/** The last of each file: one after the other, so that the last word is that of the last change. None waits for another file. */
	readonly #readings = new Map<string, Promise<void>>();

	/** Fires when a file says something else. */
	readonly onDidChange = this.#changes.event;

	/** @param fileName such as `topics.yml` */
	constructor(
		private readonly fileName: string,
		private readonly parse: (text: string) => Content,
	) {
		const watcher = vscode.workspace.createFileSystemWatcher(`**/${folderName}/${fileName}`);
		const folders = vscode.workspace.createFileSystemWatcher(`**/${folderName}`, false, true, true);
		const read = (uri: vscode.Uri): void => void (this.#isOwn(uri) && this.#readLater(uri));
		this.#disposables = [
			this.#changes,
			this.#pending,
			folders,
			// What is written into a new folder right away may go unnoticed.
			folders.onDidCreate((uri) => {
				const file = vscode.Uri.joinPath(uri, fileName);
				this.#pending.set(file.toString(), settlingMilliseconds, () => read(file));
			}),
			watcher,
			watcher.onDidCreate(read),
			watcher.onDidChange(read),
			watcher.onDidDelete(read),
			vscode.workspace.onDidOpenTextDocument(({ uri }) => read(uri)),
			vscode.workspace.onDidChangeTextDocument(({ document }) => read(document.uri)),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => read(uri)),
			vscode.workspace.onDidChangeWorkspaceFolders(() => void this.load()),
		];
	}

	/** In the order of the folders; one for each, though it may hold nothing. */
	get files(): readonly FolderFile<Content>[] {
		return this.#uris().flatMap((uri) => this.#files.get(uri.toString()) ?? []);
	}

	/** Reads all again. Never rejects. */
	async load(): Promise<void> {
		const uris = this.#uris();
		const wanted = new Set(uris.map((uri) => uri.toString()));
		for (const known of this.#files.keys()) {
			if (!wanted.has(known)) {
				this.#files.delete(known);
			}
		}
		await Promise.all(uris.map((uri) => this.#readLater(uri)));
		this.#changes.fire();
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	#isOwn(uri: vscode.Uri): boolean {
		// Every letter typed anywhere comes by here.
		const isNamed = uri.path.endsWith(`/${folderName}/${this.fileName}`);
		return isNamed && this.#uris().map(String).includes(uri.toString());
	}

	#readLater(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		const before = this.#readings.get(source) ?? Promise.resolve();
		const reading = before.then(async () => {
			if (await this.#read(uri)) {
				this.#changes.fire();
			}
		});
		this.#readings.set(source, reading);
		return reading;
	}

	/** @returns whether that changed something. */
	async #read(uri: vscode.Uri): Promise<boolean> {
		const source = uri.toString();
		const open = openDocument(source);
		const text = open?.getText() ?? (await readTextIfThere(uri));
		if (this.#files.get(source)?.text === text) {
			return false;
		}
		this.#files.set(source, { ...this.parse(text), uri, text });
		return true;
	}

	#uris(): readonly vscode.Uri[] {
		return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
			vscode.Uri.joinPath(uri, folderName, this.fileName),
		);
	}
}

const folderName = '.marginalia';
const settlingMilliseconds = 500;
