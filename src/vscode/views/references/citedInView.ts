import * as vscode from 'vscode';
import { citationAt } from '../../../core/citations/findCitations';
import { creditLabel, titleLabel } from '../../../core/format/labels';
import { isolate } from '../../../core/text/bidi';
import { isNote } from '../../activeNote';
import { placesCiting, type CitedPaper, type PaperPlaceParts } from '../../notes/paperPlaces';
import { citationsIn } from '../../openNotes';
import { Timers } from '../../timing/timers';
import { CitedInTree, type CitedInNode } from './citedInTree';

/** What the view stands on. */
export interface CitedInViewParts extends PaperPlaceParts {
	readonly log: vscode.LogOutputChannel;
}

/**
 * The view *Cited In*: the notes that cite the paper that was selected last, or whose citation the cursor was put on, with their lines.
 * Nothing is looked for while nobody sees it.
 */
export class CitedInView implements vscode.Disposable {
	readonly #tree = new CitedInTree();
	readonly #view: vscode.TreeView<CitedInNode>;
	readonly #timers = new Timers();
	readonly #disposables: readonly vscode.Disposable[];
	#cited: CitedPaper | undefined;

	constructor(private readonly parts: CitedInViewParts) {
		this.#view = vscode.window.createTreeView('marginalia.citedIn', {
			treeDataProvider: this.#tree,
			showCollapseAll: true,
		});
		this.#disposables = [
			this.#view,
			this.#tree,
			this.#view.onDidChangeVisibility(() => {
				this.#later('look', 0);
				this.#later('update', 0);
			}),
			parts.notes.onDidChange(() => this.#later('update', 0)),
			parts.library.onDidChange(() => this.#later('update', quietMilliseconds)),
			vscode.window.onDidChangeTextEditorSelection(() => this.#later('look', quietMilliseconds)),
			vscode.window.onDidChangeActiveTextEditor(() => this.#later('look', quietMilliseconds)),
		];
	}

	/** Shows who cites it. */
	choose(cited: CitedPaper): void {
		this.#timers.cancel('look');
		this.#cited = cited;
		this.#later('update', 0);
	}

	dispose(): void {
		this.#timers.dispose();
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	#later(what: 'look' | 'update', delay: number): void {
		if (this.#view.visible) {
			this.#timers.set(what, delay, () => {
				(what === 'look' ? this.#lookAtCursor() : this.#update()).catch((error: unknown) =>
					this.parts.log.error('The notes that cite a paper could not be shown.', error),
				);
			});
		}
	}

	async #lookAtCursor(): Promise<void> {
		const editor = vscode.window.activeTextEditor;
		const found =
			editor && isNote(editor.document)
				? citationAt(citationsIn(editor.document), editor.selection.active)
				: undefined;
		if (editor && found) {
			const { citekey } = found.citation;
			const paper = (await this.parts.documentPapers.of(editor.document)).find(citekey);
			if (citekey !== this.#cited?.citekey || paper?.id !== this.#cited.paper?.id) {
				this.choose({ citekey, paper });
			}
		}
	}

	async #update(): Promise<void> {
		const cited = this.#cited;
		if (!cited) {
			return;
		}
		const places = await placesCiting(this.parts, cited);
		if (cited !== this.#cited) {
			return;
		}
		const { citekey, paper } = cited;
		this.#tree.show(places);
		this.#view.description = paper
			? [creditLabel(paper), titleLabel(paper)].map((text) => isolate(text)).join(' · ')
			: `@${citekey}`;
		this.#view.message = this.parts.notes.isLoaded ? undefined : 'Notes are still being read.';
		await vscode.commands.executeCommand('setContext', 'marginalia.isCitedPaperChosen', true);
	}
}

const quietMilliseconds = 300;
