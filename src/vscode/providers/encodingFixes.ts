import * as vscode from 'vscode';
import type { ReaderCode } from '../../core/sources/checks/checkLevels';

/**
 * The way out of an encoding that VS Code does not open by itself: it shows other letters then, and would write those.
 * VS Code's own picker offers the encoding that it guesses first, and saves in UTF-8 as well.
 */
export function registerEncodingFixes(): vscode.Disposable {
	return vscode.languages.registerCodeActionsProvider(
		{ scheme: '*' },
		{
			provideCodeActions: (_document, _range, { diagnostics }) =>
				diagnostics.filter(isOfEncoding).map((diagnostic) => {
					const action = new vscode.CodeAction('Change the Encoding…', vscode.CodeActionKind.QuickFix);
					action.diagnostics = [diagnostic];
					action.command = { command: 'workbench.action.editor.changeEncoding', title: action.title };
					return action;
				}),
		},
		{ providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
	);
}

function isOfEncoding({ source, code }: vscode.Diagnostic): boolean {
	return source === 'Marginalia' && typeof code === 'string' && encodingCodes.has(code);
}

const encodingCodes: ReadonlySet<string> = new Set([
	'source-latin1',
	'source-mixed-encodings',
	'source-unusual-unicode',
] satisfies ReaderCode[]);
