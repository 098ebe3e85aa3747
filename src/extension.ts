import type * as vscode from 'vscode';
import { ActiveNote } from './vscode/activeNote';
import { WriteThrough } from './vscode/bibliography/writeThrough';
import { registerCommands } from './vscode/commands';
import { DocumentLocales } from './vscode/documentLocales';
import type { Milestones } from './vscode/milestones';
import { MovedKeys } from './vscode/movedKeys/movedKeys';
import { LiveNotes } from './vscode/notes/liveNotes';
import type { OpenPapers } from './vscode/openPapers';
import { PaperPanels } from './vscode/panel/paperPanels';
import { CitedPapers } from './vscode/pick/citedPapers';
import { RecentlyCited } from './vscode/pick/recentlyCited';
import { SearchMemory } from './vscode/pick/searchMemory';
import { registerProviders } from './vscode/providers';
import { registerBibtexLanguage } from './vscode/providers/bibtexLanguage';
import { QuartoProjects } from './vscode/quartoProjects';
import { longestTurn } from './vscode/timing/runSlices';
import { checkSettings } from './vscode/settings';
import { followNamingNotes } from './vscode/sources/namingNotes';
import { TopicViews } from './vscode/topics/topicViews';
import { registerReferenceViews } from './vscode/views/references';

/**
 * Builds everything that stands on the papers, which are on their way, in the order in which data flows, registers it and returns;
 * the library fills meanwhile and announces itself.
 */
export function activate(context: vscode.ExtensionContext, papers: OpenPapers): Measured {
	const { extensionUri, workspaceState } = context;
	const { log, thread, folders, cache, library, sources, topicsAndSearch, cards, view, milestones } = papers;
	const { documentPapers, bibliographies, problems } = sources;
	const { topics, topicChanges, topicEditor, search } = topicsAndSearch;
	const checks = checkSettings('bibliography.checks');
	const bibtex = registerBibtexLanguage({ library, bibliographies, cards, problems, checks, log });
	const quartoProjects = new QuartoProjects(folders);
	const notes = new LiveNotes({ cache, thread, folders, log });
	topicsAndSearch.followNotes(notes);
	milestones.followNotes(notes);
	const movedKeys = new MovedKeys({ library, documentPapers, notes, cache, log });
	const writeThrough = new WriteThrough(library, sources, log);
	const activeNote = new ActiveNote();
	const cited = new CitedPapers(activeNote, documentPapers);
	const memory = new SearchMemory(workspaceState);
	const recentlyCited = new RecentlyCited(workspaceState);
	const topicViews = new TopicViews(topics, search);
	const common = { library, documentPapers, notes, movedKeys, writeThrough, search, cards, log };
	const panels = new PaperPanels({ ...common, extensionUri, topics: topicViews, activeNote });
	const services = { ...common, memory, cited, activeNote, view, panels };
	const bibtexDocuments = bibtex.documents;
	context.subscriptions.push(
		bibtex,
		quartoProjects,
		new DocumentLocales(sources.documentStyles),
		notes,
		followNamingNotes(notes, sources.bibliographies),
		movedKeys,
		activeNote,
		panels,
		registerReferenceViews(services),
		registerCommands({ ...services, recentlyCited, topics, topicChanges, topicEditor }),
		registerProviders({ ...common, extensionUri, sources, bibtexDocuments, topics, checks }),
	);
	void movedKeys.load();
	void loadNotes(papers, quartoProjects, notes);
	return { milestones: milestones.reached, longestTurn };
}

/** Papers first: what notes cite can wait until they are there. */
async function loadNotes({ read }: OpenPapers, projects: QuartoProjects, notes: LiveNotes): Promise<void> {
	await read;
	await projects.load();
	await notes.load();
}

/** What measurements look at. */
export interface Measured {
	readonly milestones: Milestones['reached'];
	readonly longestTurn: () => number;
}
