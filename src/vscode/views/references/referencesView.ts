import * as vscode from 'vscode';
import type { ActiveNote } from '../../activeNote';
import { onDidChangeDialects } from '../../dialects';
import type { CitedPaper, PaperPlaceParts } from '../../notes/paperPlaces';
import { referencesIn } from '../../openNotes';
import type { PaperCards } from '../../paperCards';
import { Timers } from '../../timing/timers';
import { referenceNodes, type ReferenceTreeNode } from './referenceNodes';
import { ReferencesTree } from './referencesTree';

/** What the view stands on. */
export interface ReferencesViewParts extends PaperPlaceParts {
	readonly activeNote: ActiveNote;
	readonly cards: PaperCards;
	readonly log: vscode.LogOutputChannel;
}

/** The view *References*: what the active note cites, a moment after each change of it; nothing is read while nobody sees it. */
export class ReferencesView implements vscode.Disposable {
	readonly #tree: ReferencesTree;
	readonly #view: vscode.TreeView<ReferenceTreeNode>;
	readonly #timers = new Timers();
	readonly #selected = new vscode.EventEmitter<CitedPaper>();
	readonly #disposables: readonly vscode.Disposable[];

	/** Fires with what the selected row is about. */
	readonly onDidSelect = this.#selected.event;

	constructor(private readonly parts: ReferencesViewParts) {
		const { activeNote, library, notes, cards } = parts;
		this.#tree = new ReferencesTree(cards);
		this.#view = vscode.window.createTreeView('marginalia.references', {
			treeDataProvider: this.#tree,
			canSelectMany: true,
			showCollapseAll: true,
		});
		this.#disposables = [
			this.#view,
			this.#tree,
			this.#selected,
			this.#view.onDidChangeSelection(({ selection }) => this.#announce(selection.at(-1))),
			this.#view.onDidChangeVisibility(() => this.#updateLater(0)),
			activeNote.onDidChange(() => this.#updateLater(0)),
			library.onDidChange(() => this.#updateLater(quietMilliseconds)),
			notes.onDidChange(() => this.#updateLater(quietMilliseconds)),
			onDidChangeDialects(() => this.#updateLater(0)),
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length > 0 && document === activeNote.document) {
					this.#updateLater(quietMilliseconds);
				}
			}),
		];
		this.#updateLater(0);
	}

	dispose(): void {
		this.#timers.dispose();
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	#announce(node: ReferenceTreeNode | undefined): void {
		if (node) {
			// What the key stands for in this note, as in those that cite it, too: a paper that only another file has is none.
			const { citekey, paper } = node.reference;
			this.#selected.fire({ citekey, paper });
		}
	}

	#updateLater(delay: number): void {
		if (this.#view.visible) {
			this.#timers.set('update', delay, () => {
				this.#update().catch((error: unknown) =>
					this.parts.log.error('What the note cites could not be shown.', error),
				);
			});
		}
	}

	async #update(): Promise<void> {
		const { activeNote, library, documentPapers } = this.parts;
		const { document } = activeNote;
		// Before the papers are there, every key would be unknown.
		if (!library.isLoaded) {
			return;
		}
		const papers = document && (await documentPapers.of(document));
		const references = papers ? await referencesIn(document, papers) : [];
		// A note that changed meanwhile is looked at again.
		if (document !== activeNote.document || !references) {
			return;
		}
		this.#tree.show(document ? referenceNodes(document, references, this.parts) : []);
		this.#view.description = document && vscode.workspace.asRelativePath(document.uri).split('/').at(-1);
		await vscode.commands.executeCommand('setContext', 'marginalia.activeNote', document ? 'open' : 'none');
	}
}

const quietMilliseconds = 300;
