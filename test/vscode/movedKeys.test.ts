import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, hoverIn, libraryLoaded } from './support/notes';

const [folder] = vscode.workspace.workspaceFolders ?? [];

function fileUri(name: string): vscode.Uri {
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, name);
}

async function write(name: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

async function read(name: string): Promise<string> {
	return vscode.workspace.fs.readFile(fileUri(name)).then(
		(bytes) => new TextDecoder().decode(bytes),
		() => '',
	);
}

function entry(citekey: string): string {
	return `@article{${citekey},\n  author = {Doe, Jane},\n  title = {How keys come and go},\n  year = {2020},\n  journal = {J. Keys},\n}\n`;
}

/** The problem with the first citation of a note, as code and severity. */
function problemOf(document: vscode.TextDocument): vscode.Diagnostic | undefined {
	return vscode.languages
		.getDiagnostics(document.uri)
		.find(({ code }) => typeof code === 'string' && code.startsWith('citation-'));
}

describe('The file of moved citekeys', () => {
	const name = '.marginalia/keys.yml';

	before(libraryLoaded);
	afterEach(async () => {
		await vscode.workspace.fs.delete(fileUri(name)).then(undefined, () => undefined);
	});

	it('shows what is wrong with it at its place, until that is put right', async () => {
		await write(name, 'moved:\n  one: two\n  two: one\nothers: none\n');
		await until('it is said', () => vscode.languages.getDiagnostics(fileUri(name)).length > 0);
		assert.deepEqual(
			vscode.languages
				.getDiagnostics(fileUri(name))
				.map(({ code, range: { start, end } }) => [code, start.line, start.character, end.character]),
			[
				['keys-circular', 1, 2, 5],
				['keys-circular', 2, 2, 5],
				['keys-unknown-key', 3, 0, 6],
			],
		);
		await write(name, '');
		await until('nothing is said', () => vscode.languages.getDiagnostics(fileUri(name)).length === 0);
	});
});

describe('A citekey that a bibliography changes', () => {
	let note: vscode.TextDocument;
	/** Cites another work, which is not known before it is looked into. */
	const ownNote = '---\nbibliography: node_modules/own.bib\n---\n\nAs @doe2020 says.\n';

	before(libraryLoaded);
	beforeEach(async () => {
		await write('moved.bib', entry('doe2020'));
		await write('moved.md', 'Keys move [see @doe2020, p. 3].\n');
		await write('other.md', 'As @doe2020 says.\n');
		await write('elsewhere.md', ownNote);
		await write('node_modules/own.bib', entry('doe2020').replace('How keys', 'Where larks'));
		note = await vscode.workspace.openTextDocument(fileUri('moved.md'));
		await vscode.window.showTextDocument(note);
		await until('the paper is known by its key', async () =>
			/^(?!.*is “doe2020keys” now).*How keys come and go/s.test(await hover()),
		);
		// It waits until what the notes cite is known, and remembered.
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		await write('moved.bib', entry('doe2020keys'));
		await until('the key has moved', async () => (await hover()).includes('is “doe2020keys” now'));
	});
	afterEach(async () => {
		await closeEditors();
		for (const name of [
			'moved.bib',
			'moved.md',
			'other.md',
			'elsewhere.md',
			'node_modules',
			'.marginalia/keys.yml',
		]) {
			await vscode.workspace.fs.delete(fileUri(name), { recursive: true }).then(undefined, () => undefined);
		}
	});

	function hover(): Promise<string> {
		return hoverIn(note, new vscode.Position(0, 18));
	}

	it('still finds the paper, says so, and is kept in a file until no note has it', async () => {
		assert.match(await hover(), /How keys come and go[^]*Its citekey is “doe2020keys” now/);
		await until('it is said', async () => problemOf(note)?.code === 'citation-moved-key');
		assert.equal(problemOf(note)?.severity, vscode.DiagnosticSeverity.Information);
		await until('it is kept', async () =>
			/^moved:\n {2}doe2020: doe2020keys\n$/m.test(await read('.marginalia/keys.yml')),
		);

		const problem = problemOf(note);
		assert.ok(problem);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			note.uri,
			problem.range,
		);
		const fix = actions.find(({ title }) => title === 'Write “@doe2020keys”');
		assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
		assert.ok(await vscode.workspace.applyEdit(fix.edit));
		assert.equal(note.getText(), 'Keys move [see @doe2020keys, p. 3].\n');
		await until('nothing is said', async () => problemOf(note) === undefined);
	});

	it('is written into all notes at once that cite the paper, and undo takes it back', async () => {
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		const other = await vscode.workspace.openTextDocument(fileUri('other.md'));
		assert.equal(note.getText(), 'Keys move [see @doe2020keys, p. 3].\n');
		assert.equal(other.getText(), 'As @doe2020keys says.\n');
		const own = await vscode.workspace.openTextDocument(fileUri('elsewhere.md'));
		assert.equal(own.getText(), ownNote);
		await until('the file goes', async () => (await read('.marginalia/keys.yml')) === '');
		await vscode.window.showTextDocument(note);
		await vscode.commands.executeCommand('undo');
		assert.equal(note.getText(), 'Keys move [see @doe2020, p. 3].\n');
	});
});
