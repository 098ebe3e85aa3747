import * as vscode from 'vscode';

/** What may come into a document by one paste or drop. */
export interface Insertion {
	/** What is waited for: any of these texts. */
	readonly texts: readonly { readonly newText: string }[];
	/** What may come first: VS Code lets the user choose the other way afterwards. */
	readonly instead?: string;
	/** What is done then. */
	readonly act: () => unknown;
	/** What is done where none of them came, if anything. */
	readonly otherwise?: () => unknown;
}

/**
 * Acts once a change of a document has brought in one of some texts: VS Code does not tell which of the ways to drop or paste was chosen.
 * The wait ends with any other change (except undoing, or the text that may come instead), with the next wait, and when the document is
 * closed.
 */
export function whenInserted(
	document: vscode.TextDocument,
	{ texts, instead, act, otherwise }: Insertion,
): void {
	const brings = (change: vscode.TextDocumentContentChangeEvent, text: string): boolean =>
		text !== '' && withoutReturns(change.text).includes(withoutReturns(text));
	const end = (next?: () => unknown): void => {
		listeners.dispose();
		waiting.delete(document);
		void next?.();
	};
	const listeners = vscode.Disposable.from(
		vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges, reason }) => {
			if (changed !== document || contentChanges.length === 0) {
				return;
			}
			if (contentChanges.some((change) => texts.some(({ newText }) => brings(change, newText)))) {
				end(act);
			} else if (
				reason !== vscode.TextDocumentChangeReason.Undo &&
				!contentChanges.some((change) => brings(change, instead ?? ''))
			) {
				end(otherwise);
			}
		}),
		vscode.workspace.onDidCloseTextDocument((closed) => {
			if (closed === document) {
				end(otherwise);
			}
		}),
	);
	waiting.get(document)?.();
	waiting.set(document, () => end(otherwise));
}

/** Line ends are those of the document. */
function withoutReturns(text: string): string {
	return text.replaceAll('\r', '');
}

/** What ends each wait. */
const waiting = new WeakMap<vscode.TextDocument, () => void>();
