import * as vscode from 'vscode';
import { Library } from './core/library/library';
import { ActiveNote } from './vscode/activeNote';
import { CacheFolder } from './vscode/cacheFolder';
import { registerCommands } from './vscode/commands';
import { LiveIndex } from './vscode/liveIndex';
import { watchMilestones, type Milestones } from './vscode/milestones';
import { PaperCards } from './vscode/paperCards';
import { PaperPanels } from './vscode/panel/paperPanels';
import { registerAmbiguousKeys } from './vscode/providers/ambiguousKeys';
import { registerBibtexLanguage } from './vscode/providers/bibtexLanguage';
import { registerCitationDrop } from './vscode/providers/citationDrop';
import { registerPaperHover } from './vscode/providers/paperHover';
import { onDidChangeSetting, readSetting } from './vscode/settings';
import { Bibliographies } from './vscode/sources/bibliographies';
import { DocumentPapers } from './vscode/sources/documentPapers';
import { ReadingThread } from './vscode/sources/readingThread';
import { SampleLibrary } from './vscode/sources/sampleLibrary';
import { SourceCache } from './vscode/sources/sourceCache';
import { SourceLoader } from './vscode/sources/sourceLoader';
import { longestTurn } from './vscode/runSlices';
import { showLoadingProgress } from './vscode/views/loadingProgress';
import { PapersView } from './vscode/views/papersView';

/**
 * Builds everything in the order in which data flows, registers it and returns; the library fills afterwards and announces
 * itself.
 */
export function activate(context: vscode.ExtensionContext): Measured {
	const { extensionUri } = context;
	const log = vscode.window.createOutputChannel('Marginalia', { log: true });
	const milestones: Milestones = {};
	const library = new Library();
	const sample = new SampleLibrary(extensionUri, library, log);
	const cards = new PaperCards();
	const checks = {
		levels: (uri: vscode.Uri) => readSetting('bibliography.checks', uri),
		onDidChange: (listener: () => void) => onDidChangeSetting('bibliography.checks', listener),
	};
	const bibtex = registerBibtexLanguage({ library, cards, checks, log });
	const cache = new CacheFolder(context.storageUri && vscode.Uri.joinPath(context.storageUri, 'cache'));
	const thread = new ReadingThread(extensionUri, log);
	const loader = new SourceLoader(library, thread, new SourceCache(cache), bibtex.publish, log);
	const bibliographies = new Bibliographies(loader, context.workspaceState);
	const documentPapers = new DocumentPapers(library, bibliographies);
	const index = new LiveIndex(library, cache, log);
	const activeNote = new ActiveNote();
	const view = new PapersView(library, index, cards, context.workspaceState);
	const panels = new PaperPanels({
		extensionUri,
		library,
		index,
		cards,
		activeNote,
		log,
	});
	context.subscriptions.push(
		log,
		sample,
		bibtex,
		thread,
		loader,
		bibliographies,
		documentPapers,
		index,
		activeNote,
		view,
		panels,
		registerCommands({ library, documentPapers, index, cards, activeNote, view, panels, log }),
		registerAmbiguousKeys(library, bibliographies, checks),
		registerPaperHover(library, documentPapers, cards),
		registerCitationDrop(library, documentPapers),
		showLoadingProgress(library, index),
		watchMilestones({ library, index, view, log }, milestones),
	);
	thread.start();
	void Promise.allSettled([sample.load(), bibliographies.load()]).then(() => library.markLoaded());
	return { milestones, longestTurn };
}

/** What measurements look at. */
interface Measured {
	readonly milestones: Milestones;
	readonly longestTurn: () => number;
}
