import * as vscode from 'vscode';

/** The folder of the workspace that a file is in, the innermost one; `undefined` outside of all. */
export function folderOf(uri: vscode.Uri): string | undefined {
	return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
}
