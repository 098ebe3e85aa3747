import * as vscode from 'vscode';

/**
 * Acts once the next change of a document has brought in one of some texts: VS Code tells nobody which of the ways to drop or paste
 * was chosen. Any other change ends the wait.
 */
export function whenInserted(
	document: vscode.TextDocument,
	insertions: readonly { readonly newText: string }[],
	act: () => unknown,
): void {
	const isMeant = ({ text }: vscode.TextDocumentContentChangeEvent): boolean =>
		insertions.some(({ newText }) => newText !== '' && text.includes(newText));
	const listener = vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
		if (changed === document && contentChanges.length > 0) {
			listener.dispose();
			if (contentChanges.some(isMeant)) {
				act();
			}
		}
	});
}
