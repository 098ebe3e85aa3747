import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { libraryLoaded } from './support/notes';
import { cleanUp, fileUri, known, read, setReadonly, write } from './support/writing';

const bib = '@article{KEY,\n\tauthor = {Lark, Ann},\n\ttitle = {On KEY},\n\tyear = {2019},\n}\n';

async function textOf(path: string): Promise<string> {
	return (await vscode.workspace.openTextDocument(fileUri(path))).getText();
}

async function savedTextOf(path: string): Promise<string | undefined> {
	assert.ok(await (await vscode.workspace.openTextDocument(fileUri(path))).save());
	return read(path);
}

/** What renaming the key in a file would change. @throws why it is refused. */
async function editFor(path: string, citekey: string, to: string): Promise<vscode.WorkspaceEdit> {
	const document = await vscode.workspace.openTextDocument(fileUri(path));
	return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
		'vscode.executeDocumentRenameProvider',
		document.uri,
		document.positionAt(document.getText().indexOf(citekey) + 1),
		to,
	);
}

/** The same once it changes all of these files. */
async function wholeEditFor(
	path: string,
	[citekey, to]: readonly [string, string],
	changed: readonly string[],
): Promise<vscode.WorkspaceEdit> {
	return until(`${changed.join(', ')} would change`, async () => {
		const edit = await editFor(path, citekey, to);
		return changed.every((each) => edit.has(fileUri(each))) ? edit : undefined;
	});
}

describe('A rename of a citekey that fails half-way', () => {
	before(libraryLoaded);
	afterEach(cleanUp);

	it('changes nothing when a note is gone before the edit is applied', async () => {
		const text = bib.replaceAll('KEY', 'halfway1');
		await write('rename.bib', text);
		await write('note.md', '@halfway1\n');
		await write('gone.md', '[@halfway1]\n');
		const edit = await wholeEditFor('note.md', ['halfway1', 'other1'], ['note.md', 'gone.md', 'rename.bib']);
		await vscode.workspace.fs.delete(fileUri('gone.md'));
		assert.equal(await vscode.workspace.applyEdit(edit, { isRefactoring: true }), false);
		assert.equal(await textOf('note.md'), '@halfway1\n');
		assert.equal(await textOf('rename.bib'), text);
		assert.deepEqual([await read('note.md'), await read('rename.bib')], ['@halfway1\n', text]);
	});

	it('changes nothing when a setting makes a file read-only, and says which setting', async () => {
		const text = bib.replaceAll('KEY', 'halfway2');
		await write('rename.bib', text);
		await write('note.md', '@halfway2\n');
		await write('kept.md', '[@halfway2]\n');
		await wholeEditFor('note.md', ['halfway2', 'other2'], ['note.md', 'kept.md', 'rename.bib']);
		await setReadonly('**/kept.md');
		assert.equal((await editFor('note.md', 'halfway2', 'other2')).size, 0);
		await assert.rejects(
			editFor('rename.bib', 'halfway2', 'other2'),
			/kept\.md has the citekey, too, but is read-only by the setting “files\.readonlyInclude”/,
		);
		const exclude = (globs: unknown): Thenable<void> =>
			vscode.workspace
				.getConfiguration('files')
				.update('readonlyExclude', globs, vscode.ConfigurationTarget.Global);
		await exclude({ '**/kept.md': true });
		try {
			assert.equal((await editFor('note.md', 'halfway2', 'other2')).size, 3);
		} finally {
			await exclude(undefined);
		}
	});

	it('changes nothing where lines end in two ways, which saving would change', async () => {
		await write('rename.bib', bib.replaceAll('KEY', 'halfway4'));
		await write('note.md', '@halfway4\n');
		await write('mixed.md', '[@halfway4]\r\n\n');
		await known('halfway4');
		const refused = /mixed\.md has the citekey, too, but its lines do not all end with LF, nor all with CRLF/;
		await until('the notes are known', () =>
			editFor('rename.bib', 'halfway4', 'other4').then(
				() => false,
				(error: unknown) => refused.test(String(error)),
			),
		);
		const mixed = await vscode.workspace.openTextDocument(fileUri('mixed.md'));
		await assert.rejects(editFor('rename.bib', 'halfway4', 'other4'), refused);
		await vscode.window.showTextDocument(mixed);
		const lineEnds = await vscode.window.activeTextEditor?.edit((edit) =>
			edit.setEndOfLine(vscode.EndOfLine.CRLF),
		);
		assert.ok(lineEnds);
		assert.ok(await mixed.save());
		assert.equal((await editFor('rename.bib', 'halfway4', 'other4')).size, 3);
	});

	it('keeps a byte order mark, CRLF and tabs of a bibliography that was never open', async () => {
		const text = `\uFEFF${bib.replaceAll('KEY', 'halfway3').replaceAll('\n', '\r\n')}`;
		await write('rename.bib', text);
		await write('note.md', '\uFEFF@halfway3\r\n');
		await known('halfway3');
		const edit = await wholeEditFor('note.md', ['halfway3', 'other3'], ['note.md', 'rename.bib']);
		assert.ok(await vscode.workspace.applyEdit(edit));
		assert.equal(await savedTextOf('rename.bib'), text.replace('{halfway3,', '{other3,'));
		assert.equal(await savedTextOf('note.md'), '\uFEFF@other3\r\n');
	});
});

describe('Moved citekeys that are written into all notes', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await cleanUp();
		await vscode.workspace.fs
			.delete(fileUri('root:.marginalia'), { recursive: true })
			.then(undefined, () => undefined);
	});

	const old = { 'note.md': '\uFEFFAs\t@moved1 says.\r\n', 'typed.md': 'Typed.\n', 'kept.md': '[@moved1]\n' };

	async function texts(): Promise<readonly string[]> {
		return Promise.all(Object.keys(old).map(textOf));
	}

	it('go into unsaved and CRLF notes as they are, and into none while one is read-only', async () => {
		await write('rename.bib', bib.replaceAll('KEY', 'now1'));
		for (const [name, text] of Object.entries(old)) {
			await write(name, text);
		}
		const typed = await vscode.window.showTextDocument(fileUri('typed.md'));
		await typed.edit((edit) => edit.insert(new vscode.Position(0, 0), '@moved1, '));
		await write('root:.marginalia/keys.yml', 'moved:\n  moved1: now1\n');
		await known('now1');
		const before = ['As\t@moved1 says.\r\n', '@moved1, Typed.\n', '[@moved1]\n'];
		const noteUri = (await vscode.workspace.openTextDocument(fileUri('note.md'))).uri;
		await until('the key has moved', () =>
			vscode.languages.getDiagnostics(noteUri).some(({ code }) => code === 'citation-moved-key'),
		);

		await setReadonly('**/kept.md');
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		assert.deepEqual(await texts(), before);

		await setReadonly(undefined);
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		assert.deepEqual(
			await texts(),
			before.map((text) => text.replace('moved1', 'now1')),
		);
		// VS Code saves what a refactoring changes, or not, by its own setting.
		assert.equal(await savedTextOf('note.md'), '\uFEFFAs\t@now1 says.\r\n');
		await vscode.window.showTextDocument(typed.document);
		await vscode.commands.executeCommand('undo');
		await until('undo takes it back everywhere', async () => (await texts()).join() === before.join());
	});
});
