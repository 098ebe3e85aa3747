import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { MemoryFiles } from './support/memoryFiles';
import { closeEditors, libraryLoaded } from './support/notes';
import {
	cite,
	cleanUp,
	ecar,
	fileUri,
	first,
	forgotten,
	named,
	openFile,
	read,
	setReadonly,
	write,
} from './support/writing';

/** Which files of a folder are its bibliographies. */
function setBibliographies(globs: readonly string[] | undefined): Thenable<void> {
	return vscode.workspace
		.getConfiguration('marginalia')
		.update('bibliographies', globs, vscode.ConfigurationTarget.Global);
}

describe('A note that refuses a citation', () => {
	before(libraryLoaded);
	beforeEach(() => setReadonly('**/note.md'));
	afterEach(async () => {
		await setBibliographies(undefined);
		await cleanUp();
	});

	async function isLeft(note: vscode.TextDocument, text: string): Promise<void> {
		await cite('yuan2024ecar');
		assert.equal(note.getText(), text);
		assert.equal(note.isDirty, false);
	}

	it('leaves its bibliography as it is', async () => {
		await write('refs.bib', first);
		const { document } = await openFile('note.md', named);
		await isLeft(document, named);
		assert.equal(await read('refs.bib'), first);
	});

	it('gets no bibliography made', async () => {
		await forgotten('root:references.bib', 'yuan2024ecar');
		const { document } = await openFile('root:sub/note.md', 'Tokens\n');
		await isLeft(document, 'Tokens\n');
		assert.equal(await read('root:references.bib'), undefined);
		await vscode.commands.executeCommand('marginalia.addCitedPapers');
		assert.equal(await read('root:references.bib'), undefined);
	});

	it('has the file that it names not made', async () => {
		const { document } = await openFile('note.md', named);
		await isLeft(document, named);
		assert.equal(await read('refs.bib'), undefined);
	});

	it('has the folders taken away again that were made for that file, but none that was there', async () => {
		await vscode.workspace.fs.createDirectory(fileUri('sub'));
		const text = named.replace('refs.bib', 'sub/new/deep/refs.bib');
		const { document } = await openFile('note.md', text);
		await isLeft(document, text);
		assert.deepEqual(await vscode.workspace.fs.readDirectory(fileUri('sub')), []);
	});

	it('has the entry taken out again of a file that it does not name yet', async () => {
		await setBibliographies(['none.bib']);
		await write('root:references.bib', first);
		const { document } = await openFile('root:sub/note.md', 'Tokens\n');
		await isLeft(document, 'Tokens\n');
		assert.equal(await read('root:references.bib'), first);
		const bibliography = await vscode.workspace.openTextDocument(fileUri('root:references.bib'));
		assert.equal(bibliography.getText(), first);
		assert.equal(bibliography.isDirty, false);
	});
});

