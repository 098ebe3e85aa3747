import * as vscode from 'vscode';
import type { StyledGroup } from '../../core/notes/styledGroup';
import type { WriteReply, WriteRequest } from '../../thread/serveCitations';
import type { DocumentStyle } from '../sources/documentStyles';
import { startThread, type Thread } from './startThread';

/** Writes citations as CSL styles have them, in a thread beside the extension host that starts when it is first asked. */
export class CitationThread implements vscode.Disposable {
	readonly #asked = new Map<number, Asked>();
	#thread: Thread<WriteRequest> | undefined;
	/** Whether the thread has all locales of CSL. */
	#hasLocales = false;
	#lastId = 0;

	constructor(private readonly extensionUri: vscode.Uri) {}

	/**
	 * The citation as plain text.
	 *
	 * @throws when the style is none, or no thread can be started.
	 */
	async write({ text: style, language }: DocumentStyle, group: StyledGroup): Promise<string> {
		const locales =
			this.#hasLocales || americanPattern.test(language ?? 'en') ? undefined : await this.#readLocales();
		const id = ++this.#lastId;
		return new Promise((resolve, reject) => {
			this.#thread ??= this.#start();
			this.#asked.set(id, { resolve, reject });
			this.#thread.post({ id, style, language, locales, group }, []);
			this.#hasLocales ||= locales !== undefined;
		});
	}

	dispose(): void {
		this.#stop('The extension is shutting down.');
	}

	async #readLocales(): Promise<Uint8Array> {
		return vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.extensionUri, 'dist', 'locales.json'));
	}

	#start(): Thread<WriteRequest> {
		return startThread<WriteRequest, WriteReply>(this.extensionUri, 'citations', {
			onReply: (reply) => this.#answer(reply),
			onFailure: (message) => this.#stop(message),
		});
	}

	#answer(reply: WriteReply): void {
		const asked = this.#asked.get(reply.id);
		this.#asked.delete(reply.id);
		if (reply.kind === 'written') {
			asked?.resolve(reply.text);
		} else {
			asked?.reject(new Error(reply.message));
		}
	}

	#stop(message: string): void {
		this.#thread?.stop();
		this.#thread = undefined;
		this.#hasLocales = false;
		const asked = [...this.#asked.values()];
		this.#asked.clear();
		for (const { reject } of asked) {
			reject(new Error(message));
		}
	}
}

/** What the thread can write without further locales. */
const americanPattern = /^en(?:-US)?$/;

interface Asked {
	readonly resolve: (text: string) => void;
	readonly reject: (error: Error) => void;
}
