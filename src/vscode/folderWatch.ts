import * as vscode from 'vscode';
import { excludedPath } from './sources/findSources';
import { isFolder, statIfThere } from './statIfThere';

/**
 * Which folders of the workspace come and go, watched once for all who keep what is in them: of the files in a folder that is made, moved or
 * deleted as a whole, none need be told by itself.
 */
export class FolderWatch implements vscode.Disposable {
	readonly #watcher = vscode.workspace.createFileSystemWatcher('**');
	readonly #moves = new vscode.EventEmitter<vscode.Uri>();
	readonly #disposables: readonly vscode.Disposable[];

	/** Fires with what may be a folder that came, went, or did both at once; none of those that hold other people's files. */
	readonly onDidMove = this.#moves.event;

	/** Fires with every file and every folder that is gone, however it is called. */
	readonly onDidDelete = this.#watcher.onDidDelete;

	constructor() {
		this.#disposables = [
			this.#watcher,
			this.#moves,
			this.#watcher.onDidCreate((uri) => mayBeFolder(uri) && this.#moves.fire(uri)),
			this.#watcher.onDidDelete((uri) => mayBeFolder(uri) && this.#moves.fire(uri)),
			// A folder that went and came back at once is told as changed, as is every file that is written.
			this.#watcher.onDidChange(async (uri) => {
				if (mayBeFolder(uri) && isFolder(await statIfThere(uri))) {
					this.#moves.fire(uri);
				}
			}),
		];
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}
}

/** By its name and its place. */
function mayBeFolder(uri: vscode.Uri): boolean {
	const root = vscode.workspace.getWorkspaceFolder(uri)?.uri.path.length ?? 0;
	return !filePath.test(uri.path) && !excludedPath.test(`${uri.path.slice(root)}/`);
}

/** What looks like the name of a file. */
const filePath = /\.[A-Za-z]{1,5}$/;
