import * as vscode from 'vscode';

/** The folder of the workspace that a file is in, the innermost one; `undefined` outside of all. */
export function folderOf(uri: vscode.Uri): string | undefined {
	return vscode.workspace.getWorkspaceFolder(fileOf(uri))?.uri.toString();
}

/**
 * The file of the workspace that a document shows, or will be: an earlier revision of it, as Git has it beside a diff, and what was not
 * saved yet have its path, but addresses of their own, by which no other file is found. Any other document's address as it is.
 */
export function fileOf(uri: vscode.Uri): vscode.Uri {
	const { workspaceFolders = [] } = vscode.workspace;
	const isIn = (folder: vscode.WorkspaceFolder): boolean => uri.path.startsWith(`${folder.uri.path}/`);
	const folder = vscode.workspace.getWorkspaceFolder(uri) ? undefined : workspaceFolders.find(isIn);
	return folder ? folder.uri.with({ path: uri.path }) : uri;
}
