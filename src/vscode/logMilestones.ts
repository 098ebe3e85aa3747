import type * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { LiveIndex } from './liveIndex';

/** Tells in the log when, after the extension woke up, the papers were there, and when the search knew their titles and texts. */
export function logMilestones(
	library: Library,
	index: LiveIndex,
	log: vscode.LogOutputChannel,
): vscode.Disposable {
	const start = performance.now();
	const tell = (what: string): void => log.info(`${what} after ${Math.round(performance.now() - start)} ms`);
	const told = new Set<string>();
	const tellOnce = (what: string): void => {
		if (!told.has(what)) {
			told.add(what);
			tell(`${library.size} papers: ${what}`);
		}
	};
	const look = (): void => {
		if (library.isLoaded) {
			tellOnce('all read');
			if (index.state !== 'pending') {
				tellOnce('titles searchable');
			}
			if (index.state === 'whole') {
				tellOnce('texts searchable');
			}
		}
	};
	const listeners = [library.onDidChange(look), index.onDidChange(look)];
	return { dispose: () => listeners.forEach((listener) => listener.dispose()) };
}
