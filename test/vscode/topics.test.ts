import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, libraryLoaded } from './support/notes';

describe('The file of topics', () => {
	let uri: vscode.Uri;

	before(async () => {
		await libraryLoaded();
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(folder);
		uri = vscode.Uri.joinPath(folder.uri, '.marginalia/topics.yml');
	});

	afterEach(async () => {
		await closeEditors();
		await vscode.workspace.fs.delete(uri, { useTrash: false });
		await until('nothing is wrong any more', () => vscode.languages.getDiagnostics(uri).length === 0);
	});

	async function write(lines: readonly string[]): Promise<void> {
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(lines.join('\n')));
	}

	it('says what is wrong at its place, and which papers nobody has', async () => {
		await write([
			'topics:',
			'  - name: Speech',
			'    paper: [ji2024wavtokenizer]',
			'    papers: [nobody2020]',
		]);
		const found = await until('both are marked', () => {
			const diagnostics = vscode.languages.getDiagnostics(uri);
			return diagnostics.length === 2 && diagnostics;
		});
		assert.deepEqual(
			found
				.sort((a, b) => a.range.start.compareTo(b.range.start))
				.map(({ code, range }) => [code, range.start.line, range.start.character]),
			[
				['topics-unknown-key', 2, 4],
				['topics-missing-paper', 3, 13],
			],
		);
	});

	it('counts as it stands in an editor, saved or not', async () => {
		await write(['topics:', '  - name: Speech']);
		const editor = await vscode.window.showTextDocument(uri);
		await editor.edit((edit) => edit.insert(new vscode.Position(1, 16), '\n    nme: other'));
		await until('the unsaved line is marked', () =>
			vscode.languages.getDiagnostics(uri).some(({ range }) => range.start.line === 2),
		);
		await vscode.commands.executeCommand('undo');
		await until('it is right again', () => vscode.languages.getDiagnostics(uri).length === 0);
	});
});

describe('Insert Topic Review', () => {
	before(libraryLoaded);

	it('puts the review on the clipboard when no note is active, as the page of the topic says', async () => {
		await closeEditors();
		await vscode.env.clipboard.writeText('before');
		await vscode.commands.executeCommand('marginalia.insertTopicReview', 'Image generation');
		assert.match(await vscode.env.clipboard.readText(), /^## Image generation\n\n- \*\*/);
	});
});
