import * as vscode from 'vscode';
import { excludedPath } from './findFiles';
import { isFolder, statIfThere } from './statIfThere';
import { Timers } from '../timing/timers';

/**
 * Which folders of the workspace come and go, watched once for all who keep what is in them: of the files in a folder that is made, moved or
 * deleted as a whole, none need be told by itself.
 */
export class FolderWatch implements vscode.Disposable {
	readonly #watcher = vscode.workspace.createFileSystemWatcher('**');
	readonly #moves = new vscode.EventEmitter<vscode.Uri>();
	/** What came a moment ago and is called like a file. */
	readonly #likeFiles: vscode.Uri[] = [];
	readonly #timers = new Timers();
	readonly #disposables: readonly vscode.Disposable[];

	/** Fires with what may be a folder that came, went, or did both at once; none of those that hold other people's files. */
	readonly onDidMove = this.#moves.event;

	/** Fires with every file and every folder that is gone, however it is called. */
	readonly onDidDelete = this.#watcher.onDidDelete;

	constructor() {
		this.#disposables = [
			this.#watcher,
			this.#moves,
			this.#timers,
			this.#watcher.onDidCreate((uri) => (mayBeFolder(uri) ? this.#moves.fire(uri) : this.#lookLater(uri))),
			this.#watcher.onDidDelete((uri) => mayBeFolder(uri) && this.#moves.fire(uri)),
			// A folder that went and came back at once is told as changed, as is every file that is written.
			this.#watcher.onDidChange(async (uri) => {
				await (mayBeFolder(uri) ? this.#look(uri) : undefined);
			}),
		];
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	/** A folder may be called `refs.old`. Where many files come at once, nobody has moved a folder: its files are not told. */
	#lookLater(uri: vscode.Uri): void {
		if (isOthers(uri)) {
			return;
		}
		if (this.#likeFiles.length <= mostLookedAt) {
			this.#likeFiles.push(uri);
		}
		this.#timers.set('look', quietMilliseconds, () => {
			const came = this.#likeFiles.splice(0);
			void Promise.all(came.length > mostLookedAt ? [] : came.map((each) => this.#look(each)));
		});
	}

	async #look(uri: vscode.Uri): Promise<void> {
		if (isFolder(await statIfThere(uri))) {
			this.#moves.fire(uri);
		}
	}
}

/** By its name and its place. */
function mayBeFolder(uri: vscode.Uri): boolean {
	return !filePath.test(uri.path) && !isOthers(uri);
}

/** Whether it holds other people's files, or is one. */
function isOthers(uri: vscode.Uri): boolean {
	const root = vscode.workspace.getWorkspaceFolder(uri)?.uri.path.length ?? 0;
	return excludedPath.test(`${uri.path.slice(root)}/`);
}

/** What looks like the name of a file. */
const filePath = /\.[A-Za-z]{1,5}$/;

const quietMilliseconds = 200;
const mostLookedAt = 50;
