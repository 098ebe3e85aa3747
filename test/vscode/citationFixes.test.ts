import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { actionsAt, apply } from './support/codeActions';
import { acceptUntilChanged, libraryLoaded, openNote } from './support/notes';
import { cleanUp, ecar, first, named, openFile, read, testFolder, write } from './support/writing';

/** Waits until the first problem of a note has that code. */
async function has({ document }: vscode.TextEditor, code: string | undefined): Promise<void> {
	await until(
		`the first problem is ${code}`,
		() => vscode.languages.getDiagnostics(document.uri)[0]?.code === code,
	);
}

describe('A quick fix of a citation', () => {
	before(libraryLoaded);
	afterEach(cleanUp);

	for (const [what, code, before, title, after] of [
		[
			'removes one with an unknown key, and what belongs to it',
			'citation-unknown-key',
			'So [see @nobody1900, p. 3; @gillman2024fourier].',
			'Remove “@nobody1900”',
			'So [@gillman2024fourier].',
		],
		[
			'removes the second of two',
			'citation-duplicate',
			'So [@yuan2024ecar; @gillman2024fourier; @yuan2024ecar].',
			'Remove the second “@yuan2024ecar”',
			'So [@yuan2024ecar; @gillman2024fourier].',
		],
		[
			'takes a word for none',
			'citation-unknown-name',
			'The rule @media says.',
			'Write “\\@media”: no citation',
			'The rule \\@media says.',
		],
		[
			'writes the nearest key',
			'citation-unknown-key',
			'So [see -@yuan2024ekar, p. 3].',
			'Write “@yuan2024ecar”',
			'So [see -@yuan2024ecar, p. 3].',
		],
	] as const) {
		it(what, async () => {
			const note = await openNote(before);
			await has(note, code);
			await apply(note, title);
			assert.equal(note.document.getText(), after);
			await has(note, undefined);
			await vscode.commands.executeCommand('undo');
			assert.equal(note.document.getText(), before);
		});
	}

	it('closes what is empty', async () => {
		const note = await openNote('So [@yuan2024ecar; ].');
		await has(note, 'citation-empty-group');
		const [fix] = await actionsAt(note);
		assert.ok(fix);
		await apply(note, fix.title);
		assert.equal(note.document.getText(), 'So [@yuan2024ecar].');
		await has(note, undefined);
	});

	it('adds the entry of a paper to the bibliography of the note', async () => {
		await write('refs.bib', first);
		const note = await openFile('note.md', named.replace('Tokens', '[@yuan2024ecar]'));
		await has(note, 'citation-not-in-bibliography');
		await apply(note, `Add “yuan2024ecar” to ${testFolder()}/refs.bib`);
		assert.match(((await read('refs.bib')) ?? '').slice(first.length + 1), ecar);
		await has(note, undefined);
	});

	it('finds a paper by the words of a wrong key, writes its key there, and adds it to the bibliography', async () => {
		await write('refs.bib', first);
		const before = named.replace('Tokens', 'So [see -@fourier_head, p. 3; @first].');
		const note = await openFile('note.md', before);
		await has(note, 'citation-unknown-key');
		const found = apply(note, 'Find the paper by “fourier head”…');
		await acceptUntilChanged(note);
		await found;
		assert.equal(note.document.getText(), before.replace('fourier_head', 'gillman2024fourier'));
		assert.match(
			((await read('refs.bib')) ?? '').slice(first.length),
			/^\n@\w+\{gillman2024fourier,[^@]*\}\n$/,
		);
		await has(note, undefined);
		await vscode.commands.executeCommand('undo');
		assert.equal(note.document.getText(), before);
	});

	it('leaves the note alone where nothing is picked', async () => {
		const note = await openNote('So [@fourier_head].');
		await has(note, 'citation-unknown-key');
		const found = apply(note, 'Find the paper by “fourier head”…');
		let isOver = false;
		void found.then(() => (isOver = true));
		await until('the pick is turned away', async () => {
			await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
			return isOver;
		});
		assert.equal(note.document.getText(), 'So [@fourier_head].');
	});
});
