import type * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { LiveIndex } from './liveIndex';
import type { LiveNotes } from './notes/liveNotes';
import type { PapersView } from './views/papersView';

/** What reaches them. */
export interface MilestoneSources {
	readonly library: Library;
	readonly index: LiveIndex;
	readonly notes: LiveNotes;
	readonly view: PapersView;
	readonly log: vscode.LogOutputChannel;
}

/** When things were there, in milliseconds after the extension woke up; missing while they are not. */
export type Milestones = Partial<Record<'papers' | 'tree' | 'titles' | 'texts' | 'notes', number>>;

/**
 * Notes, and tells in the log, when all papers were read, when the tree had them all, when the search knew their titles, when it knew
 * their texts, and when all notes were read.
 *
 * @param milestones is filled.
 */
export function watchMilestones(
	{ library, index, notes, view, log }: MilestoneSources,
	milestones: Milestones,
): vscode.Disposable {
	const start = performance.now();
	const reach = (what: keyof Milestones): void => {
		if (milestones[what] === undefined) {
			milestones[what] = Math.round(performance.now() - start);
			log.info(`${texts[what]} after ${milestones[what]} ms (${library.size} papers)`);
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
		if (notes.isLoaded) {
			reach('notes');
		}
	};
	const listeners = [
		library.onDidChange(look),
		index.onDidChange(look),
		notes.onDidChange(look),
		view.onDidShow(look),
	];
	return { dispose: () => listeners.forEach((listener) => listener.dispose()) };
}

const texts: Readonly<Record<keyof Milestones, string>> = {
	papers: 'All papers were read',
	tree: 'The tree had all papers',
	titles: 'Their titles could be searched',
	texts: 'All their texts could be searched',
	notes: 'All notes were read',
};
