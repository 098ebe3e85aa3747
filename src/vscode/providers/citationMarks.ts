import * as vscode from 'vscode';
import { citationMarks } from '../../core/notes/citableSentence';
import { citingSelector } from '../activeNote';

/** On `[@?]` and `[citation needed]` in a note, a quick fix that suggests what to cite. */
export function registerCitationMarks(): vscode.Disposable {
	return vscode.languages.registerCodeActionsProvider(
		citingSelector,
		{
			provideCodeActions(document, range) {
				const line = document.lineAt(range.start.line);
				const start = document.offsetAt(line.range.start);
				const end = range.isSingleLine ? range.end.character : Infinity;
				return citationMarks(line.text)
					.filter((mark) => mark.start <= end && range.start.character <= mark.end)
					.map((mark) => suggestAction(start + mark.start));
			},
		},
		{ providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
	);
}

function suggestAction(offset: number): vscode.CodeAction {
	const title = 'Suggest citations for this sentence…';
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.command = { command: 'marginalia.suggestCitations', title, arguments: [offset] };
	action.isPreferred = true;
	return action;
}
