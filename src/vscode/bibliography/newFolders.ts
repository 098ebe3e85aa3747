import * as vscode from 'vscode';
import { statIfThere } from '../files/statIfThere';

/** The folders that are made with a file, since they are not there yet, the innermost first. */
export async function missingFolders(file: vscode.Uri): Promise<readonly vscode.Uri[]> {
	const missing: vscode.Uri[] = [];
	for (let folder = parentOf(file); folder.path !== parentOf(folder).path; folder = parentOf(folder)) {
		if (await statIfThere(folder)) {
			break;
		}
		missing.push(folder);
	}
	return missing;
}

/** Deletes folders, the innermost first, up to one in which something is by now. */
export async function deleteWhereEmpty(folders: readonly vscode.Uri[]): Promise<void> {
	for (const folder of folders) {
		const content = await vscode.workspace.fs.readDirectory(folder).then(
			(entries) => entries,
			() => undefined,
		);
		if (content?.length !== 0) {
			return;
		}
		await vscode.workspace.fs.delete(folder, { useTrash: false });
	}
}

function parentOf(uri: vscode.Uri): vscode.Uri {
	return vscode.Uri.joinPath(uri, '..');
}
