import * as vscode from 'vscode';

/**
 * The document with that address, a URI's text, which is open now. A document that closes may have a successor already: the next
 * unsaved one gets its name.
 */
export function openDocument(source: string): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find(
		(document) => !document.isClosed && document.uri.toString() === source,
	);
}
