import * as vscode from 'vscode';
import { Library } from '../core/library/library';
import { CacheFolder } from './cacheFolder';
import { FolderWatch } from './folderWatch';
import { LiveIndex } from './liveIndex';
import { Milestones } from './milestones';
import { PaperCards } from './paperCards';
import { ReadingThread } from './readingThread';
import { openSources, type Sources } from './sources';
import { openTopics, type TopicsAndSearch } from './topics';
import { startThread } from './startThread';
import { showLoadingProgress } from './views/loadingProgress';
import { PapersView } from './views/papersView';

/** The papers, from their sources to the tree and the search that show them. */
export interface OpenPapers {
	readonly log: vscode.LogOutputChannel;
	readonly thread: ReadingThread;
	readonly folders: FolderWatch;
	readonly cache: CacheFolder;
	readonly library: Library;
	readonly sources: Sources;
	/** Every source was read once. Never rejects. */
	readonly read: Promise<void>;
	readonly index: LiveIndex;
	readonly topicsAndSearch: TopicsAndSearch;
	readonly cards: PaperCards;
	readonly view: PapersView;
	readonly milestones: Milestones;
}

/**
 * Begins to read all sources, and shows what comes of it: what everybody waits for when VS Code starts, while all else is loaded.
 *
 * @param began when VS Code woke the extension up, as `performance.now()` tells
 */
export function openPapers(context: vscode.ExtensionContext, began: number): OpenPapers {
	const { extensionUri, storageUri, workspaceState } = context;
	const log = vscode.window.createOutputChannel('Marginalia', { log: true });
	const thread = new ReadingThread((listener) => startThread(extensionUri, 'thread', listener), log);
	const library = new Library();
	const cache = new CacheFolder(storageUri && vscode.Uri.joinPath(storageUri, 'cache'), thread);
	const index = new LiveIndex(library, cache, log);
	const folders = new FolderWatch();
	const sources = openSources(context, { library, thread, cache, folders, log });
	const read = sources.load();
	const cards = new PaperCards();
	const topicsAndSearch = openTopics({ library, index, log });
	const { topics, topicChanges, search } = topicsAndSearch;
	const view = new PapersView({ library, search, topics, topicChanges, cards }, workspaceState);
	const milestones = new Milestones({ library, index, view, log, began });
	context.subscriptions.push(
		log,
		thread,
		index,
		folders,
		sources,
		topicsAndSearch,
		view,
		milestones,
		showLoadingProgress(library, index),
	);
	return {
		log,
		thread,
		folders,
		cache,
		library,
		sources,
		read,
		index,
		topicsAndSearch,
		cards,
		view,
		milestones,
	};
}
