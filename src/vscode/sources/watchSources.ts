import * as vscode from 'vscode';
import type { BibliographyPattern } from './bibliographyPatterns';
import { excludedPath } from './findSources';

/** What files that are watched have told to whom. */
export interface SourceEvents {
	readonly onChange: (uri: vscode.Uri) => void;
	/** It is gone, perhaps to be back in a moment. */
	readonly onDelete: (uri: vscode.Uri) => void;
}

/** Watches the files that a pattern finds. */
export function watchPattern(
	{ base, glob }: BibliographyPattern,
	{ onCreate, onChange, onDelete }: SourceEvents & { readonly onCreate: (uri: vscode.Uri) => void },
): vscode.Disposable {
	const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(base, glob));
	return vscode.Disposable.from(
		watcher,
		watcher.onDidCreate((uri) => {
			if (!excludedPath.test(uri.path.slice(base.path.length))) {
				onCreate(uri);
			}
			onChange(uri);
		}),
		watcher.onDidChange(onChange),
		watcher.onDidDelete(onDelete),
	);
}

/**
 * Watches one file, whatever its name, and its folder: outside of the workspace nothing is told of the files in one that comes or goes as
 * a whole.
 */
export function watchFile(file: vscode.Uri, { onChange, onDelete }: SourceEvents): vscode.Disposable {
	const folder = vscode.Uri.joinPath(file, '..');
	const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
	const isMeant = ({ path }: vscode.Uri): boolean => path === file.path || path === folder.path;
	const changed = (uri: vscode.Uri): void => (isMeant(uri) ? onChange(uri) : undefined);
	return vscode.Disposable.from(
		watcher,
		watcher.onDidCreate(changed),
		watcher.onDidChange(changed),
		watcher.onDidDelete((uri) => (isMeant(uri) ? onDelete(uri) : undefined)),
	);
}

/** What watches a file for each of some sources: its own, or that which a symbolic link leads to. */
export class FileWatchers implements vscode.Disposable {
	readonly #watchers = new Map<string, { readonly file: string; readonly watcher: vscode.Disposable }>();

	/** @param watch makes what watches a file for the source at an address */
	constructor(private readonly watch: (file: vscode.Uri, source: vscode.Uri) => vscode.Disposable) {}

	has(source: string): boolean {
		return this.#watchers.has(source);
	}

	/** @returns whether it is watched only from now on. */
	add(source: vscode.Uri, file = source): boolean {
		const key = source.toString();
		if (this.#watchers.get(key)?.file === file.toString()) {
			return false;
		}
		this.delete(key);
		this.#watchers.set(key, { file: file.toString(), watcher: this.watch(file, source) });
		return true;
	}

	delete(source: string): void {
		this.#watchers.get(source)?.watcher.dispose();
		this.#watchers.delete(source);
	}

	dispose(): void {
		[...this.#watchers.keys()].forEach((source) => this.delete(source));
	}
}
