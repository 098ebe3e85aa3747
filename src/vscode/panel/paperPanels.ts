import * as vscode from 'vscode';
import { parsePageState, type Subject } from '../../protocol';
import { isNote } from '../activeNote';
import { Throttle } from '../timing/throttle';
import { PaperPanel } from './paperPanel';
import { paperPanelServices, type PaperPanelParts, type PaperPanelServices } from './paperPanelServices';

/** For `activeWebviewPanelId` in the manifest, and `onWebviewPanel:` among its activation events. */
const paperPanelType = 'marginalia.paper';

/**
 * The details panels: any number that stay for their papers and topics, and at most one preview that the next paper or
 * topic takes over.
 */
export class PaperPanels implements vscode.Disposable {
	readonly #panels = new Set<PaperPanel>();
	readonly #services: PaperPanelServices;
	readonly #updates = new Throttle(
		() => this.#refresh(),
		() => refreshMilliseconds,
	);
	readonly #subscriptions: vscode.Disposable;

	constructor(parts: PaperPanelParts) {
		const { library, search, topics } = parts;
		this.#services = paperPanelServices(parts);
		this.#subscriptions = vscode.Disposable.from(
			vscode.window.registerWebviewPanelSerializer(paperPanelType, {
				deserializeWebviewPanel: async (panel, state: unknown) => this.#restore(panel, state),
			}),
			this.#updates,
			library.onDidChange(({ moved }) => {
				// What is still being read has its ids only when all is there.
				if (moved && library.isLoaded) {
					this.#panels.forEach((panel) => panel.follow(moved));
				}
				this.#updates.request();
			}),
			// Related papers come from the index, which follows the library some moments later.
			search.onDidChange(() => this.#updates.request()),
			topics.onDidChange(() => this.#updates.request()),
			vscode.window.onDidChangeActiveTextEditor(() => this.#refreshNote()),
			vscode.window.onDidChangeVisibleTextEditors(() => this.#refreshNote()),
		);
	}

	/** The id of the paper whose panel is the active editor. */
	get activePaper(): string | undefined {
		return [...this.#panels].find((panel) => panel.active)?.paper;
	}

	/** Shows a paper: in the panel that shows it already, else in the preview. */
	show(id: string, { preserveFocus }: { readonly preserveFocus: boolean }): void {
		this.#show({ id }, preserveFocus);
	}

	/** Shows a topic's overview: in the panel that shows it already, else in the preview. */
	showTopic(path: string, { preserveFocus }: { readonly preserveFocus: boolean }): void {
		this.#show({ id: path, isTopic: true }, preserveFocus);
	}

	get hasPreview(): boolean {
		return this.#preview !== undefined;
	}

	/** Gives a paper a panel that stays, and the focus. Without an id, the preview stays for what it shows. */
	pin(id?: string): void {
		const panel = id === undefined ? this.#preview : this.#find({ id });
		if (panel) {
			panel.pin();
			panel.reveal(false);
		} else if (id !== undefined) {
			this.#open({ id }, true, false);
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

	#show(subject: Subject, preserveFocus: boolean): void {
		const panel = this.#find(subject) ?? this.#preview;
		if (panel) {
			panel.show(subject);
			panel.reveal(preserveFocus);
		} else {
			this.#open(subject, false, preserveFocus);
		}
	}

	#find(subject: Subject): PaperPanel | undefined {
		const panels = [...this.#panels].filter((panel) => panel.isShowing(subject));
		return panels.find((panel) => panel.active) ?? panels[0];
	}

	#open(subject: Subject, pinned: boolean, preserveFocus: boolean): void {
		const panel = vscode.window.createWebviewPanel(
			paperPanelType,
			'',
			{ viewColumn: freeColumn(), preserveFocus },
			{ enableFindWidget: true },
		);
		this.#add(panel, subject, pinned);
	}

	#restore(panel: vscode.WebviewPanel, stored: unknown): void {
		const state = parsePageState(stored);
		const seen = state?.seen[state.at];
		if (!state || !seen) {
			panel.dispose();
			return;
		}
		// A preview may have been opened before this one came back; then this one stays.
		this.#add(panel, seen, state.pinned || this.#preview !== undefined);
	}

	#add(panel: vscode.WebviewPanel, subject: Subject, pinned: boolean): void {
		this.#panels.add(
			new PaperPanel(panel, subject, pinned, this.#services, {
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

const refreshMilliseconds = 300;
