import type * as vscode from 'vscode';
import type { Measured } from './extension';
import { nextTurn } from './vscode/nextTurn';

/**
 * What VS Code calls first: loads the extension piece by piece, and starts it. All at once would hold the extension host, with everything
 * that other extensions do there, for a tenth of a second.
 */
export async function activate(context: vscode.ExtensionContext): Promise<Measured> {
	for (const load of pieces) {
		await load();
		await new Promise<void>((resolve) => {
			nextTurn(resolve);
		});
	}
	const { activate: start } = await import('./extension');
	return start(context);
}

/** Modules with all that they stand on, in an order in which each has few milliseconds' worth that those before it have not. */
const pieces: readonly (() => Promise<unknown>)[] = [
	() => import('yaml'),
	() => import('./core/citations/noteMap'),
	() => import('./core/sources/bibtex/bibtexReader'),
	() => import('./core/sources/sourceReader'),
	() => import('./core/search/searchIndex'),
	() => import('./core/library/library'),
	() => import('./core/summary/summarize'),
	() => import('./vscode/commands'),
	() => import('./vscode/providers'),
	() => import('./extension'),
];
