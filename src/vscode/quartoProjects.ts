import * as vscode from 'vscode';
import { quartoProjectFiles } from '../core/library/workspaceFiles';
import { findFiles } from './files/findFiles';
import type { FolderWatch } from './files/folderWatch';
import { Timers } from './timing/timers';

/** Whether a file is in a Quarto project of the workspace, as far as they are found. */
export function isInQuartoProject(uri: vscode.Uri): boolean {
	return roots.size > 0 && [...roots].some((root) => uri.toString().startsWith(`${root}/`));
}

/** Fires when the workspace has other projects than before. */
export function onDidChangeQuartoProjects(listener: () => void): vscode.Disposable {
	return changes.event(listener);
}

/** Keeps in step which folders of the workspace are Quarto projects: those that have a `_quarto.yml`. */
export class QuartoProjects implements vscode.Disposable {
	readonly #timers = new Timers();
	readonly #disposables: readonly vscode.Disposable[];
	#loads = 0;

	constructor(folders: FolderWatch) {
		const files = vscode.workspace.createFileSystemWatcher(projectGlob, false, true, false);
		const loadLater = (): void => this.#timers.set('load', quietMilliseconds, () => void this.load());
		this.#disposables = [
			this.#timers,
			files,
			files.onDidCreate(loadLater),
			files.onDidDelete(loadLater),
			folders.onDidMove(loadLater),
			vscode.workspace.onDidChangeWorkspaceFolders(loadLater),
		];
	}

	/** Looks for all of them. Never rejects. */
	async load(): Promise<void> {
		const own = ++this.#loads;
		const files = await findFiles(projectGlob).then(
			(found) => found,
			() => [],
		);
		const found = new Set(files.map((uri) => vscode.Uri.joinPath(uri, '..').toString()));
		const isSame = found.size === roots.size && [...found].every((root) => roots.has(root));
		if (own === this.#loads && !isSame) {
			roots.clear();
			found.forEach((root) => roots.add(root));
			changes.fire();
		}
	}

	dispose(): void {
		this.#loads++;
		roots.clear();
		vscode.Disposable.from(...this.#disposables).dispose();
	}
}

/** The addresses of the folders. There is one workspace: all who read a note ask here, at any depth. */
const roots = new Set<string>();
const changes = new vscode.EventEmitter<void>();
const projectGlob = `**/{${quartoProjectFiles.join(',')}}`;
const quietMilliseconds = 200;
