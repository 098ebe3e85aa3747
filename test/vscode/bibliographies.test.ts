import { strict as assert } from 'node:assert';
import { rename, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { bibEntry as entry, fileUri, hoverShows, remove, write, writeNote } from './support/files';
import { closeEditors, libraryLoaded } from './support/notes';

async function replaceIn(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
	const { document } = editor;
	const at = document.getText().indexOf(old);
	const range = new vscode.Range(document.positionAt(at), document.positionAt(at + old.length));
	assert.ok(await editor.edit((edit) => edit.replace(range, text)));
}

describe('Bibliographies of the workspace', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await closeEditors();
		await remove('refs.bib', 'one', 'two', 'note.md', 'other:refs.bib', 'other:note.md');
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
		await replaceIn(editor, 'Literate', 'Unsaved');
		await hoverShows(note, 'Unsaved Programming');
	});

	it('are read as they stand on disk again when what was typed is discarded', async () => {
		await write('refs.bib', entry('knuth1984', 'Literate Programming'));
		const note = await writeNote('note.md', 'See @knuth1984.\n');
		for (const discard of ['files.revert', 'revertAndCloseActiveEditor']) {
			const editor = await vscode.window.showTextDocument(fileUri('refs.bib'));
			await replaceIn(editor, 'Literate', 'Unsaved');
			await hoverShows(note, 'Unsaved Programming');
			await vscode.commands.executeCommand(`workbench.action.${discard}`);
			await hoverShows(note, 'Literate Programming');
		}
	});

	it('are read anew when a program writes them past VS Code, in place or by another file in its place', async () => {
		const file = fileUri('refs.bib').fsPath;
		await writeFile(file, entry('knuth1984', 'Literate Programming'));
		const note = await writeNote('note.md', 'See @knuth1984.\n');
		await hoverShows(note, 'Literate Programming');
		await writeFile(file, entry('knuth1984', 'Written in Place'));
		await hoverShows(note, 'Written in Place');
		await writeFile(`${file}.new`, entry('knuth1984', 'Put in Place'));
		await rename(`${file}.new`, file);
		await hoverShows(note, 'Put in Place');
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

	for (const [name, whole] of Object.entries({
		'refs.ris':
			'TY  - BOOK\nID  - one\nTI  - Title 1\nER  - \n\nTY  - BOOK\nID  - two\nTI  - Title 2\nER  - \n',
		'refs.csl.json':
			'[{"id": "one", "type": "book", "title": "Title 1"}, {"id": "two", "type": "book", "title": "Title 2"}]',
		'refs.csl.yaml':
			'references:\n- id: one\n  type: book\n  title: "Title 1"\n- id: two\n  type: book\n  title: "Title 2"\n',
	})) {
		it(`keep what they held while a rewrite is cut off, as ${name}, too`, async () => {
			const file = fileUri(`one/${name}`).fsPath;
			await write(`one/${name}`, whole);
			const note = await writeNote('note.md', 'See @two.\n');
			await hoverShows(note, 'Title 2');
			await writeFile(file, whole.slice(0, whole.indexOf('itle 1')));
			await until(
				'the cut-off file is reported',
				() => vscode.languages.getDiagnostics(fileUri(`one/${name}`)).length > 0,
			);
			await hoverShows(note, 'Title 2');
			await writeFile(file, whole.replace('Title 2', 'Second Title'));
			await hoverShows(note, 'Second Title');
		});
	}

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

	it('have a key of several stand for the one that Pandoc reads last', async () => {
		await write('one/a.bib', `${entry('same', 'First in A')}${entry('same', 'Last in A')}`);
		await write('one/b.bib', entry('same', 'In B'));
		const named = (files: string): string => `---\nbibliography: [${files}]\n---\n\nSee @same.\n`;
		await hoverShows(await writeNote('one/last.md', named('b.bib, a.bib')), 'Last in A');
		await hoverShows(await writeNote('two/last.md', named('../one/a.bib, ../one/b.bib')), 'In B');
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
