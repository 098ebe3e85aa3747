import type * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { LiveIndex } from './liveIndex';

/** When things were there, in milliseconds after the extension woke up; missing while they are not. */
export type Milestones = Partial<Record<'papers' | 'titles' | 'texts', number>>;

/**
 * Notes, and tells in the log, when all papers were read, when the search knew their titles, and when it knew their texts.
 *
 * @param milestones is filled.
 */
export function watchMilestones(
	library: Library,
	index: LiveIndex,
	milestones: Milestones,
	log: vscode.LogOutputChannel,
): vscode.Disposable {
	const start = performance.now();
	const reach = (what: keyof Milestones): void => {
		if (milestones[what] === undefined) {
			milestones[what] = Math.round(performance.now() - start);
			log.info(`${library.size} papers: ${texts[what]} after ${milestones[what]} ms`);
		}
	};
	const look = (): void => {
		if (library.isLoaded) {
			reach('papers');
			if (index.state !== 'pending') {
				reach('titles');
			}
			if (index.state === 'whole') {
				reach('texts');
			}
		}
	};
	const listeners = [library.onDidChange(look), index.onDidChange(look)];
	return { dispose: () => listeners.forEach((listener) => listener.dispose()) };
}

const texts: Readonly<Record<keyof Milestones, string>> = {
	papers: 'all were read',
	titles: 'their titles could be searched',
	texts: 'all their texts could be searched',
};
