import * as vscode from 'vscode';
import type { TextEdit } from '../core/text/textEdit';
import { toWorkspaceEdit } from './convert';
import { readOnlyReason } from './files/readOnlyReason';

/**
 * The only place that changes documents: all edits as one undo step, or none. VS Code would let an extension change what it lets no
 * user change, so read-only ones are refused here.
 *
 * @throws when the document refuses them, or is read-only.
 */
export async function applyTextEdits(
	document: vscode.TextDocument,
	edits: readonly TextEdit[],
): Promise<void> {
	if (edits.length === 0) {
		return;
	}
	const name = vscode.workspace.asRelativePath(document.uri);
	const readOnly = await readOnlyReason(document.uri, 'to edit');
	if (readOnly !== undefined) {
		throw new Error(`${name} ${readOnly}, so nothing was changed.`);
	}
	if (!(await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, edits)))) {
		throw new Error(`${name} could not be changed. Is it read-only?`);
	}
}
