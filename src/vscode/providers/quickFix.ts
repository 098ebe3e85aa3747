import * as vscode from 'vscode';
import type { TextEdit } from '../../core/text/textEdit';
import { toWorkspaceEdit } from '../convert';

/** A way to put right what a diagnostic says; the best of several is preferred. */
export function toQuickFix(
	document: vscode.TextDocument,
	diagnostic: vscode.Diagnostic,
	{ title, edits }: { readonly title: string; readonly edits: readonly TextEdit[] },
	isPreferred: boolean,
): vscode.CodeAction {
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.diagnostics = [diagnostic];
	action.isPreferred = isPreferred;
	action.edit = toWorkspaceEdit(document.uri, edits);
	return action;
}
