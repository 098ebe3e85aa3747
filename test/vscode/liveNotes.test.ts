import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, hoverIn, libraryLoaded, openNote } from './support/notes';

const [folder, other] = vscode.workspace.workspaceFolders ?? [];

/** A file in the first folder, or, where its path begins with `other:`, in the second. */
function fileUri(path: string): vscode.Uri {
	const [inOther] = /^other:/.exec(path) ?? [];
	const base = inOther ? other : folder;
	assert.ok(base);
	return vscode.Uri.joinPath(base.uri, path.slice(inOther?.length ?? 0));
}

async function write(path: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

function entry(citekey: string, title: string, more = ''): string {
	return `@article{${citekey},\n  author = {Knuth, Donald E.},\n  title = {${title}},\n  year = {1984},\n${more}}\n`;
}

/** The references at the first place where a text stands in a file, each as "name of the file:line:character". */
async function referencesAt(path: string, text: string): Promise<string[]> {
	const document = await vscode.workspace.openTextDocument(fileUri(path));
	const at = document.positionAt(document.getText().indexOf(text) + 1);
	const found = await vscode.commands.executeCommand<vscode.Location[]>(
		'vscode.executeReferenceProvider',
		document.uri,
		at,
	);
	return found
		.map(({ uri, range: { start } }) => `${uri.path.split('/').at(-1)}:${start.line}:${start.character}`)
		.sort();
}

/** Waits until these are the references: the watcher of files tells of them a little later. */
async function referencesBecome(path: string, text: string, expected: readonly string[]): Promise<void> {
	let found: readonly string[] = [];
	try {
		await until('the references are those', async () => {
			found = await referencesAt(path, text);
			return String(found) === String(expected);
		});
	} catch {
		assert.deepEqual(found, expected);
	}
}

/** Waits until the hover on a citation of a note shows a text of its paper. */
async function paperIsKnown(path: string, text: string): Promise<void> {
	const document = await vscode.workspace.openTextDocument(fileUri(path));
	const at = document.positionAt(document.getText().indexOf('@') + 1);
	await until(`“${text}” is known in ${path}`, async () => (await hoverIn(document, at)).includes(text));
}

describe('References of a citation', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await closeEditors();
		for (const path of [
			'refs.bib',
			'one.md',
			'two.Rmd',
			'own.md',
			'three.md',
			'deep',
			'deeper',
			'node_modules',
			'other:refs.bib',
			'other:four.md',
			'other:five.md',
		]) {
			await vscode.workspace.fs.delete(fileUri(path), { recursive: true }).then(undefined, () => undefined);
		}
	});

	it('are every place in every note, and the entry, from a note and from the bibliography', async () => {
		await write('refs.bib', entry('knuth1984', 'Literate Programming'));
		await write('one.md', 'See @knuth1984.\n\n- [cf. @xu2023; -@{knuth1984}, p. 3]\n');
		await write('two.Rmd', '`@knuth1984` [@knuth1984]\n');
		await write('node_modules/read.md', '@knuth1984\n');
		await paperIsKnown('one.md', 'Literate Programming');
		const places = ['one.md:0:5', 'one.md:2:19', 'refs.bib:0:0', 'two.Rmd:0:15'];
		await referencesBecome('one.md', '@knuth', places);
		assert.deepEqual(await referencesAt('refs.bib', 'knuth1984,'), places);
		assert.deepEqual(await referencesAt('refs.bib', 'Literate'), []);
		assert.deepEqual(await referencesAt('one.md', 'See'), []);
	});

	it('are where the text stands now, though it was not saved', async () => {
		await write('one.md', '@nobody1\n');
		await write('two.Rmd', '@nobody1\n');
		await referencesBecome('one.md', '@nobody1', ['one.md:0:1', 'two.Rmd:0:1']);
		const editor = await vscode.window.showTextDocument(fileUri('two.Rmd'));
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'First [@nobody1].\n\n'));
		assert.deepEqual(await referencesAt('one.md', '@nobody1'), ['one.md:0:1', 'two.Rmd:0:8', 'two.Rmd:2:1']);
	});

	it('are in notes that have no file yet, until they are closed', async () => {
		await write('own.md', '@nobody3\n');
		await referencesBecome('own.md', '@nobody3', ['own.md:0:1']);
		const { document } = await openNote('[see @nobody3]');
		const name = document.uri.path;
		assert.deepEqual(await referencesAt('own.md', '@nobody3'), [`${name}:0:6`, 'own.md:0:1']);
		await closeEditors();
		await referencesBecome('own.md', '@nobody3', ['own.md:0:1']);
	});

	it('follow notes that come, change and go, and folders that go', async () => {
		await write('one.md', '@nobody2\n');
		await write('deep/three.md', '@nobody2\n');
		await referencesBecome('one.md', '@nobody2', ['one.md:0:1', 'three.md:0:1']);
		await write('deep/three.md', 'no, [@nobody2]\n');
		await referencesBecome('one.md', '@nobody2', ['one.md:0:1', 'three.md:0:6']);
		await vscode.workspace.fs.rename(fileUri('deep/three.md'), fileUri('deep/five.md'));
		await referencesBecome('one.md', '@nobody2', ['five.md:0:6', 'one.md:0:1']);
		await vscode.workspace.fs.rename(fileUri('deep'), fileUri('deeper'));
		await referencesBecome('one.md', '@nobody2', ['five.md:0:6', 'one.md:0:1']);
		await vscode.workspace.fs.delete(fileUri('deeper'), { recursive: true });
		await referencesBecome('one.md', '@nobody2', ['one.md:0:1']);
	});

	it('include those by another key of the entry', async () => {
		await write('refs.bib', entry('knuth1984', 'Literate Programming', '  ids = {literate},\n'));
		await write('one.md', '@knuth1984\n');
		await write('two.Rmd', '@literate\n');
		await paperIsKnown('one.md', 'Literate Programming');
		await referencesBecome('one.md', '@knuth', ['one.md:0:1', 'refs.bib:0:0', 'two.Rmd:0:1']);
	});

	it('leave out a note in which the key stands for another work, open or not', async () => {
		await write('refs.bib', entry('knuth1984', 'Literate Programming'));
		await write('other:refs.bib', entry('knuth1984', 'The TeXbook'));
		await write('one.md', '@knuth1984\n');
		await write('other:four.md', '@knuth1984\n');
		await paperIsKnown('one.md', 'Literate Programming');
		await paperIsKnown('other:four.md', 'The TeXbook');
		await write('other:five.md', 'Never opened: @knuth1984\n');
		await vscode.window.showTextDocument(fileUri('other:four.md'));
		await referencesBecome('one.md', '@knuth', ['one.md:0:1', 'refs.bib:0:0']);
	});
});

describe('The highlights of a citation', () => {
	afterEach(closeEditors);

	it('are all citations of its key in the note', async () => {
		const document = await vscode.workspace.openTextDocument({
			language: 'markdown',
			content: '@a [@b; -@{a}] `@a`\n@a1\n[@a]',
		});
		const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
			'vscode.executeDocumentHighlights',
			document.uri,
			new vscode.Position(2, 3),
		);
		assert.deepEqual(
			found.map(({ range: { start } }) => [start.line, start.character]),
			[
				[0, 1],
				[0, 11],
				[2, 2],
			],
		);
	});
});
