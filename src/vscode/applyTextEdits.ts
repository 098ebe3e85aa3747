import * as vscode from 'vscode';
import type { TextEdit } from '../core/text/textEdit';
import { toTextEdit } from './convert';

/**
 * The only place that changes documents: all edits as one undo step, or none.
 *
 * @throws when the document refuses them, for instance because it is read-only.
 */
export async function applyTextEdits(
	document: vscode.TextDocument,
	edits: readonly TextEdit[],
): Promise<void> {
	if (edits.length === 0) {
		return;
	}
	const change = new vscode.WorkspaceEdit();
	change.set(document.uri, edits.map(toTextEdit));
	if (!(await vscode.workspace.applyEdit(change))) {
		throw new Error(
			`${vscode.workspace.asRelativePath(document.uri)} could not be changed. Is it read-only?`,
		);
	}
}
