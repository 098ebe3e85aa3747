import * as vscode from 'vscode';
import { Library } from './core/library/library';
import { ActiveNote } from './vscode/activeNote';
import { WriteThrough } from './vscode/bibliography/writeThrough';
import { CacheFolder } from './vscode/cacheFolder';
import { registerCommands } from './vscode/commands';
import { LiveIndex } from './vscode/liveIndex';
import { watchMilestones, type Milestones } from './vscode/milestones';
import { LiveNotes } from './vscode/notes/liveNotes';
import { PaperCards } from './vscode/paperCards';
import { PaperPanels } from './vscode/panel/paperPanels';
import { CitedPapers } from './vscode/pick/citedPapers';
import { SearchMemory } from './vscode/pick/searchMemory';
import { registerProviders } from './vscode/providers';
import { registerBibtexLanguage } from './vscode/providers/bibtexLanguage';
import { longestTurn } from './vscode/runSlices';
import { onDidChangeSetting, readSetting } from './vscode/settings';
import { openSources } from './vscode/sources';
import { openTopics } from './vscode/topics';
import { TopicViews } from './vscode/topics/topicViews';
import { showLoadingProgress } from './vscode/views/loadingProgress';
import { PapersView } from './vscode/views/papersView';

/**
 * Builds everything in the order in which data flows, registers it and returns; the library fills afterwards and announces
 * itself.
 */
export function activate(context: vscode.ExtensionContext): Measured {
	const { extensionUri, storageUri, workspaceState } = context;
	const log = vscode.window.createOutputChannel('Marginalia', { log: true });
	const milestones: Milestones = {};
	const library = new Library();
	const cards = new PaperCards();
	const checks = {
		levels: (uri: vscode.Uri) => readSetting('bibliography.checks', uri),
		onDidChange: (listener: () => void) => onDidChangeSetting('bibliography.checks', listener),
	};
	const bibtex = registerBibtexLanguage({ library, cards, checks, log });
	const cache = new CacheFolder(storageUri && vscode.Uri.joinPath(storageUri, 'cache'));
	const sources = openSources(context, { library, cache, publish: bibtex.publish, log });
	const { documentPapers } = sources;
	const index = new LiveIndex(library, cache, log);
	const notes = new LiveNotes(cache, log);
	const topicsAndSearch = openTopics({ library, index, notes, log });
	const { topics, topicChanges, topicEditor, search } = topicsAndSearch;
	const writeThrough = new WriteThrough(library, sources, log);
	const activeNote = new ActiveNote();
	const cited = new CitedPapers(activeNote, documentPapers);
	const memory = new SearchMemory(workspaceState);
	const view = new PapersView({ library, search, topics, topicChanges, cards }, workspaceState);
	const topicViews = new TopicViews(topics, search);
	const panels = new PaperPanels({
		extensionUri,
		library,
		search,
		topics: topicViews,
		cards,
		activeNote,
		log,
	});
	const picking = { library, search, memory, cited };
	const services = { ...picking, documentPapers, writeThrough, cards, activeNote, view, panels, log };
	context.subscriptions.push(
		log,
		bibtex,
		sources,
		index,
		notes,
		topicsAndSearch,
		activeNote,
		view,
		panels,
		registerCommands({ ...services, topics, topicChanges, topicEditor }),
		registerProviders({
			library,
			sources,
			writeThrough,
			notes,
			bibtexDocuments: bibtex.documents,
			topics,
			search,
			cards,
			checks,
			log,
		}),
		showLoadingProgress(library, index),
		watchMilestones({ library, index, view, log }, milestones),
	);
	void topicsAndSearch.load();
	// Papers first: what notes cite can wait until they are there.
	void sources.load().then(() => notes.load());
	return { milestones, longestTurn };
}

/** What measurements look at. */
interface Measured {
	readonly milestones: Milestones;
	readonly longestTurn: () => number;
}
