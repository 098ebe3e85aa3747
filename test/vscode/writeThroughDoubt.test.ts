import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { WriteThrough } from '../../src/vscode/bibliography/writeThrough';
import { FolderWatch } from '../../src/vscode/files/folderWatch';
import { DocumentPapers } from '../../src/vscode/sources/documentPapers';
import { ProjectFiles } from '../../src/vscode/sources/projectFiles';
import { bibEntry } from './support/files';
import { closeEditors } from './support/notes';
import { OwnLibrary } from './support/ownLibrary';

describe('Citing a paper that has just gone from a bibliography', () => {
	const kept = bibEntry('kept', 'That Stays') + bibEntry('other', 'That Stays, Too');
	const gone = bibEntry('gone', 'That Goes');
	let own: OwnLibrary;
	let disposables: vscode.Disposable[];
	let file: string;

	beforeEach(async () => {
		own = await OwnLibrary.open();
		disposables = [];
		file = path.join(own.folder, 'refs.bib');
	});
	afterEach(async () => {
		await closeEditors();
		vscode.Disposable.from(...disposables).dispose();
		await own.close();
	});

	/** Cites it while nobody knows yet whether it is gone for good, and tells what the file holds after. */
	async function cite(meanwhile: () => Promise<void> = async () => undefined): Promise<string> {
		const { library, bibliographies, log } = own;
		const folders = new FolderWatch();
		const projects = new ProjectFiles(folders);
		const documentPapers = new DocumentPapers(library, bibliographies, projects);
		disposables = [documentPapers, projects, folders];
		await writeFile(path.join(own.folder, 'note.md'), '---\nbibliography: refs.bib\n---\n\nText\n');
		await writeFile(file, kept + gone);
		const note = await vscode.workspace.openTextDocument(path.join(own.folder, 'note.md'));
		const paper = (await documentPapers.of(note)).find('gone');
		assert.ok(paper);
		await writeFile(file, kept);
		await bibliographies.readNow(vscode.Uri.file(file));
		assert.equal(library.isStale(vscode.Uri.file(file).toString()), true);
		const writeThrough = new WriteThrough(library, { bibliographies, documentPapers }, log);
		await writeThrough.citing(note, [paper], meanwhile);
		return readFile(file, 'utf8');
	}

	it('adds its entry again', async () => {
		const text = await cite();
		assert.ok(text.startsWith(kept));
		assert.match(text.slice(kept.length), /^@article\{gone,\n[^@]*That Goes[^@]*\}\n$/);
	});

	it('adds nothing where the file was just being written, and has the entry then', async () => {
		const whole = kept + gone;
		assert.equal(await cite(() => writeFile(file, whole)), whole);
	});
});
