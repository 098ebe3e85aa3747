import * as vscode from 'vscode';
import { messageOf } from '../../core/model/thrown';
import {
	isWebAddress,
	parseFromPage,
	type CopyKind,
	type FromPage,
	type Subject,
	type ToPage,
} from '../../protocol';
import { panelContent, type PanelContent } from './panelContent';
import { paperPanelHtml } from './paperPanelHtml';
import { panelTitle } from './panelTitle';
import type { PaperPanelServices } from './paperPanelServices';

/** What a panel asks of the one who opened it. */
export interface PaperPanelOwner {
	/** The page wants a paper in a panel of its own. */
	openInNewPanel(id: string): void;
	didDispose(panel: PaperPanel): unknown;
}

/** One details panel: an editor tab that shows one paper or topic at a time. */
export class PaperPanel implements vscode.Disposable {
	readonly #panel: vscode.WebviewPanel;
	readonly #services: PaperPanelServices;
	readonly #owner: PaperPanelOwner;
	readonly #subscriptions: vscode.Disposable;
	#subject: Subject;
	#pinned: boolean;
	#shown: PanelContent | undefined;
	/** Whether the page listens; a hidden page is gone, and says `ready` again when it is back. */
	#ready = false;
	#disposed = false;
	/** Counts the renderings asked for, so that a late answer to an earlier one is dropped. */
	#turn = 0;
	/** The ids under which the paper was shown here before it had the one that it has. */
	#formerIds: readonly string[] = [];
	/** What the page was last sent, by the message's type. */
	readonly #posted = new Map<string, string>();

