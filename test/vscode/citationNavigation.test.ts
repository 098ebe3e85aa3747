import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, libraryLoaded } from './support/notes';

const [folder] = vscode.workspace.workspaceFolders ?? [];

function fileUri(name: string): vscode.Uri {
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, name);
}

async function write(name: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

/** Where the definition of what stands behind a text in the note leads: file and line. */
async function definitionsBehind(text: string): Promise<string[]> {
	const document = await vscode.workspace.openTextDocument(fileUri('note.md'));
	const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
		'vscode.executeDefinitionProvider',
		document.uri,
		document.positionAt(document.getText().indexOf(text) + text.length),
	);
	return found
		.map((each) =>
			'targetUri' in each ? ([each.targetUri, each.targetRange] as const) : ([each.uri, each.range] as const),
		)
		.map(([uri, range]) => `${uri.path.split('/').at(-1) ?? ''}:${range.start.line}`)
		.sort();
}

const knuth =
	'@article{knuth1984,\n  author = {Knuth, Donald E.},\n  title = {Literate Programming},\n  year = 1984,\n}\n';

describe('From a citation', () => {
	before(libraryLoaded);
	before(async () => {
		await write('one.bib', `% A comment\n\n${knuth}`);
		await write('note.md', 'See [see @knuth1984, p. 3; @yuan2024ecar] and @nobody1900.\n');
		await until('the entry is known', async () => (await definitionsBehind('@knu')).length > 0);
	});
	afterEach(closeEditors);
	after(async () => {
		for (const name of ['one.bib', 'two.bib', 'note.md']) {
			await vscode.workspace.fs.delete(fileUri(name)).then(undefined, () => undefined);
		}
	});

	it('the definition is its entry, from anywhere in the key', async () => {
		assert.deepEqual(await definitionsBehind('['), []);
		assert.deepEqual(await definitionsBehind('[see '), ['one.bib:2']);
		assert.deepEqual(await definitionsBehind('@knuth1984'), ['one.bib:2']);
		assert.deepEqual(await definitionsBehind('@knuth1984, p'), []);
	});

	it('there is none for an unknown key, nor for a paper of the sample library', async () => {
		assert.deepEqual(await definitionsBehind('@nobody'), []);
		assert.deepEqual(await definitionsBehind('@yuan'), []);
	});

	it('there are several when several files have the paper under that key', async () => {
		await write('two.bib', knuth);
		await until('both are there', async () => {
			const found = await definitionsBehind('@knu');
			return found.join(' ') === 'one.bib:2 two.bib:0';
		});
	});

	it('papers are symbols of the workspace, found by key, author and title', async () => {
		for (const query of ['knuth1984', 'knuth', 'literate programming']) {
			await until(`“${query}” finds the paper`, async () => {
				const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
					'vscode.executeWorkspaceSymbolProvider',
					query,
				);
				const found = symbols.find(({ name }) => name.startsWith('knuth1984'));
				return (
					found?.name === 'knuth1984 · Knuth 1984 · Literate Programming' &&
					found.location.uri.path.endsWith('.bib')
				);
			});
		}
	});
});
