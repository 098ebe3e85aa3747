import * as vscode from 'vscode';

/** What a file or folder is; `undefined` when there is none, or that cannot be told. */
export async function statIfThere(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
	try {
		return await vscode.workspace.fs.stat(uri);
	} catch {
		return undefined;
	}
}
