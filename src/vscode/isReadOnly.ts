import * as vscode from 'vscode';
import { statIfThere } from './statIfThere';

/**
 * Whether a file cannot be written to, as far as that can be told. That a file on disk is locked VS Code keeps to itself, so Node
 * is asked where there is one. A file that is not there yet, or no more, can be written.
 */
export async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
	if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
		return true;
	}
	const stat = await statIfThere(uri);
	if (!stat || ((stat.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0) {
		return stat !== undefined;
	}
	return uri.scheme === 'file' && typeof process !== 'undefined' && isLocked(uri.fsPath);
}

async function isLocked(path: string): Promise<boolean> {
	const { mode } = await require('node:fs/promises').stat(path);
	return (mode & ownersWrite) === 0;
}

const ownersWrite = 0o200;
