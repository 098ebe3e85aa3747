import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { remove, writeNote } from './support/files';
import { acceptUntilChanged, closeEditors, libraryLoaded, markedText, openNote } from './support/notes';

const cite = (...args: readonly unknown[]): Thenable<unknown> =>
	vscode.commands.executeCommand('marginalia.insertCitation', ...args);

describe('Insert Citation', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await closeEditors();
		await remove('before.md');
		await remove('closed.md');
	});

	it('writes a group at the cursor and leaves the cursor behind it', async () => {
		const editor = await openNote('Tokens at rising resolutions |.');
		await cite('yuan2024ecar');
		assert.equal(markedText(editor), 'Tokens at rising resolutions [@yuan2024ecar]|.');
	});

	it('cites several papers as one group', async () => {
		const editor = await openNote('|');
		await cite(['yuan2024ecar', 'gillman2024fourier']);
		assert.equal(editor.document.getText(), '[@yuan2024ecar; @gillman2024fourier]');
	});

	it('joins the group that the cursor is in', async () => {
		const editor = await openNote('Shown before [see @gillman2024fourier, p. 3|].');
		await cite('yuan2024ecar');
		assert.equal(editor.document.getText(), 'Shown before [see @gillman2024fourier, p. 3; @yuan2024ecar].');
	});

	it('makes a group of a bare citation', async () => {
		const editor = await openNote('As @gillman2024|fourier says.');
		await cite('yuan2024ecar');
		assert.equal(editor.document.getText(), 'As [@gillman2024fourier; @yuan2024ecar] says.');
	});

	it('cites at every cursor, and one undo takes all of it back', async () => {
		const before = 'One |\n\ntwo [@gillman2024fourier|]\n\nthree |';
		const editor = await openNote(before);
		await cite('yuan2024ecar');
		assert.equal(
			editor.document.getText(),
			'One [@yuan2024ecar]\n\ntwo [@gillman2024fourier; @yuan2024ecar]\n\nthree [@yuan2024ecar]',
		);
		await vscode.commands.executeCommand('undo');
		assert.equal(editor.document.getText(), before.replaceAll('|', ''));
	});

	it('cites at the cursor of a note that is compared with what it was, and stays there', async () => {
		const before = await writeNote('before.md', 'Old text.');
		const after = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'New text.' });
		await vscode.commands.executeCommand('vscode.diff', before.uri, after.uri);
		const editor = await until('the comparison is open, and worked in', () => {
			const { activeTextEditor: active } = vscode.window;
			return active?.document === after && active;
		});
		editor.selection = new vscode.Selection(0, 3, 0, 3);
		await cite('yuan2024ecar');
		assert.equal(after.getText(), 'New [@yuan2024ecar] text.');
		assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
	});

	it('puts the citation on the clipboard when no note is active', async () => {
		await openNote('const answer = 42;|', 'javascript');
		await vscode.env.clipboard.writeText('before');
		await cite('yuan2024ecar');
		assert.equal(await vscode.env.clipboard.readText(), '[@yuan2024ecar]');
	});

	it('puts it there, too, and not into the note behind it, while a notebook is active of which no cell is edited', async () => {
		const editor = await openNote('Before |');
		const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, 'Text', 'markdown');
		const notebook = await vscode.workspace.openNotebookDocument(
			'jupyter-notebook',
			new vscode.NotebookData([cell]),
		);
		await vscode.window.showNotebookDocument(notebook);
		await until('no text is active', () => vscode.window.activeTextEditor === undefined);
		await vscode.env.clipboard.writeText('before');
		await cite('yuan2024ecar');
		assert.equal(await vscode.env.clipboard.readText(), '[@yuan2024ecar]');
		assert.equal(editor.document.getText(), 'Before ');
	});

	it('puts it there when the note is closed that was worked in, and leaves that closed', async () => {
		const document = await writeNote('closed.md', 'Closed.');
		await vscode.window.showTextDocument(document.uri);
		await closeEditors();
		await vscode.env.clipboard.writeText('before');
		await cite('yuan2024ecar');
		assert.equal(await vscode.env.clipboard.readText(), '[@yuan2024ecar]');
		assert.equal(document.getText(), 'Closed.');
		assert.equal(vscode.window.visibleTextEditors.length, 0);
	});

	it('changes nothing for a paper that the library does not have', async () => {
		const editor = await openNote('|');
		await cite('nobody1999nothing');
		assert.equal(editor.document.getText(), '');
	});

	it('writes another form when asked, or when the settings say so', async () => {
		const forms: readonly (readonly [string, string])[] = [
			['inText', 'Say @yuan2024ecar|.'],
			['suppressAuthor', 'Say [-@yuan2024ecar]|.'],
			['footnote', 'Say^[@yuan2024ecar]|.'],
			['wikiLink', 'Say [[@yuan2024ecar]]|.'],
		];
		for (const [form, expected] of forms) {
			const editor = await openNote('Say|.');
			await vscode.commands.executeCommand('marginalia.insertCitationAs', form, 'yuan2024ecar');
			assert.equal(markedText(editor), expected);
			await closeEditors();
		}
		const settings = vscode.workspace.getConfiguration('marginalia');
		await settings.update('citations.insertAs', 'inText', vscode.ConfigurationTarget.Global);
		const editor = await openNote('Say|.');
		await cite('yuan2024ecar');
		await settings.update('citations.insertAs', undefined, vscode.ConfigurationTarget.Global);
		assert.equal(markedText(editor), 'Say @yuan2024ecar|.');
	});

	it('writes a linked title or the formatted reference', async () => {
		for (const [form, expected] of [
			['link', /^See \[E-CAR: .+\]\(https:\/\/arxiv\.org\/abs\/2412\.\d+\)$/],
			['reference', /^See Yuan, Zhihang, .+ 2024\. “E-CAR: .+$/],
		] as const) {
			const editor = await openNote('See |');
			await vscode.commands.executeCommand('marginalia.insertCitationAs', form, 'yuan2024ecar');
			assert.match(editor.document.getText(), expected);
			await closeEditors();
		}
	});

	it('writes in the syntax of the language, of the group at the cursor, and of the note', async () => {
		for (const [language, before, after] of [
			['typst', 'Say |.', 'Say @yuan2024ecar|.'],
			['markdown', 'Say \\cite{a|,b}.', 'Say \\cite{a,yuan2024ecar|,b}.'],
			['markdown', 'As \\citet{a} says|.', 'As \\citet{a} says \\cite{yuan2024ecar}|.'],
		] as const) {
			const editor = await openNote(before, language);
			await cite('yuan2024ecar');
			assert.equal(markedText(editor), after);
			await closeEditors();
		}
		const editor = await openNote('Say |.', 'typst');
		await vscode.commands.executeCommand('marginalia.insertCitationAs', 'inText', 'yuan2024ecar');
		assert.equal(markedText(editor), 'Say #cite(<yuan2024ecar>, form: "prose")|.');
	});

	it('offers what was begun at the cursor, and puts the citation in its place', async () => {
		for (const [before, after] of [
			['As @yuan2024eca| says', 'As [@yuan2024ecar]| says'],
			['As [see @yuan2024eca|, p. 3]', 'As [see @yuan2024ecar|, p. 3]'],
			['As \\cite{yuan2024eca|', 'As \\cite{yuan2024ecar|'],
		] as const) {
			const editor = await openNote(before);
			const cited = cite();
			await acceptUntilChanged(editor);
			await cited;
			assert.equal(markedText(editor), after);
			await vscode.commands.executeCommand('undo');
			assert.equal(editor.document.getText(), before.replace('|', ''));
			await closeEditors();
		}
	});

	it('offers the paper cited last first when citing again', async () => {
		await openNote('|');
		await cite('yuan2024ecar');
		await cite('gillman2024fourier');
		await closeEditors();
		const editor = await openNote('Again |');
		const cited = vscode.commands.executeCommand('marginalia.citeAgain');
		await acceptUntilChanged(editor);
		await cited;
		assert.equal(editor.document.getText(), 'Again [@gillman2024fourier]');
	});
});

describe('Copy As', () => {
	before(libraryLoaded);
	afterEach(closeEditors);

	it('copies papers in any of its forms', async () => {
		for (const [form, expected] of [
			['citekey', /^yuan2024ecar$/],
			['citation', /^\[@yuan2024ecar\]$/],
			['inText', /^@yuan2024ecar$/],
			['reference', /^Yuan, Zhihang, .+ 2024\. “E-CAR/],
			['bibtex', /^@\w+\{yuan2024ecar,/],
			['cslJson', /^\[\s+\{\s+"id": "yuan2024ecar"/],
			['link', /^\[E-CAR: .+\]\(https:/],
			['wikiLink', /^\[\[@yuan2024ecar\]\]$/],
		] as const) {
			await vscode.commands.executeCommand('marginalia.copyAs', form, 'yuan2024ecar');
			assert.match(await vscode.env.clipboard.readText(), expected, form);
		}
	});

	it('writes a citation as the active document does', async () => {
		await openNote('|', 'typst');
		await vscode.commands.executeCommand('marginalia.copyCitation', ['yuan2024ecar', 'gillman2024fourier']);
		assert.equal(await vscode.env.clipboard.readText(), '@yuan2024ecar @gillman2024fourier');
	});
});
