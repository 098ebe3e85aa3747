import * as vscode from 'vscode';
import { isFoundBy } from './findFiles';
import { statIfThere } from './statIfThere';

/**
 * Why a file cannot be changed, as the end of a sentence that begins with its name; `undefined` for one that can, as far as that can
 * be told; one that is not there can, unless a setting names it. What VS Code makes of settings and of files on disk it keeps to
 * itself, so the settings are read as it reads them, and Node is asked where there is one.
 *
 * @param act what is on disk may forbid to save a file that the user is let edit.
 */
export async function readOnlyReason(
	uri: vscode.Uri,
	act: 'to edit' | 'to save',
): Promise<string | undefined> {
	if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
		return 'is read-only';
	}
	if (isNamedBy('files.readonlyInclude', uri) && !isNamedBy('files.readonlyExclude', uri)) {
		return 'is read-only by the setting “files.readonlyInclude”';
	}
	const stat = await statIfThere(uri);
	if (stat && ((stat.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0) {
		return 'is read-only';
	}
	const isLockHeeded =
		act === 'to save' ||
		vscode.workspace.getConfiguration('files', uri).get('readonlyFromPermissions') === true;
	return stat && isLockHeeded && uri.scheme === 'file' && typeof process !== 'undefined'
		? lockOf(uri.fsPath)
		: undefined;
}

/** Whether one of the globs of a setting names a file, by its path in its folder or its whole path. */
function isNamedBy(setting: string, uri: vscode.Uri): boolean {
	const globs = vscode.workspace
		.getConfiguration(undefined, uri)
		.get<Readonly<Record<string, unknown>>>(setting);
	const folder = vscode.workspace.getWorkspaceFolder(uri);
	return Object.entries(globs ?? {})
		.filter(([, isOn]) => isOn === true)
		.flatMap(([glob]) => [glob, ...(folder ? [new vscode.RelativePattern(folder, glob)] : [])])
		.some((pattern) => isFoundBy(pattern, uri));
}

/**
 * Why a file on disk cannot be written: whoever owns it has locked it, which VS Code respects though the user be allowed more, or
 * this user may not.
 */
async function lockOf(path: string): Promise<string | undefined> {
	const { access, stat } = require('node:fs/promises');
	const { mode } = await stat(path);
	if ((mode & ownersWrite) === 0) {
		return 'is read-only on disk';
	}
	return access(path, mayWrite).then(
		() => undefined,
		() => 'is read-only on disk for you: it may belong to another user',
	);
}

const ownersWrite = 0o200;
/** `constants.W_OK` of `node:fs`. */
const mayWrite = 2;
