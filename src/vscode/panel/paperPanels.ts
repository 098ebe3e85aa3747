import * as vscode from 'vscode';
import { parsePageState } from '../../protocol';
import { isNote } from '../activeNote';
import { PaperPanel } from './paperPanel';
import { paperPanelServices, type PaperPanelParts, type PaperPanelServices } from './paperPanelServices';

/** For `activeWebviewPanelId` in the manifest, and `onWebviewPanel:` among its activation events. */
export const paperPanelType = 'marginalia.paper';

/** The details panels: any number that stay for their papers, and at most one preview that the next paper takes over. */
export class PaperPanels implements vscode.Disposable {
	readonly #panels = new Set<PaperPanel>();
	readonly #services: PaperPanelServices;
	readonly #subscriptions: vscode.Disposable;

	constructor(parts: PaperPanelParts) {
		const { library, index } = parts;
		this.#services = paperPanelServices(parts);
		this.#subscriptions = vscode.Disposable.from(
			vscode.window.registerWebviewPanelSerializer(paperPanelType, {
				deserializeWebviewPanel: async (panel, state: unknown) => this.#restore(panel, state),
			}),
			library.onDidChange(() => this.#refresh()),
			// Related papers come from the index, which follows the library some moments later.
			index.onDidChange(() => this.#refresh()),
			vscode.window.onDidChangeActiveTextEditor(() => this.#refreshNote()),
			vscode.window.onDidChangeVisibleTextEditors(() => this.#refreshNote()),
		);
	}

	/** Shows a paper: in the panel that shows it already, else in the preview. */
	show(id: string, { preserveFocus }: { readonly preserveFocus: boolean }): void {
		const panel = this.#find(id) ?? this.#preview;
		if (panel) {
			panel.show(id);
			panel.reveal(preserveFocus);
		} else {
			this.#open(id, false, preserveFocus);
		}
	}

	/** Gives a paper a panel that stays, and the focus. Without an id, the preview stays for the paper it shows. */
	pin(id?: string): void {
		const panel = id === undefined ? this.#preview : this.#find(id);
		if (panel) {
			panel.pin();
			panel.reveal(false);
		} else if (id !== undefined) {
			this.#open(id, true, false);
		}
	}

	dispose(): void {
		this.#subscriptions.dispose();
		for (const panel of this.#panels) {
			panel.dispose();
		}
	}

	get #preview(): PaperPanel | undefined {
		return [...this.#panels].find((panel) => !panel.pinned);
	}

	#find(id: string): PaperPanel | undefined {
		const panels = [...this.#panels].filter((panel) => panel.id === id);
		return panels.find((panel) => panel.active) ?? panels[0];
	}

	#open(id: string, pinned: boolean, preserveFocus: boolean): void {
		const panel = vscode.window.createWebviewPanel(
			paperPanelType,
			'',
			{ viewColumn: freeColumn(), preserveFocus },
			{ enableFindWidget: true },
		);
		this.#add(panel, id, pinned);
	}

	#restore(panel: vscode.WebviewPanel, stored: unknown): void {
		const state = parsePageState(stored);
		const paper = state?.seen[state.at];
		if (!state || !paper) {
			panel.dispose();
			return;
		}
		// A preview may have been opened before this one came back; then this one stays for its paper.
		this.#add(panel, paper.id, state.pinned || this.#preview !== undefined);
	}

	#add(panel: vscode.WebviewPanel, id: string, pinned: boolean): void {
		this.#panels.add(
			new PaperPanel(panel, { id, pinned }, this.#services, {
				openInNewPanel: (other) => this.pin(other),
				didDispose: (disposed) => this.#panels.delete(disposed),
			}),
		);
	}

	#refresh(): void {
		for (const panel of this.#panels) {
			panel.refresh();
		}
	}

	#refreshNote(): void {
		for (const panel of this.#panels) {
			panel.refreshNote();
		}
	}
}

/** Beside the note that is being written, so that it can still be seen and cited into; else where the reader is. */
function freeColumn(): vscode.ViewColumn {
	const editor = vscode.window.activeTextEditor;
	return editor && isNote(editor.document) ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}
