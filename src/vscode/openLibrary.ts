import * as vscode from 'vscode';
import { Library } from '../core/library/library';
import { CacheFolder } from './files/cacheFolder';
import { FolderWatch } from './files/folderWatch';
import type { OpenThread } from './threads/openThread';
import { openSources, type Sources } from './sources';

/** The library, and what fills it. */
export interface OpenLibrary extends OpenThread {
	readonly folders: FolderWatch;
	readonly cache: CacheFolder;
	readonly library: Library;
	readonly sources: Sources;
	/** Every source was read once, and the library tells. Never rejects. */
	readonly read: Promise<void>;
}

/** Begins to read all sources: what shows them is loaded meanwhile. */
export function openLibrary(context: vscode.ExtensionContext, { log, thread }: OpenThread): OpenLibrary {
	const { storageUri, subscriptions } = context;
	const library = new Library();
	const cache = new CacheFolder(storageUri && vscode.Uri.joinPath(storageUri, 'cache'), thread);
	const folders = new FolderWatch();
	const sources = openSources(context, { library, thread, cache, folders, log });
	const read = sources.load().then(() => library.markLoaded());
	subscriptions.push(folders, sources);
	return { log, thread, folders, cache, library, sources, read };
}
