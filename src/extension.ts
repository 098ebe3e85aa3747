import * as vscode from 'vscode';
import { Library } from './core/library/library';
import { ActiveNote } from './vscode/activeNote';
import { WriteThrough } from './vscode/bibliography/writeThrough';
import { CacheFolder } from './vscode/cacheFolder';
import { registerCommands } from './vscode/commands';
import { DocumentLocales } from './vscode/documentLocales';
import { FolderWatch } from './vscode/folderWatch';
import { LiveIndex } from './vscode/liveIndex';
import { watchMilestones, type Milestones } from './vscode/milestones';
import { MovedKeys } from './vscode/movedKeys/movedKeys';
import { LiveNotes } from './vscode/notes/liveNotes';
import { PaperCards } from './vscode/paperCards';
import { PaperPanels } from './vscode/panel/paperPanels';
import { CitedPapers } from './vscode/pick/citedPapers';
import { RecentlyCited } from './vscode/pick/recentlyCited';
import { SearchMemory } from './vscode/pick/searchMemory';
import { registerProviders } from './vscode/providers';
import { registerBibtexLanguage } from './vscode/providers/bibtexLanguage';
import { QuartoProjects } from './vscode/quartoProjects';
import { ReadingThread } from './vscode/readingThread';
import { longestTurn } from './vscode/runSlices';
import { checkSettings } from './vscode/settings';
import { openSources } from './vscode/sources';
import { followNamingNotes } from './vscode/sources/namingNotes';
import { openTopics } from './vscode/topics';
import { TopicViews } from './vscode/topics/topicViews';
import { showLoadingProgress } from './vscode/views/loadingProgress';
import { PapersView } from './vscode/views/papersView';
import { registerReferenceViews } from './vscode/views/references';

/**
 * Builds everything in the order in which data flows, registers it and returns; the library fills afterwards and announces
 * itself.
 */
export function activate(context: vscode.ExtensionContext): Measured {
	const { extensionUri, storageUri, workspaceState } = context;
	const log = vscode.window.createOutputChannel('Marginalia', { log: true });
	const thread = new ReadingThread(extensionUri, log);
	const milestones: Milestones = {};
	const library = new Library();
	const cards = new PaperCards();
	const checks = checkSettings('bibliography.checks');
	const bibtex = registerBibtexLanguage({ library, cards, checks, log });
	const cache = new CacheFolder(storageUri && vscode.Uri.joinPath(storageUri, 'cache'), thread);
	const folders = new FolderWatch();
	const { publish, documents: bibtexDocuments } = bibtex;
	const sources = openSources(context, { library, thread, cache, folders, publish, log });
	const { documentPapers } = sources;
	const index = new LiveIndex(library, cache, log);
	const quartoProjects = new QuartoProjects(folders);
	const notes = new LiveNotes({ cache, thread, folders, log });
	const movedKeys = new MovedKeys({ library, documentPapers, notes, cache, log });
	const topicsAndSearch = openTopics({ library, index, notes, log });
	const { topics, topicChanges, topicEditor, search } = topicsAndSearch;
	const writeThrough = new WriteThrough(library, sources, log);
	const activeNote = new ActiveNote();
	const cited = new CitedPapers(activeNote, documentPapers);
	const memory = new SearchMemory(workspaceState);
	const recentlyCited = new RecentlyCited(workspaceState);
	const view = new PapersView({ library, search, topics, topicChanges, cards }, workspaceState);
	const topicViews = new TopicViews(topics, search);
	const common = { library, documentPapers, notes, movedKeys, writeThrough, search, cards, log };
	const panels = new PaperPanels({ ...common, extensionUri, topics: topicViews, activeNote });
	const services = { ...common, memory, cited, activeNote, view, panels };
	context.subscriptions.push(
		log,
		bibtex,
		thread,
		folders,
		sources,
		index,
		quartoProjects,
		new DocumentLocales(sources.documentStyles),
		notes,
		followNamingNotes(notes, sources.bibliographies),
		movedKeys,
		topicsAndSearch,
		activeNote,
		view,
		panels,
		registerReferenceViews(services),
		registerCommands({ ...services, recentlyCited, topics, topicChanges, topicEditor }),
		registerProviders({ ...common, extensionUri, sources, bibtexDocuments, topics, checks }),
		showLoadingProgress(library, index),
		watchMilestones({ library, index, notes, view, log }, milestones),
	);
	void topicsAndSearch.load();
	void movedKeys.load();
	// Papers first: what notes cite can wait until they are there.
	void Promise.all([quartoProjects.load(), sources.load()]).then(() => notes.load());
	return { milestones, longestTurn };
}

/** What measurements look at. */
export interface Measured {
	readonly milestones: Milestones;
	readonly longestTurn: () => number;
}
