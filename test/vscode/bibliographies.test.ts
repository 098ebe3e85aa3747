import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, hoverIn, libraryLoaded } from './support/notes';

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

async function writeNote(path: string, text: string): Promise<vscode.TextDocument> {
	await write(path, text);
	return vscode.workspace.openTextDocument(fileUri(path));
}

/** Waits until the hover at the last `@` of a note, which the editor may have yet to reload, holds a text. */
async function hoverShows(document: vscode.TextDocument, text: string): Promise<void> {
	await until(`the hover shows “${text}”`, async () => {
		const at = document.positionAt(document.getText().lastIndexOf('@') + 1);
		return (await hoverIn(document, at)).includes(text);
	});
}

function entry(citekey: string, title: string): string {
	return `@article{${citekey},\n  author = {Knuth, Donald E.},\n  title = {${title}},\n  journal = {A Journal},\n  year = {1984},\n}\n`;
}

describe('Bibliographies of the workspace', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await closeEditors();
		for (const path of ['refs.bib', 'one', 'two', 'note.md', 'other:refs.bib', 'other:note.md']) {
			await vscode.workspace.fs.delete(fileUri(path), { recursive: true }).then(undefined, () => undefined);
		}
	});

	it('become papers, and what another program changes in them is seen', async () => {
		await write('refs.bib', entry('knuth1984', 'Literate Programming'));
		const note = await writeNote('note.md', 'See @knuth1984.\n');
		await hoverShows(note, 'Literate Programming');
		await write('refs.bib', entry('knuth1984', 'Illiterate Programming'));
		await hoverShows(note, 'Illiterate Programming');
	});

	it('are read as they stand in the editor, saved or not', async () => {
		await write('refs.bib', entry('knuth1984', 'Literate Programming'));
		const note = await writeNote('note.md', 'See @knuth1984.\n');
		await hoverShows(note, 'Literate Programming');
		const editor = await vscode.window.showTextDocument(fileUri('refs.bib'));
		const at = editor.document.getText().indexOf('Literate');
		const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 8));
		await editor.edit((edit) => edit.replace(range, 'Unsaved'));
		await hoverShows(note, 'Unsaved Programming');
	});

	it('keep what they held while a rewrite is cut off, until they read well again', async () => {
		const whole = [1, 2, 3].map((number) => entry(`paper${number}`, `Title ${number}`)).join('\n');
		await write('refs.bib', whole);
		const note = await writeNote('note.md', 'See @paper3.\n');
		await hoverShows(note, 'Title 3');
		await write('refs.bib', whole.slice(0, whole.indexOf('Title 2')));
		await until(
			'the cut-off file is reported',
			() => vscode.languages.getDiagnostics(fileUri('refs.bib')).length > 0,
		);
		await hoverShows(note, 'Title 3');
		await write('refs.bib', whole.replace('Title 3', 'Third Title'));
		await hoverShows(note, 'Third Title');
	});

	it('are checked as a whole even when no editor shows them, and as the settings say', async () => {
		await write(
			'refs.bib',
			'@article{knuth1984,\n  title = {Literate & Programming},\n  year = {1984},\n}\n',
		);
		const codes = (): readonly unknown[] =>
			vscode.languages.getDiagnostics(fileUri('refs.bib')).map(({ code }) => code);
		await until('missing fields are reported', () => codes().includes('bibtex-missing-field'));
		assert.ok(!codes().includes('bibtex-unescaped-ampersand'));
		const settings = vscode.workspace.getConfiguration('marginalia', fileUri('refs.bib'));
		await settings.update('bibliography.checks', {
			'bibtex-missing-field': 'off',
			'bibtex-unescaped-ampersand': 'warning',
		});
		await until(
			'other checks are reported',
			() => codes().includes('bibtex-unescaped-ampersand') && !codes().includes('bibtex-missing-field'),
		);
		await settings.update('bibliography.checks', undefined);
		await until('the first are again', () => codes().includes('bibtex-missing-field'));
		await vscode.window.showTextDocument(fileUri('refs.bib'));
		await closeEditors();
		assert.ok(codes().includes('bibtex-missing-field'));
		await write('refs.bib', entry('knuth1984', 'Literate Programming'));
		await until('nothing is wrong any more', () => codes().length === 0);
	});

	it('lose no neighbour of a broken entry, which is one problem at its place', async () => {
		await write(
			'refs.bib',
			`${entry('good1', 'First')}\n@article{broken\n  title = {Oops},\n}\n\n${entry('good2', 'Second')}`,
		);
		await hoverShows(await writeNote('note.md', 'See @good2.\n'), 'Second');
		const problems = await until('the broken entry is reported', () => {
			const found = vscode.languages.getDiagnostics(fileUri('refs.bib'));
			return found.length > 0 && found;
		});
		assert.ok(problems.some((problem) => problem.range.start.line >= 7 && problem.range.start.line <= 9));
	});

	it('count where the YAML of a note names them, relative to the note, and nowhere else', async () => {
		await write('one/mine.bib', entry('same', 'From Folder One'));
		await write('two/mine.bib', entry('same', 'From Folder Two'));
		const one = await writeNote('one/note.md', '---\nbibliography: mine.bib\n---\n\nSee @same.\n');
		const two = await writeNote('two/note.md', '---\nbibliography: [mine.bib]\n---\n\nSee @same.\n');
		await hoverShows(one, 'From Folder One');
		await hoverShows(two, 'From Folder Two');
	});

	it('count in their own folder of the workspace, each with the paper it has under a key', async () => {
		await write('refs.bib', entry('same', 'In the First Folder'));
		await write('other:refs.bib', entry('same', 'In the Other Folder'));
		const one = await writeNote('note.md', 'See @same.\n');
		const two = await writeNote('other:note.md', 'See @same.\n');
		await hoverShows(one, 'In the First Folder');
		await hoverShows(two, 'In the Other Folder');
	});

	it('give a paper the key that it has where the note cites from', async () => {
		const work = (citekey: string): string => entry(citekey, 'Literate Programming');
		await write('refs.bib', work('knuth1984'));
		await write('other:refs.bib', work('literate'));
		await hoverShows(await writeNote('note.md', 'See @knuth1984.\n'), 'Literate Programming');
		const note = await writeNote('other:note.md', 'See @literate.\n');
		await hoverShows(note, 'Literate Programming');
		const editor = await vscode.window.showTextDocument(note);
		editor.selection = new vscode.Selection(1, 0, 1, 0);
		await vscode.commands.executeCommand('marginalia.insertCitation', 'knuth1984');
		assert.equal(note.getText(), 'See @literate.\n[@literate]');
		await vscode.commands.executeCommand('undo');
	});

	it('are told apart where one note may cite two works by one key', async () => {
		await write('one/mine.bib', entry('same', 'One Work'));
		await write('two/mine.bib', entry('same', 'Another Work'));
		const otherOf = (path: string): string | undefined =>
			vscode.languages
				.getDiagnostics(fileUri(path))
				.find(({ code }) => code === 'citekey-ambiguous')
				?.relatedInformation?.map(({ message }) => message)
				.join();
		await until(
			'each copy is marked and shows the other',
			() =>
				otherOf('one/mine.bib')?.includes('Another Work') && otherOf('two/mine.bib')?.includes('One Work'),
		);
	});

	it('may stand in the YAML of the note itself', async () => {
		const note = await writeNote(
			'note.md',
			'---\nreferences:\n- id: inline\n  title: Within the Note\n---\n\nSee @inline.\n',
		);
		await hoverShows(note, 'Within the Note');
	});

	it('count where a project file above a note names them', async () => {
		await write('one/_quarto.yml', 'project:\n  type: default\nbibliography: refs/all.bib\n');
		await write('one/refs/all.bib', entry('quarto', 'Named by the Project'));
		await hoverShows(await writeNote('one/chapter/note.md', 'See @quarto.\n'), 'Named by the Project');
	});

	it('are forgotten when they are deleted', async () => {
		await write('refs.bib', entry('knuth1984', 'Literate Programming'));
		const note = await writeNote('note.md', 'See @knuth1984.\n');
		await hoverShows(note, 'Literate Programming');
		await vscode.workspace.fs.delete(fileUri('refs.bib'));
		await hoverShows(note, 'No paper');
	});
});
