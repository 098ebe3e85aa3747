import * as vscode from 'vscode';

/** The folder of the workspace that a file is in, the innermost one; `undefined` outside of all. */
export function folderOf(uri: vscode.Uri): string | undefined {
	return vscode.workspace.getWorkspaceFolder(fileOf(uri))?.uri.toString();
}

/**
 * The address of the file that a document shows, or will be saved as, if that is in the workspace: an earlier revision, as Git shows it
 * in a diff, and a document that was never saved have the file's path, but an address of another scheme. Any other document's own
 * address.
 */
export function fileOf(uri: vscode.Uri): vscode.Uri {
	const { workspaceFolders = [] } = vscode.workspace;
	const isIn = (folder: vscode.WorkspaceFolder): boolean => uri.path.startsWith(`${folder.uri.path}/`);
	const folder = vscode.workspace.getWorkspaceFolder(uri) ? undefined : workspaceFolders.find(isIn);
	return folder ? folder.uri.with({ path: uri.path }) : uri;
}
