import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

/** The code actions at the first problem of a document, else at the cursor. */
export async function actionsAt({
	document,
	selection,
}: vscode.TextEditor): Promise<readonly vscode.CodeAction[]> {
	const [problem] = vscode.languages.getDiagnostics(document.uri);
	return vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		document.uri,
		problem?.range ?? selection,
	);
}

/** Does what the code action with that title there does: its edit, then its command. */
export async function apply(editor: vscode.TextEditor, title: string): Promise<void> {
	const actions = await actionsAt(editor);
	const action = actions.find((each) => each.title === title);
	assert.ok(action, `“${title}” is not among ${actions.map((each) => `“${each.title}”`).join(', ')}`);
	assert.ok(!action.edit || (await vscode.workspace.applyEdit(action.edit)));
	if (action.command) {
		await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
	}
}
