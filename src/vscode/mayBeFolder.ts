import type * as vscode from 'vscode';

/**
 * Whether what came or went may be a folder, by its name. Of the files in a folder that comes or goes, none need be told by itself.
 */
export function mayBeFolder({ path }: vscode.Uri): boolean {
	return !filePath.test(path);
}

/** What looks like the name of a file. */
const filePath = /\.[A-Za-z]{1,5}$/;
