import * as vscode from 'vscode';
import { fixesFor, type BibtexFix } from '../../core/sources/bibtex/checks/fixesFor';
import { toWorkspaceEdit } from '../convert';
import type { BibtexDiagnostics } from './bibtexDiagnostics';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';

/** Quick fixes of what is wrong in a `.bib` file. */
export function registerBibtexFixes(
	documents: BibtexDocuments,
	diagnostics: BibtexDiagnostics,
): vscode.Disposable {
	return vscode.languages.registerCodeActionsProvider(
		bibtexSelector,
		{
			async provideCodeActions(document, _range, context) {
				const found = context.diagnostics.flatMap((diagnostic) => {
					const problem = diagnostics.find(document, diagnostic);
					return problem ? [{ diagnostic, problem }] : [];
				});
				const read = found.length > 0 ? await documents.read(document) : undefined;
				return read
					? found.flatMap(({ diagnostic, problem }) =>
							fixesFor(problem, read).map((fix, at) => toCodeAction(document, diagnostic, fix, at === 0)),
						)
					: [];
			},
		},
		{ providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
	);
}

function toCodeAction(
	document: vscode.TextDocument,
	diagnostic: vscode.Diagnostic,
	{ title, edits }: BibtexFix,
	isPreferred: boolean,
): vscode.CodeAction {
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.diagnostics = [diagnostic];
	action.isPreferred = isPreferred;
	action.edit = toWorkspaceEdit(document.uri, edits);
	return action;
}
