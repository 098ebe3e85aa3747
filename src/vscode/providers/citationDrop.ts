import * as vscode from 'vscode';
import { insertCitations } from '../../core/citations/insertCitations';
import type { Library } from '../../core/library/library';
import { citingSelector } from '../activeNote';
import { dialectOf } from '../dialects';
import { toSpan, toTextEdit } from '../convert';
import type { DocumentPapers } from '../sources/documentPapers';
import { papersMime } from '../views/papersDrag';

/**
 * Papers dragged from the tree into a note become a citation at the drop point, or join the one that is there; each under the key
 * that it has where the note cites from.
 */
export function registerCitationDrop(library: Library, documentPapers: DocumentPapers): vscode.Disposable {
	return vscode.languages.registerDocumentDropEditProvider(citingSelector, {
		async provideDocumentDropEdits(document, position, transfer, token) {
			const ids = parseIds(await transfer.get(papersMime)?.asString());
			const citable = await documentPapers.of(document);
			const citekeys = ids.flatMap((id) => (citable.get(id) ?? library.get(id))?.citekey ?? []);
			if (citekeys.length === 0 || token.isCancellationRequested) {
				return undefined;
			}
			const drop = new vscode.DocumentDropEdit('');
			const { edits } = insertCitations(
				document.getText(),
				[toSpan(document, new vscode.Range(position, position))],
				citekeys,
				{ dialect: dialectOf(document) },
			);
			drop.additionalEdit = new vscode.WorkspaceEdit();
			drop.additionalEdit.set(document.uri, edits.map(toTextEdit));
			return drop;
		},
	});
}

/** A drag may come from anywhere: what is not a list of ids is none. */
function parseIds(json: string | undefined): string[] {
	try {
		const value: unknown = JSON.parse(json ?? '[]');
		return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
	} catch {
		return [];
	}
}
