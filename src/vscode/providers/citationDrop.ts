import * as vscode from 'vscode';
import { insertCitations } from '../../core/citations/insertCitations';
import { noteSelector } from '../activeNote';
import { toSpan, toTextEdit } from '../convert';
import { papersMime } from '../views/papersDrag';

/** Papers dragged from the tree into a note become a citation at the drop point, or join the one that is there. */
export function registerCitationDrop(): vscode.Disposable {
	return vscode.languages.registerDocumentDropEditProvider(noteSelector, {
		async provideDocumentDropEdits(document, position, transfer, token) {
			const citekeys = parseCitekeys(await transfer.get(papersMime)?.asString());
			if (citekeys.length === 0 || token.isCancellationRequested) {
				return undefined;
			}
			const drop = new vscode.DocumentDropEdit('');
			const { edits } = insertCitations(
				document.getText(),
				[toSpan(document, new vscode.Range(position, position))],
				citekeys,
			);
			drop.additionalEdit = new vscode.WorkspaceEdit();
			drop.additionalEdit.set(document.uri, edits.map(toTextEdit));
			return drop;
		},
	});
}

/** A drag may come from anywhere: what is not a list of citekeys is none. */
function parseCitekeys(json: string | undefined): string[] {
	try {
		const value: unknown = JSON.parse(json ?? '[]');
		return Array.isArray(value) ? value.filter((citekey) => typeof citekey === 'string') : [];
	} catch {
		return [];
	}
}
