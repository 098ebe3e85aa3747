import type * as vscode from 'vscode';
import type { Measured } from './extension';
import { ownTurn } from './vscode/timing/runSlices';
import { wait } from './vscode/timing/wait';

/**
 * What VS Code calls first: loads the extension piece by piece, and starts it. All at once would hold the extension host, with everything
 * that other extensions do there, for a tenth of a second. The papers come first: what stands on them has nothing to tell before they are
 * there, and waits for all but a very large library.
 */
export async function activate(context: vscode.ExtensionContext): Promise<Measured> {
	const began = performance.now();
	const { openThread } = await import('./vscode/threads/openThread');
	const thread = openThread(context);
	await loadAll(piecesForLibrary);
	const { openLibrary } = await import('./vscode/openLibrary');
	const library = openLibrary(context, thread);
	await loadAll(piecesForPapers);
	const { openPapers } = await import('./vscode/openPapers');
	const papers = openPapers(context, library, began);
	await Promise.race([papers.read, wait(longestMilliseconds)]);
	await loadAll(pieces);
	const { activate: start } = await import('./extension');
	return start(context, papers);
}

async function loadAll(modules: readonly (() => Promise<unknown>)[]): Promise<void> {
	for (const load of modules) {
		// A turn that is neither a slice's nor the one in which VS Code called.
		await ownTurn();
		await load();
	}
	await ownTurn();
}

/** A large library shows while it is read, and may take longer than whoever calls a command would wait. */
const longestMilliseconds = 1000;

/** Modules with all that they stand on, in an order in which each has few milliseconds' worth that those before it have not. */
const piecesForLibrary = [
	() => import('./core/library/library'),
	() => import('yaml'),
	() => import('./vscode/sources'),
	() => import('./vscode/openLibrary'),
];

/** The same for what shows the papers. */
const piecesForPapers = [
	() => import('./core/search/language/matchQuery'),
	() => import('./core/search/topics/suggestTopics'),
	() => import('./core/search/searchIndex'),
	() => import('./core/summary/summarize'),
	() => import('./vscode/openPapers'),
];

/** The same for all that stands on the papers. */
const pieces = [
	() => import('./core/citations/locatorTerms'),
	() => import('./core/citations/markdown/markdownBlocks'),
	() => import('./core/citations/noteMap'),
	() => import('./core/sources/bibtex/bibtexReader'),
	() => import('./core/sources/ris/risSource'),
	() => import('./core/sources/listing/mendText'),
	() => import('./core/sources/sourceReader'),
	() => import('./core/citations/insertCitations'),
	() => import('./core/format/reference'),
	() => import('./vscode/commands'),
	() => import('./vscode/providers'),
	() => import('./extension'),
];
