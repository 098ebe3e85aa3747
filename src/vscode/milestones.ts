import type * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { LiveIndex } from './search/liveIndex';
import type { LiveNotes } from './notes/liveNotes';
import type { PapersView } from './views/papersView';

/** What reaches them. */
export interface MilestoneSources {
	readonly library: Library;
	readonly index: LiveIndex;
	readonly view: PapersView;
	readonly log: vscode.LogOutputChannel;
	/** When VS Code woke the extension up, as `performance.now()` tells. */
	readonly began: number;
}

/**
 * Notes, and tells in the log, when all papers were read, when the tree had them all, when the search knew their titles, when it knew
 * their texts, and when all notes were read.
 */
export class Milestones implements vscode.Disposable {
	readonly #reached: Partial<Record<Milestone, number>> = {};
	readonly #listeners: vscode.Disposable[];

	constructor(private readonly sources: MilestoneSources) {
		const { library, index, view } = sources;
		const look = (): void => this.#look();
		this.#listeners = [library.onDidChange(look), index.onDidChange(look), view.onDidShow(look)];
		look();
	}

	/** When things were there, in milliseconds after the extension woke up; missing while they are not. */
	get reached(): Readonly<Partial<Record<Milestone, number>>> {
		return this.#reached;
	}

	followNotes(notes: LiveNotes): void {
		this.#listeners.push(
			notes.onDidChange(() => {
				if (notes.isLoaded) {
					this.#reach('notes');
				}
			}),
		);
	}

	dispose(): void {
		this.#listeners.forEach((listener) => listener.dispose());
	}

	#look(): void {
		const { library, index, view } = this.sources;
		if (!library.isLoaded) {
			return;
		}
		this.#reach('papers');
		if (view.shownPapers === library.size) {
			this.#reach('tree');
		}
		if (index.state !== 'pending') {
			this.#reach('titles');
		}
		if (index.state === 'whole') {
			this.#reach('texts');
		}
	}

	#reach(what: Milestone): void {
		const { library, log, began } = this.sources;
		if (this.#reached[what] === undefined) {
			const time = Math.round(performance.now() - began);
			this.#reached[what] = time;
			log.info(`${texts[what]} after ${time} ms (${library.size} papers)`);
		}
	}
}

type Milestone = 'papers' | 'tree' | 'titles' | 'texts' | 'notes';

const texts: Readonly<Record<Milestone, string>> = {
	papers: 'All papers were read',
	tree: 'The tree had all papers',
	titles: 'Their titles could be searched',
	texts: 'All their texts could be searched',
	notes: 'All notes were read',
};
