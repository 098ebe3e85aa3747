import * as vscode from 'vscode';
import { openDocument } from '../files/openDocument';
import { Timers } from '../timing/timers';

/** How documents of some kind are checked. */
export interface DocumentCheck {
	/** Whether a document is of that kind; with another language it may come to be. */
	readonly isOfKind: (document: vscode.TextDocument) => boolean;
	/** @param isCurrent whether the outcome is still wanted: the text has not changed, and no other check of it has begun. */
	readonly check: (document: vscode.TextDocument, isCurrent: () => boolean) => Promise<void>;
	/** The document is closed, or of another kind now: nothing is to be said of it any more. */
	readonly forget: (uri: vscode.Uri) => void;
}

/**
 * Has documents checked while they are open: at once when they open, and a moment after each change of their text. Those that can not be
 * written to are left alone, as what a comparison shows of the past.
 */
export class DocumentChecks implements vscode.Disposable {
	/** The last check of each document that was started: of several that are under way, it alone counts. */
	readonly #last = new Map<string, symbol>();
	readonly #pending = new Timers();
	readonly #listeners: vscode.Disposable;

	constructor(
		private readonly kind: DocumentCheck,
		private readonly log: vscode.LogOutputChannel,
	) {
		const { onDidOpenTextDocument, onDidChangeTextDocument, onDidCloseTextDocument } = vscode.workspace;
		this.#listeners = vscode.Disposable.from(
			onDidOpenTextDocument((document) =>
				this.#isChecked(document) ? this.checkLater(document, 0) : this.#forget(document.uri),
			),
			onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length > 0) {
					this.checkLater(document);
				}
			}),
			// A document that gets another language closes and opens, and is there meanwhile.
			onDidCloseTextDocument(({ uri }) => openDocument(uri.toString()) ?? this.#forget(uri)),
		);
		this.checkAll(0);
	}

	checkAll(delay = quietMilliseconds): void {
		for (const document of vscode.workspace.textDocuments) {
			this.checkLater(document, delay);
		}
	}

	/** While someone types, or files are read, the checks wait. */
	checkLater(document: vscode.TextDocument, delay = quietMilliseconds): void {
		if (this.#isChecked(document)) {
			const key = document.uri.toString();
			this.#pending.set(key, delay, () => {
				this.#check(document).catch((error: unknown) =>
					this.log.error(`${key} could not be checked.`, error),
				);
			});
		}
	}

	dispose(): void {
		this.#pending.dispose();
		this.#last.clear();
		this.#listeners.dispose();
	}

	async #check(document: vscode.TextDocument): Promise<void> {
		const { uri, version } = document;
		const key = uri.toString();
		const check = Symbol(key);
		this.#last.set(key, check);
		await this.kind.check(
			document,
			() => this.#last.get(key) === check && document.version === version && !document.isClosed,
		);
	}

	#isChecked(document: vscode.TextDocument): boolean {
		return this.kind.isOfKind(document) && canBeWritten(document.uri);
	}

	#forget(uri: vscode.Uri): void {
		this.#pending.cancel(uri.toString());
		this.#last.delete(uri.toString());
		this.kind.forget(uri);
	}
}

/** What stands in no file system comes from an extension, which shows it and no more, unless VS Code itself lets somebody type there. */
function canBeWritten({ scheme }: vscode.Uri): boolean {
	return vscode.workspace.fs.isWritableFileSystem(scheme) ?? typedSchemes.includes(scheme);
}

/** Documents that are not saved yet, cells of notebooks, and comments that are being written. */
const typedSchemes = ['file', 'untitled', 'vscode-notebook-cell', 'comment'];
const quietMilliseconds = 300;
