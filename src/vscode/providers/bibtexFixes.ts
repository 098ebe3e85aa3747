import * as vscode from 'vscode';
import type { BibtexProblem } from '../../core/sources/bibtex/checks/findings';
import { canFixAll, fixAll, fixesFor } from '../../core/sources/bibtex/checks/fixesFor';
import type { BibtexDocument } from '../../core/sources/bibtex/language/bibtexDocument';
import type { TextEdit } from '../../core/text/textEdit';
import { runSlices } from '../timing/runSlices';
import type { BibtexDiagnostics } from './bibtexDiagnostics';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';
import { FixAllActions } from './fixAll';
import { toQuickFix } from './quickFix';

/** Quick fixes of what is wrong in a `.bib` file: of one problem, or all of its kind. */
export function registerBibtexFixes(
	documents: BibtexDocuments,
	diagnostics: BibtexDiagnostics,
): vscode.Disposable {
	const all = new FixAllActions();
	return vscode.languages.registerCodeActionsProvider(
		bibtexSelector,
		{
			async provideCodeActions(document, _range, context) {
				const problems = diagnostics.problemsOf(document);
				const found = context.diagnostics.flatMap((diagnostic) => {
					const problem = diagnostics.find(document, diagnostic);
					return problem ? [{ diagnostic, problem }] : [];
				});
				const read = found.length > 0 ? await documents.read(document) : undefined;
				return read
					? found.flatMap(({ diagnostic, problem }) => {
							const fixes = fixesFor(problem, read);
							const alike = fixes.length > 0 ? problemsLike(problem, problems, read) : [];
							const { code } = problem;
							const edits = (): Promise<readonly TextEdit[] | undefined> => runSlices(fixAll(alike, read));
							return [
								...fixes.map((fix, at) => toQuickFix(document, diagnostic, fix, at === 0)),
								...(alike.length > 1 ? [all.create(document, { code, diagnostic, edits })] : []),
							];
						})
					: [];
			},
			resolveCodeAction: (action) => all.resolve(action),
		},
		{ providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
	);
}

/** All problems of a kind, if another of the first of them can be put right, too. */
function problemsLike(
	problem: BibtexProblem,
	problems: readonly BibtexProblem[],
	read: BibtexDocument,
): readonly BibtexProblem[] {
	const alike = canFixAll(problem.code) ? problems.filter(({ code }) => code === problem.code) : [];
	return alike.slice(0, mostLookedAt).some((other) => other !== problem && fixesFor(other, read).length > 0)
		? alike
		: [];
}

const mostLookedAt = 100;
