import * as vscode from 'vscode';
import { inTime } from './inTime';

/** What a file or folder is; `undefined` when there is none, or that cannot be told. */
export async function statIfThere(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
	try {
		return await inTime(uri, () => vscode.workspace.fs.stat(uri));
	} catch {
		return undefined;
	}
}

/** Whether it is a folder, or a symbolic link to one. */
export function isFolder(stat: vscode.FileStat | undefined): boolean {
	return isOfType(stat, vscode.FileType.Directory);
}

/** Whether it is a file, or a symbolic link to one. */
export function isFile(stat: vscode.FileStat | undefined): boolean {
	return isOfType(stat, vscode.FileType.File);
}

function isOfType(stat: vscode.FileStat | undefined, type: vscode.FileType): boolean {
	return stat !== undefined && (stat.type & type) !== 0;
}
