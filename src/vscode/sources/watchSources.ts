import * as vscode from 'vscode';
import type { BibliographyPattern } from './bibliographyPatterns';
import { excludedPath } from '../files/findFiles';

/** What is told of the files that a pattern finds. */
export interface PatternEvents {
	/** It came or changed: of a file that goes and is back in a moment, VS Code says that it changed. */
	readonly onChange: (uri: vscode.Uri) => void;
	/** It is gone, perhaps to be back in a moment. */
	readonly onDelete: (uri: vscode.Uri) => void;
}

/** Watches the files that a pattern finds; none in the folders that hold other people's files. */
export function watchPattern(
	{ base, glob }: BibliographyPattern,
	{ onChange, onDelete }: PatternEvents,
): vscode.Disposable {
	const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(base, glob));
	const changed = (uri: vscode.Uri): void =>
		excludedPath.test(uri.path.slice(base.path.length)) ? undefined : onChange(uri);
	return vscode.Disposable.from(
		watcher,
		watcher.onDidCreate(changed),
		watcher.onDidChange(changed),
		watcher.onDidDelete(onDelete),
	);
}

/**
 * Watches whether a folder comes or goes as a whole, even one that is not there yet: of one outside of the workspace nothing else is told, nor of
 * the files in it.
 */
export function watchFolder(folder: vscode.Uri, onChange: () => void): vscode.Disposable {
	const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
	const changed = ({ path }: vscode.Uri): void => (path === folder.path ? onChange() : undefined);
	return vscode.Disposable.from(
		watcher,
		watcher.onDidCreate(changed),
		watcher.onDidChange(changed),
		watcher.onDidDelete(changed),
	);
}

/** What is told of sources whose files are watched. */
export interface FileEvents {
	/** @param isByFolder whether all that is known is that their folder came, or changed */
	readonly onChange: (source: vscode.Uri, isByFolder: boolean) => void;
	/** It is gone, perhaps to be back in a moment. */
	readonly onDelete: (source: vscode.Uri) => void;
}

/**
 * Watches a file for each of some sources, whatever its name: its own, or that which a symbolic link leads to; and its folder, since outside
 * of the workspace nothing is told of the files in one that comes or goes as a whole. There is one watcher for each folder: VS Code asks
 * every watcher about every file that changes.
 */
export class FileWatchers implements vscode.Disposable {
	/** By the source. */
	readonly #files = new Map<string, vscode.Uri>();
	readonly #folders = new Map<string, WatchedFolder>();

	constructor(private readonly events: FileEvents) {}

	has(source: string): boolean {
		return this.#files.has(source);
	}

	/** @returns whether it is watched only from now on. */
	add(source: vscode.Uri, file = source): boolean {
		const key = source.toString();
		if (this.#files.get(key)?.toString() === file.toString()) {
			return false;
		}
		this.delete(key);
		this.#files.set(key, file);
		const { sources } = this.#folderOf(file);
		sources.set(file.path, (sources.get(file.path) ?? new Set()).add(key));
		return true;
	}

	delete(source: string): void {
		const file = this.#files.get(source);
		const name = file && folderAddress(file);
		const folder = name === undefined ? undefined : this.#folders.get(name);
		if (!file || name === undefined || !folder) {
			return;
		}
		this.#files.delete(source);
		const ofFile = folder.sources.get(file.path);
		ofFile?.delete(source);
		if (ofFile?.size === 0) {
			folder.sources.delete(file.path);
		}
		if (folder.sources.size === 0) {
			folder.watcher.dispose();
			this.#folders.delete(name);
		}
	}

	dispose(): void {
		[...this.#files.keys()].forEach((source) => this.delete(source));
	}

	#folderOf(file: vscode.Uri): WatchedFolder {
		const name = folderAddress(file);
		const known = this.#folders.get(name);
		if (known) {
			return known;
		}
		const made = this.#watchFolder(vscode.Uri.joinPath(file, '..'));
		this.#folders.set(name, made);
		return made;
	}

	#watchFolder(folder: vscode.Uri): WatchedFolder {
		const sources: WatchedFolder['sources'] = new Map();
		const meantBy = ({ path }: vscode.Uri): readonly vscode.Uri[] => {
			const meant = path === folder.path ? [...sources.values()] : [sources.get(path) ?? []];
			return meant.flatMap((each) => [...each]).map((source) => vscode.Uri.parse(source));
		};
		const changed = (uri: vscode.Uri): void =>
			meantBy(uri).forEach((source) => this.events.onChange(source, uri.path === folder.path));
		const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
		return {
			sources,
			watcher: vscode.Disposable.from(
				watcher,
				watcher.onDidCreate(changed),
				watcher.onDidChange(changed),
				watcher.onDidDelete((uri) => meantBy(uri).forEach((source) => this.events.onDelete(source))),
			),
		};
	}
}

interface WatchedFolder {
	/** By the paths of the files in it. */
	readonly sources: Map<string, Set<string>>;
	readonly watcher: vscode.Disposable;
}

function folderAddress(file: vscode.Uri): string {
	return vscode.Uri.joinPath(file, '..').toString();
}
