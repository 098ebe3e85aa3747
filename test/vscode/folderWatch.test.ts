import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { FolderWatch } from '../../src/vscode/files/folderWatch';
import { FileWatchers } from '../../src/vscode/sources/watchSources';
import { until } from '../support/until';
import { bibEntry, fileUri, hoverShows, remove, write, writeNote } from './support/files';
import { closeEditors, libraryLoaded } from './support/notes';

describe('A folder that comes, moves and goes as a whole', () => {
	let outside: string;

	before(async () => {
		await libraryLoaded();
		outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
	});
	afterEach(async () => {
		await closeEditors();
		await remove('come', 'come.old', 'moved', 'note.md', 'watched');
	});
	after(() => rm(outside, { recursive: true }));

	/** A folder beside the workspace, as a whole. */
	async function folderOutside(name: string, files: Readonly<Record<string, string>>): Promise<string> {
		const folder = path.join(outside, name);
		await mkdir(folder);
		await Promise.all(Object.entries(files).map(([file, text]) => writeFile(path.join(folder, file), text)));
		return folder;
	}

	/** The notes that cite the entry at the beginning of a bibliography. */
	async function notesCiting(bibliography: string): Promise<string> {
		const uri = fileUri(bibliography);
		await vscode.workspace.openTextDocument(uri);
		const found = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			uri,
			new vscode.Position(0, '@article{'.length),
		);
		const paths = found.map(({ uri: { path: found } }) => found.slice(fileUri('').path.length + 1));
		return [...new Set(paths)].filter((each) => each.endsWith('.md')).join(' ');
	}

	async function citedIn(bibliography: string, ...notes: readonly string[]): Promise<void> {
		await until(
			`${bibliography} is cited in ${notes.join(' ')}`,
			async () => (await notesCiting(bibliography)) === notes.join(' '),
		);
	}

	it('is followed by bibliographies and what notes cite', async () => {
		const folder = await folderOutside('papers', {
			'refs.bib': bibEntry('whole', 'Come as a Whole'),
			'a.md': 'See @whole.\n',
		});
		const note = await writeNote('note.md', 'See @whole.\n');
		await rename(folder, fileUri('come').fsPath);
		await hoverShows(note, 'Come as a Whole');
		await citedIn('come/refs.bib', 'come/a.md', 'note.md');
		await rename(fileUri('come').fsPath, fileUri('moved').fsPath);
		await citedIn('moved/refs.bib', 'moved/a.md', 'note.md');
		await remove('moved');
		await hoverShows(note, 'No paper');
	});

	it('is followed though it is called like a file', async () => {
		const folder = await folderOutside('refs.old', {
			'refs.bib': bibEntry('dotted', 'In a Folder with a Dot'),
		});
		const note = await writeNote('note.md', 'See @dotted.\n');
		await hoverShows(note, 'No paper');
		await rename(folder, fileUri('come.old').fsPath);
		await hoverShows(note, 'In a Folder with a Dot');
		await remove('come.old');
		await hoverShows(note, 'No paper');
	});

	it('is followed by what its project files say', async () => {
		const folder = await folderOutside('project', {
			'_quarto.yml': 'bibliography: own.bib\n',
			'own.bib': bibEntry('fig-own', 'Of the Project'),
		});
		const note = await writeNote('come/note.md', 'See @fig-own.\n');
		const isReference = async (): Promise<boolean> => {
			const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				note.uri,
				new vscode.Position(0, 6),
			);
			return hovers.length === 0;
		};
		assert.equal(await isReference(), false);
		await rm(fileUri('come').fsPath, { recursive: true });
		await rename(folder, fileUri('come').fsPath);
		await until('it is a reference of Quarto', isReference);
		await rename(fileUri('come').fsPath, fileUri('moved').fsPath);
		await until('it is a citation again', async () => !(await isReference()));
	});

	it('is told by itself: files are not, nor is what the folders of other people hold', async () => {
		const folders = new FolderWatch();
		const told: string[] = [];
		folders.onDidMove(({ path: moved }) => told.push(moved.slice(fileUri('').path.length + 1)));
		await write('watched/Makefile', 'all:\n');
		await until('the folder is told', () => told.includes('watched'));
		await write('watched/Makefile', 'none:\n');
		await write('watched/node_modules/deep/a.md', '');
		await write('watched/last/b.md', '');
		await until('another is told', () => told.includes('watched/last'));
		folders.dispose();
		assert.deepEqual(
			told.filter((each) => each.startsWith('watched/') && each !== 'watched/Makefile'),
			['watched/last'],
		);
		assert.ok(told.filter((each) => each === 'watched/Makefile').length <= 1, 'a change is not told');
	});

	it('is watched once for all of its files that somebody asks for, each by itself', async () => {
		const told: string[] = [];
		const tell = ({ path: file }: vscode.Uri): number => told.push(path.basename(file));
		const watchers = new FileWatchers({ onChange: tell, onDelete: tell });
		const folder = await folderOutside('files', { 'a.bib': '', 'b.bib': '', 'c.bib': '' });
		const [a, b, c] = ['a.bib', 'b.bib', 'c.bib'].map((name) => vscode.Uri.file(path.join(folder, name)));
		assert.ok(a && b && c);
		assert.ok(watchers.add(a) && watchers.add(b) && !watchers.add(a));
		watchers.delete(a.toString());
		await until('the other is watched still', async () => {
			await Promise.all([a, b, c].map(({ fsPath }) => writeFile(fsPath, `${told.length}`)));
			return told.includes('b.bib');
		});
		assert.ok(
			told.every((name) => name === 'b.bib'),
			told.join(' '),
		);
		watchers.dispose();
	});
});
