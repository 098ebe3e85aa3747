import type * as vscode from 'vscode';
import type { StyledGroup } from '../core/notes/styledGroup';
import type { WriteReply, WriteRequest } from '../thread/serveCitations';
import { startThread, type Thread } from './startThread';

/** Writes citations as CSL styles have them, in a thread beside the extension host that starts when it is first asked. */
export class CitationThread implements vscode.Disposable {
	readonly #asked = new Map<number, Asked>();
	#thread: Thread<WriteRequest> | undefined;
	#lastId = 0;

	constructor(private readonly extensionUri: vscode.Uri) {}

	/**
	 * The citation as plain text.
	 *
	 * @param style the text of a CSL style; Pandoc's default where absent
	 * @throws when it is none, or no thread can be started.
	 */
	write(style: string | undefined, group: StyledGroup): Promise<string> {
		const id = ++this.#lastId;
		return new Promise((resolve, reject) => {
			this.#thread ??= this.#start();
			this.#asked.set(id, { resolve, reject });
			this.#thread.post({ id, style, group }, []);
		});
	}

	dispose(): void {
		this.#stop('The extension is shutting down.');
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
		const asked = [...this.#asked.values()];
		this.#asked.clear();
		for (const { reject } of asked) {
			reject(new Error(message));
		}
	}
}

interface Asked {
	readonly resolve: (text: string) => void;
	readonly reject: (error: Error) => void;
}
