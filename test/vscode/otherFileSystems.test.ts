import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { bibEntry, fileUri, hoverShows, remove, write, writeNote } from './support/files';
import { MemoryFiles } from './support/memoryFiles';
import { closeEditors, libraryLoaded } from './support/notes';
import { OwnLibrary } from './support/ownLibrary';

/** Answers nothing more from some time on. */
class DyingFiles extends MemoryFiles {
	isDead = false;

	override stat(uri: vscode.Uri): vscode.FileStat {
		return this.isDead ? unanswered() : super.stat(uri);
	}

	override readFile(uri: vscode.Uri): Uint8Array {
		return this.isDead ? unanswered() : super.readFile(uri);
	}

	override readDirectory(): [string, vscode.FileType][] {
		return this.isDead ? unanswered() : super.readDirectory();
	}
}

function unanswered(): never {
	return new Promise(() => undefined) as never;
}

describe('A folder of the workspace in the file system of another extension', () => {
	let own: OwnLibrary;
	let provider: vscode.Disposable | undefined;

	before(libraryLoaded);
	beforeEach(async () => {
		own = await OwnLibrary.open();
		await write('refs/disk.bib', bibEntry('disk', 'On Disk'));
	});
	afterEach(async () => {
		await closeEditors();
		await changeFolders(2, 1);
		provider?.dispose();
		await remove('refs', 'note.md');
		await own.close();
	});

	async function changeFolders(at: number, gone: number, ...come: readonly vscode.Uri[]): Promise<void> {
		const changed = new Promise((resolve) => {
			const listening = vscode.workspace.onDidChangeWorkspaceFolders(() => {
				listening.dispose();
				resolve(undefined);
			});
		});
		assert.ok(vscode.workspace.updateWorkspaceFolders(at, gone, ...come.map((uri) => ({ uri }))));
		await changed;
	}

	async function openFolder(scheme: string, files: MemoryFiles): Promise<(path: string) => vscode.Uri> {
		const uriOf = (path: string): vscode.Uri => vscode.Uri.from({ scheme, path });
		provider = vscode.workspace.registerFileSystemProvider(scheme, files);
		await changeFolders(2, 0, uriOf('/'));
		return uriOf;
	}

	it('is searched, though its extension offers no search, and followed', async () => {
		const files = new MemoryFiles();
		files.texts.set('/refs.bib', bibEntry('virtual', 'In Memory'));
		files.texts.set('/note.md', 'See @virtual.\n');
		const uriOf = await openFolder('virtual', files);
		await own.bibliographies.load();
		assert.deepEqual(own.titles, ['In Memory', 'On Disk']);
		const note = await vscode.workspace.openTextDocument(uriOf('/note.md'));
		await hoverShows(note, 'In Memory');
		files.put(uriOf('/refs.bib'), bibEntry('virtual', 'In Memory Anew'));
		await hoverShows(note, 'In Memory Anew');
		files.put(uriOf('/other.bib'), bibEntry('other', 'Come Later'));
		files.take(uriOf('/refs.bib'));
		await until('both are seen', () => own.titles.join() === 'Come Later,On Disk');
	});

	it('has its notes read, though its extension offers no search', async () => {
		const files = new MemoryFiles();
		files.texts.set('/note.md', 'See @disk.\n');
		const uriOf = await openFolder('virtual-notes', files);
		await vscode.workspace.openTextDocument(fileUri('refs/disk.bib'));
		await until('the note is among the places of the key', async () => {
			const found = await vscode.commands.executeCommand<vscode.Location[]>(
				'vscode.executeReferenceProvider',
				fileUri('refs/disk.bib'),
				new vscode.Position(0, '@article{'.length),
			);
			return found.some(({ uri }) => uri.toString() === uriOf('/note.md').toString());
		});
	});

	it('holds up no other where it does not answer any more', async () => {
		const files = new DyingFiles();
		await openFolder('dying', files);
		files.isDead = true;
		void own.bibliographies.load();
		await until('the other is read', () => own.titles.includes('On Disk'));
		await hoverShows(await writeNote('note.md', 'See @disk.\n'), 'On Disk');
		await write('.marginalia/topics.yml', 'topics:\n  - name: A\n    nme: B\n');
		const topics = fileUri('.marginalia/topics.yml');
		await until('the topics are read', () => vscode.languages.getDiagnostics(topics).length === 1);
		await remove('.marginalia/topics.yml');
	});
});
