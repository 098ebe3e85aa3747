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

/** The same of all that are open, by their addresses: for whoever asks about many. */
export function openDocuments(): ReadonlyMap<string, vscode.TextDocument> {
	const open = vscode.workspace.textDocuments.filter((document) => !document.isClosed);
	// Of several with one address the first counts.
	return new Map(open.reverse().map((document) => [document.uri.toString(), document]));
}
