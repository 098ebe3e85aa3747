import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { bibEntry, fileUri, hoverShows, remove, write, writeNote } from './support/files';
import { until } from '../support/until';
import { closeEditors, libraryLoaded } from './support/notes';

const none = 'No paper';

async function find(patterns: unknown): Promise<void> {
	await vscode.workspace
		.getConfiguration('marginalia', fileUri('note.md'))
		.update('bibliographies', patterns);
}

describe('Which files are bibliographies', () => {
	let outside: string;

	before(libraryLoaded);
	beforeEach(async () => {
		outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
	});
	afterEach(async () => {
		await closeEditors();
		await find(undefined);
		await remove('refs', 'project', 'note.md', 'other:refs', '.vscode', 'linked', 'linked.bib');
		await rm(outside, { recursive: true });
	});

	/** Writes a file as another program does, past VS Code. */
	async function writeOutside(name: string, text: string): Promise<void> {
		const file = path.join(outside, name);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, text);
	}

	/** Writes a new file, and waits until VS Code has told of it: of one that is deleted before, it tells nothing. */
	async function writeTold(name: string, text: string): Promise<void> {
		const watcher = vscode.workspace.createFileSystemWatcher(`**/${path.basename(name)}`);
		const told = new Promise((resolve) => {
			watcher.onDidCreate(resolve);
		});
		await write(name, text);
		await told;
		watcher.dispose();
	}

	it('is told by their names, in small letters or capitals', async () => {
		await write('refs/LOUD.BIB', bibEntry('loud', 'In Capitals'));
		await write('refs/Loud.Ris', 'TY  - BOOK\nID  - record\nTI  - A Loud Record\nER  - \n');
		await write('refs/all.csljson', '[{"id": "item", "type": "book", "title": "An Item of CSL"}]');
		await hoverShows(await writeNote('note.md', 'See @loud.\n'), 'In Capitals');
		await hoverShows(await writeNote('refs/ris.md', 'See @record.\n'), 'A Loud Record');
		await hoverShows(await writeNote('refs/csl.md', 'See @item.\n'), 'An Item of CSL');
		const languages = await Promise.all(
			['LOUD.BIB', 'all.csljson'].map((name) => vscode.workspace.openTextDocument(fileUri(`refs/${name}`))),
		);
		assert.deepEqual(
			languages.map(({ languageId }) => languageId),
			['bibtex', 'json'],
		);
	});

	it('is said by absolute patterns, whose files are watched wherever they are', async () => {
		await writeOutside('deep/refs/one.bib', bibEntry('far', 'Far Away'));
		await writeOutside('single.bib', bibEntry('single', 'A Single File'));
		await find([`${outside}/deep/**/*.bib`, `${outside}/single.bib`]);
		const note = await writeNote('note.md', 'See @far.\n');
		const single = await writeNote('refs/absolute.md', 'See @single.\n');
		await hoverShows(note, 'Far Away');
		await hoverShows(single, 'A Single File');
		await writeOutside('deep/refs/one.bib', bibEntry('far', 'Farther Away'));
		await hoverShows(note, 'Farther Away');
		await writeOutside('single.bib', bibEntry('single', 'A Changed File'));
		await hoverShows(single, 'A Changed File');
		await writeOutside('deep/two.bib', bibEntry('later', 'Came Later'));
		await hoverShows(await writeNote('refs/later.md', 'See @later.\n'), 'Came Later');
		await rm(path.join(outside, 'deep/refs/one.bib'));
		await hoverShows(note, none);
	});

	it('is said by patterns that lead out of the folder of the workspace', async () => {
		await writeOutside('beside/globbed.bib', bibEntry('globbed', 'By a Glob'));
		await writeOutside('beside/deep/single.bib', bibEntry('single', 'By a Path'));
		const way = path.relative(fileUri('').fsPath, path.join(outside, 'beside'));
		await find([`${way}/*.bib`, `./${way}/deep/single.bib`]);
		const globbed = await writeNote('note.md', 'See @globbed.\n');
		const single = await writeNote('refs/relative.md', 'See @single.\n');
		await hoverShows(globbed, 'By a Glob');
		await hoverShows(single, 'By a Path');
		await writeOutside('beside/globbed.bib', bibEntry('globbed', 'By a Glob Anew'));
		await writeOutside('beside/deep/single.bib', bibEntry('single', 'By a Path Anew'));
		await hoverShows(globbed, 'By a Glob Anew');
		await hoverShows(single, 'By a Path Anew');
	});

	it('is said by names with brackets and braces, which are no wildcards where there is such a file or folder', async () => {
		await write('refs/[a] {b}.bib', bibEntry('file', 'A File'));
		await write('refs/{old}/deep/one.bib', bibEntry('folder', 'In a Folder'));
		await writeOutside('papers [old]/x.bib', bibEntry('absolute', 'By Its Whole Path'));
		await writeOutside('papers [old]/y{1}.bib', bibEntry('glob', 'In a Folder Outside'));
		await write('refs/x1.bib', bibEntry('wild', 'By a Wildcard'));
		await find([
			'refs/[a] {b}.bib',
			'refs/{old}/**/*.bib',
			`${outside}/papers [old]/x.bib`,
			`${outside}/papers [old]/y*.bib`,
			'refs/{x,y}[12].bib',
		]);
		for (const [key, title] of [
			['file', 'A File'],
			['folder', 'In a Folder'],
			['absolute', 'By Its Whole Path'],
			['glob', 'In a Folder Outside'],
			['wild', 'By a Wildcard'],
		]) {
			await hoverShows(await writeNote(`refs/brackets-${key}.md`, `See @${key}.\n`), title ?? '');
		}
		await writeOutside('papers [old]/x.bib', bibEntry('absolute', 'Changed Outside'));
		await hoverShows(await writeNote('note.md', 'See @absolute.\n'), 'Changed Outside');
	});

	it('is said by what can be found, where files on a server stand beside it that cannot', async () => {
		await write('refs/one.bib', bibEntry('one', 'The First'));
		await write('refs/two.bib', bibEntry('two', 'The Second'));
		await find(['//server/share/*.bib', '\\\\server\\share\\one.bib', '//one.bib', 'refs/one.bib']);
		await hoverShows(await writeNote('note.md', 'See @one.\n'), 'The First');
		const named = '---\nbibliography: [//server/share/two.bib, two.bib]\n---\n\nSee @two.\n';
		await hoverShows(await writeNote('refs/server.md', named), 'The Second');
	});

	it('is said by one pattern that is in no list, and by those of a list that holds other things', async () => {
		await write('refs/one.bib', bibEntry('one', 'The First'));
		await write('refs/two.bib', bibEntry('two', 'The Second'));
		const one = await writeNote('note.md', 'See @one.\n');
		const two = await writeNote('refs/two.md', 'See @two.\n');
		await find('refs/one.bib');
		await hoverShows(two, none);
		await hoverShows(one, 'The First');
		await find([null, 5, '', 'refs/two.bib']);
		await hoverShows(one, none);
		await hoverShows(two, 'The Second');
	});

	it('is told by the names of symbolic links, which are followed to where they lead', async () => {
		await writeOutside('target/one.bib', bibEntry('linked', 'Linked'));
		await writeOutside('target/two.bib', bibEntry('within', 'In a Linked Folder'));
		await symlink(path.join(outside, 'target/one.bib'), fileUri('linked.bib').fsPath);
		const note = await writeNote('note.md', 'See @linked.\n');
		await hoverShows(note, 'Linked');
		await symlink(path.join(outside, 'target'), fileUri('linked').fsPath);
		const within = await writeNote('refs/within.md', 'See @within.\n');
		await hoverShows(within, 'In a Linked Folder');
		await writeOutside('target/one.new', bibEntry('linked', 'Put in Place'));
		await rename(path.join(outside, 'target/one.new'), path.join(outside, 'target/one.bib'));
		await hoverShows(note, 'Put in Place');
		await writeOutside('target/two.bib', bibEntry('within', 'Written in Place'));
		await hoverShows(within, 'Written in Place');
	});

	it('is said by patterns in the home folder', async () => {
		const home = process.env['HOME'];
		process.env['HOME'] = outside;
		try {
			await writeOutside('papers/home.bib', bibEntry('home', 'At Home'));
			await find(['~/papers/*.bib']);
			const note = await writeNote('note.md', 'See @home.\n');
			await hoverShows(note, 'At Home');
			await writeOutside('papers/home.bib', bibEntry('home', 'Still at Home'));
			await hoverShows(note, 'Still at Home');
		} finally {
			process.env['HOME'] = home;
		}
	});

	it('is said for each folder of the workspace alone', async () => {
		await write('refs/mine.bib', bibEntry('mine', 'Mine'));
		await write('other:refs/mine.bib', bibEntry('mine', 'Theirs'));
		await find([]);
		await hoverShows(await writeNote('note.md', 'See @mine.\n'), none);
		await hoverShows(await writeNote('other:refs/mine.md', 'See @mine.\n'), 'Theirs');
	});

	it('is said in the YAML of a note outside, where they are watched, too', async () => {
		await writeOutside('named.bib', bibEntry('named', 'Named from Afar'));
		const note = await writeNote('note.md', `---\nbibliography: ${outside}/named.bib\n---\n\nSee @named.\n`);
		await hoverShows(note, 'Named from Afar');
		for (const title of ['Named Anew', 'Named Once More']) {
			await writeOutside('named.new', bibEntry('named', title));
			await rename(path.join(outside, 'named.new'), path.join(outside, 'named.bib'));
			await hoverShows(note, title);
		}
	});

	it('is said in the YAML of a note that is shown as it was, or is not saved yet, by the place of its file', async () => {
		const text = '---\nbibliography: ../project/own.bib\n---\n\nSee @own.\n';
		await write('project/own.bib', bibEntry('own', 'By Its Place'));
		const revisions = vscode.workspace.registerTextDocumentContentProvider('revision', {
			provideTextDocumentContent: () => text,
		});
		const file = fileUri('project/earlier.md');
		const earlier = file.with({ scheme: 'revision', query: 'HEAD' });
		await hoverShows(await vscode.workspace.openTextDocument(earlier), 'By Its Place');
		revisions.dispose();
		const unsaved = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
		const edit = new vscode.WorkspaceEdit();
		edit.insert(unsaved.uri, new vscode.Position(0, 0), text);
		await vscode.workspace.applyEdit(edit);
		await hoverShows(unsaved, 'By Its Place');
	});

	it('is said in the YAML of a note, though it is in no folder yet', async () => {
		const folder = path.join(outside, 'later');
		const note = await writeNote('note.md', `---\nbibliography: ${folder}/[a] {b}.bib\n---\n\nSee @later.\n`);
		await hoverShows(note, none);
		await writeOutside('later/[a] {b}.bib', bibEntry('later', 'Come Later'));
		await hoverShows(note, 'Come Later');
		await writeOutside('later/[a] {b}.bib', bibEntry('later', 'Changed Later'));
		await hoverShows(note, 'Changed Later');
		await rename(folder, `${folder}.away`);
		await hoverShows(note, none);
		await rename(`${folder}.away`, folder);
		await hoverShows(note, 'Changed Later');
	});

	it('is said in the YAML of a note whatever settings find, and for as long as it is said there', async () => {
		await write('refs/one.bib', bibEntry('same', 'One Work'));
		await write('refs/two.bib', bibEntry('same', 'Another Work'));
		const naming = (names: string): string => `---\nbibliography: [${names}]\n---\n\nSee @same.\n`;
		const note = await writeNote('note.md', naming('refs/one.bib, refs/two.bib'));
		const isAmbiguous = (): boolean =>
			vscode.languages
				.getDiagnostics(fileUri('refs/two.bib'))
				.some(({ code }) => code === 'citekey-ambiguous');
		await hoverShows(note, 'Another Work');
		await find([]);
		const unnamed = await writeNote('refs/unnamed.md', 'See @same.\n');
		await hoverShows(unnamed, none);
		await hoverShows(note, 'Another Work');
		await until('the key is marked', isAmbiguous);
		await write('note.md', naming('refs/one.bib'));
		await hoverShows(note, 'One Work');
		await until('the key is not marked', () => !isAmbiguous());
	});

	it('is said by the metadata of a folder before the project above it, and by a change of these', async () => {
		await write('project/_quarto.yml', 'bibliography: all.bib\n');
		await write('project/all.bib', bibEntry('same', 'Of the Project'));
		await write('project/part/own.bib', bibEntry('same', 'Of the Part'));
		const note = await writeNote('project/part/below.md', 'See @same.\n');
		await hoverShows(note, 'Of the Project');
		await writeTold('project/part/_metadata.yml', 'bibliography: [own.bib]\n');
		await hoverShows(note, 'Of the Part');
		await remove('project/part/_metadata.yml');
		await hoverShows(note, 'Of the Project');
	});

	it('is said by a project of Quarto and a note in it together', async () => {
		await write('project/_quarto.yml', 'bibliography: all.bib\n');
		await write('project/all.bib', bibEntry('all', 'Of the Project'));
		await write('project/part/own.bib', bibEntry('own', 'Of the Note'));
		const yaml = '---\nbibliography: own.bib\n---\n\n';
		await hoverShows(await writeNote('project/part/all.md', `${yaml}See @all.\n`), 'Of the Project');
		await hoverShows(await writeNote('project/part/other.md', `${yaml}See @own.\n`), 'Of the Note');
	});

	it('is said by the block of a format of Quarto', async () => {
		await write('project/_quarto.yml', 'format:\n  html:\n    bibliography: web.bib\n');
		await write('project/web.bib', bibEntry('web', 'For the Web'));
		await hoverShows(await writeNote('project/web.md', 'See @web.\n'), 'For the Web');
	});

	it('is said by the file of a profile of Quarto that is active, and by a change of that', async () => {
		await write('project/_quarto.yml', 'bibliography: []\nprofile:\n  default: draft\n');
		await write('project/one.bib', bibEntry('same', 'Of the First File'));
		await write('project/two.bib', bibEntry('same', 'Of the Second File'));
		await write('project/_quarto-draft.yml', 'bibliography: one.bib\n');
		const note = await writeNote('project/profile.md', 'See @same.\n');
		await hoverShows(note, 'Of the First File');
		await write('project/_quarto-draft.yml', 'bibliography: two.bib\n');
		await hoverShows(note, 'Of the Second File');
	});

	it('is said by a defaults file of Pandoc, with variables', async () => {
		process.env['MARGINALIA_REFS'] = outside;
		await writeOutside('variable.bib', bibEntry('variable', 'By a Variable'));
		await write('project/mine.bib', bibEntry('mine', 'By Its Folder'));
		await write(
			'project/defaults.yaml',
			'bibliography:\n- ${.}/mine.bib\n- ${MARGINALIA_REFS}/variable.bib\n',
		);
		await hoverShows(await writeNote('project/variable.md', 'See @mine.\n'), 'By Its Folder');
		await hoverShows(await writeNote('project/other.md', 'See @variable.\n'), 'By a Variable');
	});

	it('is said by what a defaults file includes, and by a change of that', async () => {
		await write('project/refs/mine.bib', bibEntry('mine', 'By Its Folder'));
		await write('project/refs/next.bib', bibEntry('mine', 'By the Next'));
		await write('project/defaults.yaml', 'defaults: refs/shared\n');
		await write('project/refs/shared.yaml', 'bibliography: ${.}/mine.bib\n');
		const note = await writeNote('project/including.md', 'See @mine.\n');
		await hoverShows(note, 'By Its Folder');
		await write('project/refs/shared.yaml', 'bibliography: refs/next.bib\n');
		await hoverShows(note, 'By the Next');
	});

	it('is said by the project above a note that is in no folder of the workspace', async () => {
		await writeOutside('book/_quarto.yml', 'bibliography: one.bib\n');
		await writeOutside('book/one.bib', bibEntry('same', 'Of the First File'));
		await writeOutside('book/two.bib', bibEntry('same', 'Of the Second File'));
		const note = await writeNote(path.join(outside, 'book/chapters/note.md'), 'See @same.\n');
		await hoverShows(note, 'Of the First File');
		await writeOutside('book/_quarto.yml', 'bibliography: two.bib\n');
		await hoverShows(note, 'Of the Second File');
	});
});
