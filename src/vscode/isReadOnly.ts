import * as vscode from 'vscode';

/**
 * Whether a file cannot be written to, as far as that can be told. That a file on disk is locked VS Code keeps to itself, so Node
 * is asked where there is one.
 *
 * @throws when there is no such file.
 */
export async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
	if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
		return true;
	}
	const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
	if ((permissions & vscode.FilePermission.Readonly) !== 0) {
		return true;
	}
	if (uri.scheme !== 'file' || typeof process === 'undefined') {
		return false;
	}
	const { mode } = await require('node:fs/promises').stat(uri.fsPath);
	return (mode & ownersWrite) === 0;
}

const ownersWrite = 0o200;