	constructor(
		panel: vscode.WebviewPanel,
		subject: Subject,
		pinned: boolean,
		services: PaperPanelServices,
		owner: PaperPanelOwner,
	) {
		this.#panel = panel;
		this.#subject = subject;
		this.#pinned = pinned;
		this.#services = services;
		this.#owner = owner;
		this.#subscriptions = vscode.Disposable.from(
			panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
			panel.onDidChangeViewState(() => {
				this.#ready &&= panel.visible;
			}),
			panel.onDidDispose(() => this.dispose()),
		);
		this.#load();
	}

	get pinned(): boolean {
		return this.#pinned;
	}

	get active(): boolean {
		return this.#panel.active;
	}

	/** The id of the paper that it shows; `undefined` for a topic. */
	get paper(): string | undefined {
		return this.#subject.isTopic ? undefined : this.#subject.id;
	}

	isShowing({ id, isTopic = false }: Subject): boolean {
		return this.#subject.id === id && (this.#subject.isTopic ?? false) === isTopic;
	}

	show(subject: Subject): void {
		this.#subject = subject;
		this.#formerIds = [];
		this.refresh();
	}

	/** Goes on with its paper where that has another id now. */
	follow(moved: ReadonlyMap<string, string>): void {
		const id = this.paper === undefined ? undefined : moved.get(this.paper);
		if (id !== undefined) {
			this.#moveTo(id);
		}
	}

	pin(): void {
		if (!this.#pinned) {
			this.#pinned = true;
			this.refresh();
		}
	}

	reveal(preserveFocus: boolean): void {
		this.#panel.reveal(undefined, preserveFocus);
	}

	/** Shows the paper or topic as it is now in the library; sends nothing when the page shows that already. */
	refresh(): void {
		this.#render().catch((error: unknown) => this.#services.log.error('panel', this.#subject.id, error));
	}

	refreshNote(): void {
		this.#post({ type: 'showNote', note: this.#services.getNoteName() });
	}

	dispose(): void {
		if (!this.#disposed) {
			this.#disposed = true;
			this.#subscriptions.dispose();
			this.#panel.dispose();
			this.#owner.didDispose(this);
		}
	}

	#load(): void {
		const { extensionUri } = this.#services;
		const { webview } = this.#panel;
		const roots = resourceRoots(extensionUri);
		webview.options = { enableScripts: true, enableForms: false, localResourceRoots: roots };
		this.#panel.iconPath = {
			light: vscode.Uri.joinPath(extensionUri, 'media', 'paper-light.svg'),
			dark: vscode.Uri.joinPath(extensionUri, 'media', 'paper-dark.svg'),
		};
		webview.html = paperPanelHtml({
			cspSource: webview.cspSource,
			nonce: makeNonce(),
			scriptUri: webview
				.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', 'panel.js'))
				.toString(),
			styleUri: webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'panel.css')).toString(),
		});
		this.refresh();
	}

	#moveTo(id: string): void {
		this.#formerIds = [...this.#formerIds, this.#subject.id].filter((former) => former !== id);
		this.#subject = { id };
	}

	async #render(): Promise<void> {
		this.#turn += 1;
		const turn = this.#turn;
		const content = await panelContent(this.#services, this.#subject);
		if (this.#disposed || turn !== this.#turn) {
			return;
		}
		this.#shown = content;
		if (!content) {
			return;
		}
		const { title, message, paper } = content;
		// While the library is read, a paper may be found by what is the id of another that is yet to come.
		if (paper && paper.id !== this.#subject.id && this.#services.isLibraryLoaded()) {
			this.#moveTo(paper.id);
		}
		this.#panel.title = panelTitle(title, this.#pinned);
		const formerIds = this.#formerIds.length > 0 ? this.#formerIds : undefined;
		this.#post(
			message.type === 'showPaper'
				? { ...message, ...(formerIds && { formerIds }), pinned: this.#pinned }
				: { ...message, pinned: this.#pinned },
		);
	}

	#post(message: ToPage): void {
		if (!this.#ready || this.#disposed) {
			return;
		}
		// What is shown, paper or topic, replaces what was, so all kinds of it share a slot.
		const slot = 'pinned' in message ? 'show' : message.type;
		const text = JSON.stringify(message);
		if (message.type === 'copied' || this.#posted.get(slot) !== text) {
			this.#posted.set(slot, text);
			// oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window: a webview takes no origin
			void this.#panel.webview.postMessage(message);
		}
	}

	#receive(received: unknown): void {
		const message = parseFromPage(received);
		if (!message) {
			this.#services.log.warn('panel: ignored a message that is none of ours');
			return;
		}
		this.#act(message).catch((error: unknown) => {
			this.#services.log.error(`panel: ${message.type}`, error);
			void vscode.window.showErrorMessage(messageOf(error));
		});
	}

	async #act(message: FromPage): Promise<void> {
		const { actions, log } = this.#services;
		switch (message.type) {
			case 'ready':
				this.#ready = true;
				this.#posted.clear();
				this.refreshNote();
				return this.#render();
			case 'openPaper':
				return message.newPanel ? this.#owner.openInNewPanel(message.id) : this.show({ id: message.id });
			case 'openTopic':
				return this.show({ id: message.path, isTopic: true });
			case 'openLink':
				if (isWebAddress(message.url) && this.#shows(message.url)) {
					await vscode.env.openExternal(vscode.Uri.parse(message.url, true));
				}
				return;
			case 'cite':
			case 'insertSummary':
			case 'openPdf':
			case 'revealEntry':
				if (this.#shown?.paper?.id === message.id) {
					await actions[message.type](message.id);
				}
				return;
			case 'copy':
				return this.#copy(message.what, message.id);
			case 'insertTopicReview':
				if (this.#shown?.topic?.path === message.path) {
					await actions.insertTopicReview(message.path);
				}
				return;
			case 'editTopic':
				if (this.#shown?.topic?.canEdit && this.#shown.topic.path === message.path) {
					await actions.editTopic(message.path);
				}
				return;
			case 'searchTopic':
				if (this.#shown?.topic?.path === message.topic) {
					await actions.searchTopic(message.topic);
				}
				return;
			case 'searchPapers':
				await actions.searchPapers();
				return;
			case 'pin':
				return this.pin();
			case 'reportError':
				log.error('panel page:', message.message.slice(0, longestReport));
		}
	}

	async #copy(what: CopyKind, id: string): Promise<void> {
		const paper = this.#shown?.paper;
		if (paper?.id === id) {
			await vscode.env.clipboard.writeText(paper[what]);
			this.#post({ type: 'copied', what });
		}
	}

	#shows(url: string): boolean {
		const paper = this.#shown?.paper;
		const addresses = [...(paper?.links ?? []), ...(paper?.details ?? [])];
		return addresses.some((address) => address.url === url);
	}
}

/** All that a page may load from the extension. */
function resourceRoots(extensionUri: vscode.Uri): vscode.Uri[] {
	return ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extensionUri, folder));
}

function makeNonce(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, '0'),
	).join('');
}

const longestReport = 1000;
