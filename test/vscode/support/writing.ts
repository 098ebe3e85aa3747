import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../../support/until';
import { closeEditors } from './notes';

const [folder, other] = vscode.workspace.workspaceFolders ?? [];

/** What the library holds of a file that is deleted is forgotten a moment later only: each test has a folder of its own. */
let count = 0;

/** The folder of the test, as messages call it. */
export function testFolder(): string {
	return `workspace/write${count}`;
}

/** A file in the folder of the test, or, where its path begins with `root:` or `other:`, in a folder of the workspace. */
export function fileUri(path: string): vscode.Uri {
	const [, place, rest = path] = /^(root|other):(.*)$/.exec(path) ?? [];
	const base = place === 'other' ? other : folder;
	assert.ok(base);
	return vscode.Uri.joinPath(base.uri, place ? rest : `write${count}/${path}`);
}

export async function write(path: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

/** What stands on disk; `undefined` where there is no such file. */
export async function read(path: string): Promise<string | undefined> {
	try {
		const bytes = await vscode.workspace.fs.readFile(fileUri(path));
		return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Opens a note with a cursor behind its last letter. */
export async function openFile(path: string, text: string): Promise<vscode.TextEditor> {
	await write(path, text);
	const editor = await vscode.window.showTextDocument(fileUri(path));
	await until('the editor has the text', () => editor.document.getText() === text.replace('\uFEFF', ''));
	const end = editor.document.positionAt(editor.document.getText().trimEnd().length);
	editor.selection = new vscode.Selection(end, end);
	return editor;
}

export function cite(...keys: readonly string[]): Thenable<unknown> {
	return vscode.commands.executeCommand('marginalia.insertCitation', keys);
}

export function setMode(mode: string): Thenable<void> {
	return vscode.workspace
		.getConfiguration('marginalia')
		.update('citations.addToBibliography', mode, vscode.ConfigurationTarget.Global);
}

function symbolsOf(key: string): Thenable<readonly vscode.SymbolInformation[]> {
	return vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', key);
}

/** Waits until the library has a paper under a key. */
export async function known(key: string): Promise<void> {
	await until(`“${key}” is known`, async () => (await symbolsOf(key)).some(({ name }) => name.includes(key)));
}

/** Waits until the library knows that a file which had a key is gone. */
export async function forgotten(path: string, key: string): Promise<void> {
	await until(`${path} is forgotten`, async () =>
		(await symbolsOf(key)).every(({ location }) => location.uri.path !== fileUri(path).path),
	);
}

/** Files that editors refuse to change. */
export function setReadonly(glob: string | undefined): Thenable<void> {
	return vscode.workspace
		.getConfiguration('files')
		.update('readonlyInclude', glob && { [glob]: true }, vscode.ConfigurationTarget.Global);
}

/** An entry, a note that names the bibliography that has it, and the entry of a paper of the sample. */
export const first = '@book{first,\n  title = {First},\n  year = {2001}\n}\n';
export const named = '---\nbibliography: refs.bib\n---\n\nTokens\n';
export const ecar = /^@misc\{yuan2024ecar,\n {2}title = [^]*\n\}\n$/;

/** Closes all, puts settings back and deletes the files of a test. */
export async function cleanUp(): Promise<void> {
	await closeEditors();
	await putBack('marginalia.citations.addToBibliography');
	await putBack('files.readonlyInclude');
	const files = ['refs.bib', 'references.bib', 'note.md', 'sub'];
	await Promise.all(
		['', ...['root:', 'other:'].flatMap((place) => files.map((file) => place + file))].map((path) =>
			vscode.workspace.fs.delete(fileUri(path), { recursive: true }).then(undefined, () => undefined),
		),
	);
	count++;
}

async function putBack(setting: string): Promise<void> {
	const settings = vscode.workspace.getConfiguration();
	if (settings.inspect(setting)?.globalValue !== undefined) {
		await settings.update(setting, undefined, vscode.ConfigurationTarget.Global);
	}
}
