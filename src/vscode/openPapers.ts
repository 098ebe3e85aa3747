import type * as vscode from 'vscode';
import { LiveIndex } from './search/liveIndex';
import { Milestones } from './milestones';
import type { OpenLibrary } from './openLibrary';
import { PaperCards } from './paperCards';
import { openTopics, type TopicsAndSearch } from './topics';
import { showLoadingProgress } from './views/loadingProgress';
import { PapersView } from './views/papersView';

/** The papers, from their sources to the tree and the search that show them. */
export interface OpenPapers extends OpenLibrary {
	readonly index: LiveIndex;
	readonly topicsAndSearch: TopicsAndSearch;
	readonly cards: PaperCards;
	readonly view: PapersView;
	readonly milestones: Milestones;
}

/**
 * Shows what comes into the library: what everybody waits for when VS Code starts, while all else is loaded.
 *
 * @param began when VS Code woke the extension up, as `performance.now()` tells
 */
export function openPapers(
	{ subscriptions, workspaceState }: vscode.ExtensionContext,
	opened: OpenLibrary,
	began: number,
): OpenPapers {
	const { library, cache, log } = opened;
	const index = new LiveIndex(library, cache, log);
	const cards = new PaperCards();
	const topicsAndSearch = openTopics({ library, index, log });
	const { topics, topicChanges, search } = topicsAndSearch;
	const view = new PapersView({ library, search, topics, topicChanges, cards }, workspaceState);
	const milestones = new Milestones({ library, index, view, log, began });
	void topicsAndSearch.load();
	subscriptions.push(index, topicsAndSearch, view, milestones, showLoadingProgress(library, index));
	return { ...opened, index, topicsAndSearch, cards, view, milestones };
}