describe('A bibliography that is there, but not the one of the note,', () => {
	before(libraryLoaded);
	beforeEach(() => setBibliographies(['none.bib']));
	afterEach(async () => {
		await setBibliographies(undefined);
		await cleanUp();
	});

	it('gets all that the note cites before the note names it', async () => {
		await write('root:references.bib', first);
		const { document } = await openFile('root:sub/note.md', '@kou2024orthus Tokens\n');
		await cite('yuan2024ecar');
		assert.equal(
			document.getText(),
			'---\nbibliography: ../references.bib\n---\n\n@kou2024orthus Tokens [@yuan2024ecar]\n',
		);
		const after = (await read('root:references.bib')) ?? '';
		assert.ok(after.startsWith(first));
		assert.deepEqual((after.match(/(?<=^@\w+\{)\w+/gm) ?? []).sort(), [
			'first',
			'kou2024orthus',
			'yuan2024ecar',
		]);
		const { document: bibliography } = await vscode.window.showTextDocument(fileUri('root:references.bib'));
		await vscode.commands.executeCommand('undo');
		assert.equal(bibliography.getText(), first);
	});

	for (const [when, bibliography] of [
		['a key that it cites is that of another work there', first.replace('first', 'kou2024orthus')],
		['its last entry has no end', `${first}\n@book{open,\n  title = {Open},\n`],
	] as const) {
		it(`is not named by the note when ${when}`, async () => {
			await write('root:references.bib', bibliography);
			const { document } = await openFile('root:sub/note.md', '@kou2024orthus Tokens\n');
			await cite('yuan2024ecar');
			assert.equal(document.getText(), '@kou2024orthus Tokens [@yuan2024ecar]\n');
			assert.equal(await read('root:references.bib'), bibliography);
		});
	}
});

describe('A file system', () => {
	const files = new MemoryFiles();
	const provider = vscode.workspace.registerFileSystemProvider('memory', files, { isCaseSensitive: true });
	const note = vscode.Uri.from({ scheme: 'memory', path: '/note.md' });
	const bibliography = note.with({ path: '/refs.bib' });

	before(libraryLoaded);
	beforeEach(() => {
		files.texts.set(note.path, named);
		files.texts.set(bibliography.path, first);
	});
	afterEach(async () => {
		files.refuse = () => false;
		files.keep = (text) => text;
		await closeEditors();
	});
	after(() => provider.dispose());

	async function bibliographyIsLeft(): Promise<void> {
		const document = await vscode.workspace.openTextDocument(bibliography);
		assert.equal(document.getText(), first);
		assert.equal(document.isDirty, false);
		assert.equal(files.texts.get(bibliography.path), first);
	}

	it('that does not write the bibliography leaves it as it is', async () => {
		let refused = 0;
		files.refuse = ({ path }) => path === bibliography.path && refused++ === 0;
		const { document } = await vscode.window.showTextDocument(note);
		await cite('yuan2024ecar');
		assert.ok(refused > 0);
		assert.match(document.getText(), /\[@yuan2024ecar\]/);
		await bibliographyIsLeft();
	});

	it('that keeps something else than was written has it taken out again', async () => {
		files.keep = () => first;
		const { document } = await vscode.window.showTextDocument(note);
		await cite('yuan2024ecar');
		assert.match(document.getText(), /\[@yuan2024ecar\]/);
		await bibliographyIsLeft();
	});
});

describe('Files in the writing of their owners', () => {
	before(libraryLoaded);
	afterEach(cleanUp);

	async function saved(path: string): Promise<string> {
		assert.ok(await (await vscode.workspace.openTextDocument(fileUri(path))).save());
		return (await read(path)) ?? '';
	}

	it('keep every byte of the note, with tabs, CRLF and a byte order mark, when it names a new bibliography', async () => {
		await forgotten('root:references.bib', 'lin2025vtbench');
		const before = '\uFEFF---\r\ntitle:\tT\r\n---\r\n\r\n1.\tTokens\r\n';
		const { document } = await openFile('root:note.md', before);
		await cite('lin2025vtbench');
		assert.equal(
			await saved('root:note.md'),
			'\uFEFF---\r\ntitle:\tT\r\nbibliography: references.bib\r\n---\r\n\r\n1.\tTokens [@lin2025vtbench]\r\n',
		);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before.slice(1));
		assert.equal(await saved('root:note.md'), before);
	});

	it('keep every byte of both where both have unsaved changes, which stay unsaved, and one undo takes each back', async () => {
		const bib = '\uFEFF@book{first,\r\n\ttitle = {Erster},\r\n\tyear = 2001,\r\n}\r\n';
		const text = '\uFEFF---\r\nbibliography: refs.bib\r\n---\r\n\r\n1.\tTokens\r\n';
		await write('refs.bib', bib);
		const bibliography = await vscode.window.showTextDocument(fileUri('refs.bib'));
		await bibliography.edit((edit) => edit.insert(new vscode.Position(0, 0), '%\tmine\n'));
		const note = await openFile('note.md', text);
		await note.edit((edit) => edit.insert(new vscode.Position(4, 0), '\tA line above.\n\n'));
		await cite('yuan2024ecar');
		assert.ok(note.document.isDirty && bibliography.document.isDirty);
		assert.deepEqual([await read('note.md'), await read('refs.bib')], [text, bib]);

		const after = await saved('refs.bib');
		const begin = `\uFEFF%\tmine\r\n${bib.slice(1)}`;
		assert.ok(after.startsWith(begin));
		assert.match(after.slice(begin.length), /^\r\n@misc\{yuan2024ecar,\r\n\ttitle = [^]*\r\n\}\r\n$/);
		assert.doesNotMatch(after, /[^\r]\n/);
		assert.equal(
			await saved('note.md'),
			text.replace('1.\tTokens', '\tA line above.\r\n\r\n1.\tTokens [@yuan2024ecar]'),
		);

		await vscode.window.showTextDocument(note.document);
		await vscode.commands.executeCommand('undo');
		assert.equal(note.document.getText(), text.slice(1).replace('1.', '\tA line above.\r\n\r\n1.'));
		await vscode.window.showTextDocument(bibliography.document);
		await vscode.commands.executeCommand('undo');
		assert.equal(await saved('refs.bib'), begin);
	});

	it('keep the folders apart: each note has its paper in the bibliography of its own', async () => {
		await write('root:refs.bib', first);
		await write('other:refs.bib', first.replaceAll('\n', '\r\n'));
		const note = await openFile('other:note.md', named);
		await cite('yuan2024ecar');
		assert.match(note.document.getText(), /\[@yuan2024ecar\]/);
		assert.equal(await read('root:refs.bib'), first);
		assert.match(
			((await read('other:refs.bib')) ?? '').replaceAll('\r\n', '\n').slice(first.length + 1),
			ecar,
		);
	});
});
