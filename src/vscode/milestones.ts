import type * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { LiveIndex } from './liveIndex';
import type { PapersView } from './views/papersView';

/** What reaches them. */
export interface MilestoneSources {
	readonly library: Library;
	readonly index: LiveIndex;
	readonly view: PapersView;
	readonly log: vscode.LogOutputChannel;
}

/** When things were there, in milliseconds after the extension woke up; missing while they are not. */
export type Milestones = Partial<Record<'papers' | 'tree' | 'titles' | 'texts', number>>;

/**
 * Notes, and tells in the log, when all papers were read, when the tree had them all, when the search knew their titles, and when it knew
 * their texts.
 *
 * @param milestones is filled.
 */
export function watchMilestones(
	{ library, index, view, log }: MilestoneSources,
	milestones: Milestones,
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
			if (view.shownPapers === library.size) {
				reach('tree');
			}
			if (index.state !== 'pending') {
				reach('titles');
			}
			if (index.state === 'whole') {
				reach('texts');
			}
		}
	};
	const listeners = [library.onDidChange(look), index.onDidChange(look), view.onDidShow(look)];
	return { dispose: () => listeners.forEach((listener) => listener.dispose()) };
}

const texts: Readonly<Record<keyof Milestones, string>> = {
	papers: 'all were read',
	tree: 'the tree had all',
	titles: 'their titles could be searched',
	texts: 'all their texts could be searched',
};
