import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeEditors, libraryLoaded, markedText, openNote } from './support/notes';

const cite = (...args: readonly unknown[]): Thenable<unknown> =>
	vscode.commands.executeCommand('marginalia.insertCitation', ...args);

describe('Insert Citation', () => {
	before(libraryLoaded);
	afterEach(closeEditors);

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

	it('puts the citation on the clipboard when no note is active', async () => {
		await openNote('const answer = 42;|', 'javascript');
		await vscode.env.clipboard.writeText('before');
		await cite('yuan2024ecar');
		assert.equal(await vscode.env.clipboard.readText(), '[@yuan2024ecar]');
	});

	it('changes nothing for a paper that the library does not have', async () => {
		const editor = await openNote('|');
		await cite('nobody1999nothing');
		assert.equal(editor.document.getText(), '');
	});
});
