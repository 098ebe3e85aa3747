import * as vscode from 'vscode';
import { isSameMoves, type KeyMoves } from '../../core/library/keyMoves';
import { editKeysFile, isOnlyMoves, type KeysFile } from '../../core/notes/movedKeys/keysFile';
import { applyEdits } from '../../core/text/textEdit';
import type { FolderFile } from '../files/folderFiles';
import { openDocument } from '../files/openDocument';

/**
 * Has a file of moved keys tell just these moves, by the lines that change; with none left, a file that says nothing else goes. One that
 * somebody is editing, or that cannot be changed so, stays as it is.
 *
 * @throws when it cannot be written.
 */
export async function writeKeysFile(
	{ uri, text, moved: told }: FolderFile<KeysFile>,
	moved: KeyMoves,
): Promise<void> {
	const edits =
		isSameMoves(told, moved) || openDocument(uri.toString())?.isDirty
			? []
			: (editKeysFile(text, moved) ?? []);
	if (edits.length === 0) {
		return;
	}
	const written = applyEdits(text, edits);
	if (moved.size === 0 && isOnlyMoves(written)) {
		await vscode.workspace.fs.delete(uri, { useTrash: false });
	} else {
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(written));
	}
}
