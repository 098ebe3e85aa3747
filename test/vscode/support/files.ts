import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../../support/until';
import { hoverIn } from './notes';

const [folder, other] = vscode.workspace.workspaceFolders ?? [];

/** A file in the first folder of the workspace, or, where its path begins with `other:`, in the second; an absolute path as it is. */
export function fileUri(path: string): vscode.Uri {
	if (path.startsWith('/')) {
		return vscode.Uri.file(path);
	}
	const [inOther] = /^other:/.exec(path) ?? [];
	const base = inOther ? other : folder;
	assert.ok(base);
	return vscode.Uri.joinPath(base.uri, path.slice(inOther?.length ?? 0));
}

export async function write(path: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

/** Deletes files and folders that may be there. */
export async function remove(...paths: readonly string[]): Promise<void> {
	for (const path of paths) {
		await vscode.workspace.fs.delete(fileUri(path), { recursive: true }).then(undefined, () => undefined);
	}
}

/**
 * Writes a note and opens it. One in a folder that is deleted as a whole needs a name that no other test has: where VS Code misses that a
 * file is there again, it goes on with the old text.
 */
export async function writeNote(path: string, text: string): Promise<vscode.TextDocument> {
	await write(path, text);
	return vscode.workspace.openTextDocument(fileUri(path));
}

/** Waits until the hover at the last `@` of a note, which the editor may have yet to reload, holds a text. */
export async function hoverShows(document: vscode.TextDocument, text: string): Promise<void> {
	await until(`the hover shows “${text}”`, async () => {
		const at = document.positionAt(document.getText().lastIndexOf('@') + 1);
		return (await hoverIn(document, at)).includes(text);
	});
}

/** An entry in BibTeX in which nothing is wrong. */
export function bibEntry(citekey: string, title: string): string {
	return `@article{${citekey},\n  author = {Knuth, Donald E.},\n  title = {${title}},\n  journal = {A Journal},\n  year = {1984},\n}\n`;
}
