import * as vscode from 'vscode';
import type { TextEdit } from '../core/text/textEdit';
import { toWorkspaceEdit } from './convert';

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
	if (!(await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, edits)))) {
		throw new Error(
			`${vscode.workspace.asRelativePath(document.uri)} could not be changed. Is it read-only?`,
		);
	}
}
