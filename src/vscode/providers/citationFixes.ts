import * as vscode from 'vscode';
import type { CitationProblem } from '../../core/citations/checks/findings';
import { citationFixes, type CitationFix } from '../../core/citations/checks/fixCitations';
import { groupRewrites } from '../../core/citations/checks/rewriteGroups';
import { citationAt } from '../../core/citations/findCitations';
import { wordsOfKey } from '../../core/citations/citekeySyntax';
import { citingSelector } from '../activeNote';
import { toWorkspaceEdit } from '../convert';
import { citationsIn, isReadOpenNote, readOpenNote } from '../openNotes';
import { runSlices } from '../timing/runSlices';
import type { CitationAdditions } from './citationAdditions';
import type { CitationDiagnostics } from './citationDiagnostics';

/** Quick fixes of what is wrong with citations, and other ways to write the group at the cursor. */
export function registerCitationFixes(
	diagnostics: CitationDiagnostics,
	additions: CitationAdditions,
): vscode.Disposable {
	return vscode.languages.registerCodeActionsProvider(
		citingSelector,
		{
			async provideCodeActions(document, range, context, token) {
				const wants = (kind: vscode.CodeActionKind): boolean => context.only?.contains(kind) ?? true;
				const isInvoked = context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
				const isWanted = (): boolean => !token.isCancellationRequested;
				const fixes = wants(vscode.CodeActionKind.QuickFix)
					? await quickFixes({ diagnostics, additions }, document, context.diagnostics, isWanted)
					: [];
				// The light bulb asks at every move of the cursor: for it, no note is read again.
				const rewrites =
					wants(vscode.CodeActionKind.RefactorRewrite) && (isInvoked || isReadOpenNote(document))
						? await runSlices(groupRewrites(readOpenNote(document), range.start), isWanted)
						: [];
				return [
					...fixes,
					...(rewrites ?? []).map((rewrite) =>
						toCodeAction(document, rewrite, vscode.CodeActionKind.RefactorRewrite),
					),
				];
			},
		},
		{
			providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite],
		},
	);
}

interface FixParts {
	readonly diagnostics: CitationDiagnostics;
	readonly additions: CitationAdditions;
}

async function quickFixes(
	{ diagnostics, additions }: FixParts,
	document: vscode.TextDocument,
	shown: readonly vscode.Diagnostic[],
	isWanted: () => boolean,
): Promise<vscode.CodeAction[]> {
	const found = shown.flatMap((diagnostic) => {
		const problem = diagnostics.find(document, diagnostic);
		return problem ? [{ diagnostic, problem }] : [];
	});
	if (found.length === 0) {
		return [];
	}
	const { version } = document;
	const isCurrent = (): boolean => isWanted() && document.version === version;
	const known = await diagnostics.knownKeys(document);
	const actions: vscode.CodeAction[] = [];
	for (const { diagnostic, problem } of found) {
		const fixes = isCurrent()
			? await runSlices(citationFixes(problem, readOpenNote(document), known), isCurrent)
			: undefined;
		const made = (fixes ?? []).map((fix) => toCodeAction(document, fix, vscode.CodeActionKind.QuickFix));
		const added = isCurrent() ? await additions.actionsFor(document, problem) : [];
		const [first] = [...added, ...made];
		if (first) {
			first.isPreferred = true;
		}
		actions.push(...added, ...made, ...searches(document, problem), ...movesEverywhere(problem));
		for (const action of [...added, ...made]) {
			action.diagnostics = [diagnostic];
		}
	}
	return actions;
}

/** A key that nobody has may say enough to find the paper by. */
function searches(document: vscode.TextDocument, { code, range }: CitationProblem): vscode.CodeAction[] {
	const isUnknown = code === 'citation-unknown-key' || code === 'citation-unknown-name';
	const found = isUnknown ? citationAt(citationsIn(document), range.start) : undefined;
	const query = found ? wordsOfKey(found.citation.citekey) : '';
	if (!found || query === '') {
		return [];
	}
	const title = `Find the paper by “${query}”…`;
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	const meant = [document.uri.toString(), found.citation.range, query];
	action.command = { command: 'marginalia.findCitedPaper', title, arguments: meant };
	return [action];
}

function movesEverywhere({ code }: CitationProblem): vscode.CodeAction[] {
	const title = 'Update moved citekeys in all notes';
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.command = { command: 'marginalia.updateMovedKeys', title };
	return code === 'citation-moved-key' ? [action] : [];
}

function toCodeAction(
	document: vscode.TextDocument,
	{ title, edits }: CitationFix,
	kind: vscode.CodeActionKind,
): vscode.CodeAction {
	const action = new vscode.CodeAction(title, kind);
	action.edit = toWorkspaceEdit(document.uri, edits);
	return action;
}
