import * as vscode from 'vscode';
import type { TextEdit } from '../../core/text/textEdit';
import { toWorkspaceEdit } from '../convert';

/** All problems of one kind in a document. */
export interface FixAll {
	readonly code: string;
	/** The one that the action is offered at. */
	readonly diagnostic: vscode.Diagnostic;
	readonly edits: () => Promise<readonly TextEdit[] | undefined>;
}

/** Actions that put right all problems of one kind in a document. What they change is found out of the one that is chosen. */
export class FixAllActions {
	readonly #edits = new WeakMap<vscode.CodeAction, () => Promise<vscode.WorkspaceEdit>>();

	create({ uri }: vscode.TextDocument, { code, diagnostic, edits }: FixAll): vscode.CodeAction {
		const title = `Fix all problems of this kind in the file (${code})`;
		const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
		action.diagnostics = [diagnostic];
		this.#edits.set(action, async () => toWorkspaceEdit(uri, (await edits()) ?? []));
		return action;
	}

	async resolve(action: vscode.CodeAction): Promise<vscode.CodeAction> {
		action.edit ??= await this.#edits.get(action)?.();
		return action;
	}
}
