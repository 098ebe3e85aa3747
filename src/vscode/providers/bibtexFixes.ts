import * as vscode from 'vscode';
import { fixesFor } from '../../core/sources/bibtex/checks/fixesFor';
import type { BibtexDiagnostics } from './bibtexDiagnostics';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';
import { toQuickFix } from './quickFix';

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
							fixesFor(problem, read).map((fix, at) => toQuickFix(document, diagnostic, fix, at === 0)),
						)
					: [];
			},
		},
		{ providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
	);
}
