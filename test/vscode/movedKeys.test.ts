import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, hoverIn, libraryLoaded } from './support/notes';

const [folder, other] = vscode.workspace.workspaceFolders ?? [];

/** A file in the first folder, or, where its path begins with `other:`, in the second. */
function fileUri(path: string): vscode.Uri {
	const inOther = path.startsWith('other:');
	const base = inOther ? other : folder;
	assert.ok(base);
	return vscode.Uri.joinPath(base.uri, inOther ? path.slice('other:'.length) : path);
}

async function write(name: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

async function read(name: string): Promise<string> {
	return vscode.workspace.fs.readFile(fileUri(name)).then(
		(bytes) => new TextDecoder().decode(bytes),
		() => '',
	);
}

async function remove(name: string): Promise<void> {
	await vscode.workspace.fs.delete(fileUri(name), { recursive: true }).then(undefined, () => undefined);
}

function entry(citekey: string, title = 'How keys come and go'): string {
	return `@article{${citekey},\n  author = {Doe, Jane},\n  title = {${title}},\n  year = {2020},\n  journal = {J. Keys},\n}\n`;
}

/** The problem with the first citation of a note, as code and severity. */
function problemOf(document: vscode.TextDocument): vscode.Diagnostic | undefined {
	return vscode.languages
		.getDiagnostics(document.uri)
		.find(({ code }) => typeof code === 'string' && code.startsWith('citation-'));
}

describe('The file of moved citekeys', () => {
	const name = '.marginalia/keys.yml';

	before(libraryLoaded);
	afterEach(async () => {
		await remove(name);
	});

	it('shows what is wrong with it at its place, until that is put right', async () => {
		await write(name, 'moved:\n  one: two\n  two: one\nothers: none\n');
		await until('it is said', () => vscode.languages.getDiagnostics(fileUri(name)).length > 0);
		assert.deepEqual(
			vscode.languages
				.getDiagnostics(fileUri(name))
				.map(({ code, range: { start, end } }) => [code, start.line, start.character, end.character]),
			[
				['keys-circular', 1, 2, 5],
				['keys-circular', 2, 2, 5],
				['keys-unknown-key', 3, 0, 6],
			],
		);
		await write(name, '');
		await until('nothing is said', () => vscode.languages.getDiagnostics(fileUri(name)).length === 0);
	});
});

describe('A citekey that a bibliography changes', () => {
	let note: vscode.TextDocument;
	/** Cites another work, which is not known before it is looked into. */
	const ownNote = '---\nbibliography: node_modules/own.bib\n---\n\nAs @doe2020 says.\n';

	before(libraryLoaded);
	beforeEach(async () => {
		await write('moved.bib', entry('doe2020'));
		await write('moved.md', 'Keys move [see @doe2020, p. 3].\n');
		await write('other.md', 'As @doe2020 says.\n');
		await write('elsewhere.md', ownNote);
		await write('node_modules/own.bib', entry('doe2020').replace('How keys', 'Where larks'));
		note = await vscode.workspace.openTextDocument(fileUri('moved.md'));
		await vscode.window.showTextDocument(note);
		await until('the paper is known by its key', async () =>
			/^(?!.*is “doe2020keys” now).*How keys come and go/s.test(await hover()),
		);
		// It waits until what the notes cite is known, and remembered.
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		await write('moved.bib', entry('doe2020keys'));
		await until('the key has moved', async () => (await hover()).includes('is “doe2020keys” now'));
	});
	afterEach(async () => {
		await closeEditors();
		for (const name of [
			'moved.bib',
			'moved.md',
			'other.md',
			'elsewhere.md',
			'node_modules',
			'.marginalia/keys.yml',
		]) {
			await remove(name);
		}
	});

	function hover(): Promise<string> {
		return hoverIn(note, new vscode.Position(0, 18));
	}

	it('still finds the paper, says so, and is kept in a file until no note has it', async () => {
		assert.match(await hover(), /How keys come and go[^]*Its citekey is “doe2020keys” now/);
		await until('it is said', async () => problemOf(note)?.code === 'citation-moved-key');
		assert.equal(problemOf(note)?.severity, vscode.DiagnosticSeverity.Information);
		await until('it is kept', async () =>
			/^moved:\n {2}doe2020: doe2020keys\n$/m.test(await read('.marginalia/keys.yml')),
		);

		const problem = problemOf(note);
		assert.ok(problem);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			note.uri,
			problem.range,
		);
		const fix = actions.find(({ title }) => title === 'Write “@doe2020keys”');
		assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
		assert.ok(await vscode.workspace.applyEdit(fix.edit));
		assert.equal(note.getText(), 'Keys move [see @doe2020keys, p. 3].\n');
		await until('nothing is said', async () => problemOf(note) === undefined);
	});

	it('can be given to no other paper while a note cites its own by it', async () => {
		const owls = entry('owls2020', 'Owls and their nests').replace('Doe, Jane', 'Owl, Ann');
		await write('moved.bib', entry('doe2020keys') + owls);
		const document = await vscode.workspace.openTextDocument(fileUri('moved.bib'));
		const rename = async (to: string): Promise<number | string> => {
			try {
				const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
					'vscode.executeDocumentRenameProvider',
					document.uri,
					document.positionAt(document.getText().indexOf('owls2020') + 1),
					to,
				);
				return edit.size;
			} catch (error) {
				return error instanceof Error ? error.message : String(error);
			}
		};
		await until('the other is known', async () => (await rename('nests')) === 1);
		assert.match(
			String(await rename('doe2020')),
			/“doe2020” was the citekey of “How keys come and go”, which .*\.md still cites by it\. Have that cite “doe2020keys” first/,
		);
	});

	it('is written into all notes at once that cite the paper, and undo takes it back', async () => {
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		const other = await vscode.workspace.openTextDocument(fileUri('other.md'));
		assert.equal(note.getText(), 'Keys move [see @doe2020keys, p. 3].\n');
		assert.equal(other.getText(), 'As @doe2020keys says.\n');
		const own = await vscode.workspace.openTextDocument(fileUri('elsewhere.md'));
		assert.equal(own.getText(), ownNote);
		await until('the file goes', async () => (await read('.marginalia/keys.yml')) === '');
		await vscode.window.showTextDocument(note);
		await vscode.commands.executeCommand('undo');
		assert.equal(note.getText(), 'Keys move [see @doe2020, p. 3].\n');
	});
});

describe('A citekey that moves in one folder of several', () => {
	const text = 'As @both2020 moves, one moves [@one2020], and one has it alone [@alone2020].\n';
	const files = ['two.bib', 'two.md', 'closed.md', '.marginalia/keys.yml'];
	let note: vscode.TextDocument;
	let otherNote: vscode.TextDocument;

	before(libraryLoaded);
	before(async () => {
		await write(
			'two.bib',
			entry('both2020', 'Larks at dawn') +
				entry('one2020', 'Owls at dusk') +
				entry('alone2020', 'Crows at noon'),
		);
		await write('other:two.bib', entry('both2020', 'Trains by night') + entry('one2020', 'Ships by day'));
		await write('two.md', text);
		await write('other:two.md', text);
		await write('closed.md', 'As @both2020 says.\n');
		await write('other:closed.md', 'As @both2020 says.\n');
		note = await vscode.workspace.openTextDocument(fileUri('two.md'));
		otherNote = await vscode.workspace.openTextDocument(fileUri('other:two.md'));
		await until('the papers are known by their keys', async () =>
			/Crows at noon[^]*Trains by night/.test(
				(await hover(note, 'alone2020')) + (await hover(otherNote, 'both2020')),
			),
		);
		// It waits until what the notes cite is known, and remembered.
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		await write(
			'two.bib',
			entry('larks', 'Larks at dawn') + entry('owls', 'Owls at dusk') + entry('crows', 'Crows at noon'),
		);
		await write('other:two.bib', entry('trains', 'Trains by night') + entry('one2020', 'Ships by day'));
	});
	after(async () => {
		await closeEditors();
		for (const name of files) {
			await remove(name);
			await remove(`other:${name}`);
		}
	});

	function hover(document: vscode.TextDocument, citekey: string): Promise<string> {
		return hoverIn(document, document.positionAt(document.getText().indexOf(citekey)));
	}

	function codesIn({ uri }: vscode.TextDocument): readonly unknown[] {
		return vscode.languages.getDiagnostics(uri).map(({ code }) => code);
	}

	it('leads in each to the paper that had it there, and nowhere in one that never had it', async () => {
		await until('the keys have moved', async () => /is “larks” now/.test(await hover(note, 'both2020')));
		await until('in the other folder, too', async () =>
			/is “trains” now/.test(await hover(otherNote, 'both2020')),
		);
		assert.match(await hover(note, 'both2020'), /Larks at dawn/);
		assert.match(await hover(otherNote, 'both2020'), /Trains by night/);
		assert.match(await hover(note, 'one2020'), /Owls at dusk[^]*is “owls” now/);
		assert.match(await hover(otherNote, 'one2020'), /^(?!.*now).*Ships by day/s);
		assert.match(await hover(note, 'alone2020'), /Crows at noon[^]*is “crows” now/);
		assert.doesNotMatch(await hover(otherNote, 'alone2020'), /Crows at noon/);
		await until('the checks say so', () => {
			const moved = 'citation-moved-key';
			return (
				codesIn(note).join() === [moved, moved, moved].join() &&
				codesIn(otherNote).join() === [moved, 'citation-unknown-key'].join()
			);
		});
	});

	it('is found where the notes of the folder cite the paper, open or closed', async () => {
		const notesFrom = async (document: vscode.TextDocument): Promise<readonly string[]> => {
			const found = await vscode.commands.executeCommand<vscode.Location[]>(
				'vscode.executeReferenceProvider',
				document.uri,
				document.positionAt(document.getText().indexOf('both2020')),
			);
			return found.map(({ uri }) => uri.toString()).filter((uri) => uri.endsWith('.md'));
		};
		await until('the keys have moved', async () =>
			/is “trains” now/.test(await hover(otherNote, 'both2020')),
		);
		assert.deepEqual(await notesFrom(note), [fileUri('closed.md'), fileUri('two.md')].map(String));
		assert.deepEqual(
			await notesFrom(otherNote),
			[fileUri('other:closed.md'), fileUri('other:two.md')].map(String),
		);
	});

	it('is kept in the file of its folder, and written into the notes of that folder', async () => {
		await until('it is kept', async () =>
			/^moved:\n {2}both2020: larks\n {2}one2020: owls\n {2}alone2020: crows\n$/m.test(
				await read('.marginalia/keys.yml'),
			),
		);
		await until('the other folder keeps its own', async () =>
			/^moved:\n {2}both2020: trains\n$/m.test(await read('other:.marginalia/keys.yml')),
		);
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		assert.equal(note.getText(), 'As @larks moves, one moves [@owls], and one has it alone [@crows].\n');
		assert.equal(
			otherNote.getText(),
			'As @trains moves, one moves [@one2020], and one has it alone [@alone2020].\n',
		);
		const closed = await vscode.workspace.openTextDocument(fileUri('other:closed.md'));
		assert.equal(closed.getText(), 'As @trains says.\n');
	});
});

describe('A citekey that stands for another work in each of two bibliographies of a folder', () => {
	const books = ['one', 'two'] as const;
	const titles = { one: 'Foxes in fields', two: 'Herons in rivers' };

	before(libraryLoaded);
	after(async () => {
		await closeEditors();
		for (const name of [...books.map((book) => `book-${book}`), '.marginalia/keys.yml']) {
			await remove(name);
		}
	});

	it('leads in the notes of each to the work that it stood for there', async () => {
		const notes: vscode.TextDocument[] = [];
		for (const book of books) {
			await write(`book-${book}/own.bib`, entry('same2020', titles[book]));
			await write(`book-${book}/text.md`, '---\nbibliography: own.bib\n---\n\nAs @same2020 says.\n');
			notes.push(await vscode.workspace.openTextDocument(fileUri(`book-${book}/text.md`)));
		}
		const hovers = async (): Promise<string> => {
			const shown = await Promise.all(notes.map((note) => hoverIn(note, new vscode.Position(4, 5))));
			return shown.join('|||');
		};
		await until('the papers are known', async () => /Foxes[^]*[|]{3}[^]*Herons/.test(await hovers()));
		// It waits until what the notes cite is known, and remembered.
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		await write('book-one/own.bib', entry('foxes', titles.one));
		await write('book-two/own.bib', entry('herons', titles.two));
		await until('the keys have moved', async () =>
			/Foxes[^]*is “foxes” now[^]*[|]{3}[^]*Herons[^]*is “herons” now/.test(await hovers()),
		);
		await until('both are kept', async () =>
			/^ {2}same2020: \[(?:foxes, herons|herons, foxes)\]$/m.test(await read('.marginalia/keys.yml')),
		);
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		assert.deepEqual(
			notes.map((note) => note.lineAt(4).text),
			['As @foxes says.', 'As @herons says.'],
		);
	});
});

describe('A citekey that moves in a bibliography of two folders', () => {
	const files = [
		'shared.bib',
		'shared.md',
		'other:shared.md',
		'later.bib',
		'later.md',
		'other:later.md',
		'early.bib',
		'other:early.md',
		'closed.bib',
		'closed.md',
		'other:closed.md',
	];
	const sharing = (name: string): string => `---\nbibliography: ../${folder?.name}/${name}\n---\n\n`;

	before(libraryLoaded);
	afterEach(async () => {
		await closeEditors();
		for (const name of [...files, '.marginalia/keys.yml', 'other:.marginalia/keys.yml']) {
			await remove(name);
		}
	});

	async function open(name: string, text: string): Promise<vscode.TextDocument> {
		await write(name, text);
		return vscode.workspace.openTextDocument(fileUri(name));
	}

	function hover(document: vscode.TextDocument): Promise<string> {
		return hoverIn(document, document.positionAt(document.getText().indexOf('@') + 1));
	}

	it('leads on in the notes of both', async () => {
		await write('shared.bib', entry('shared2020', 'Bees in common'));
		const note = await open('shared.md', 'As @shared2020 says.\n');
		const otherNote = await open('other:shared.md', `${sharing('shared.bib')}As @shared2020 says.\n`);
		await until('the paper is known in both', async () =>
			/Bees in common[^]*Bees in common/.test((await hover(note)) + (await hover(otherNote))),
		);
		// It waits until what the notes cite is known, and remembered.
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		await write('shared.bib', entry('bees', 'Bees in common'));
		await until('the key has moved', async () => (await hover(note)).includes('is “bees” now'));
		await until('in the other folder, too', async () => (await hover(otherNote)).includes('is “bees” now'));
	});

	it('is taken from the file of the folder as soon as a note that names the bibliography opens', async () => {
		await write('later.bib', entry('wasps', 'Wasps in common'));
		const note = await open('later.md', 'As @wasps says.\n');
		await until('the paper is known', async () => (await hover(note)).includes('Wasps in common'));
		await write('other:.marginalia/keys.yml', 'moved:\n  wasps2020: wasps\n');
		await write('other:later.md', `${sharing('later.bib')}As @wasps2020 says.\n`);
		const otherNote = await vscode.workspace.openTextDocument(fileUri('other:later.md'));
		await until('the key leads to it', async () => (await hover(otherNote)).includes('is “wasps” now'));
	});

	it('stays in the file of the folder until the notes that it is for have come, too', async () => {
		await write('early.bib', entry('ants', 'Ants in common'));
		await write('other:early.md', `${sharing('early.bib')}As @ants2020 says.\n`);
		await write('other:.marginalia/keys.yml', 'moved:\n  ants2020: ants\n  flies2020: flies\n');
		const note = await vscode.workspace.openTextDocument(fileUri('other:early.md'));
		await until('the file is read', async () => (await hover(note)).includes('is “ants” now'));
		// It waits until the file tells what is known.
		await vscode.commands.executeCommand('marginalia.updateMovedKeys');
		await note.save();
		await until('what the notes cite no longer is over', async () => {
			await vscode.commands.executeCommand('marginalia.updateMovedKeys');
			return (await read('other:.marginalia/keys.yml')) === 'moved:\n  flies2020: flies\n';
		});
	});

	it('leads on to the key that the paper is given by a rename, though only the file tells of it', async () => {
		await write('shared.bib', entry('gnats', 'Gnats in common'));
		await write('.marginalia/keys.yml', 'moved:\n  gnats2020: gnats\n');
		const note = await open('shared.md', 'As @gnats2020 says.\n');
		await until('the key leads on', async () => (await hover(note)).includes('is “gnats” now'));
		const bibliography = await vscode.workspace.openTextDocument(fileUri('shared.bib'));
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			bibliography.uri,
			bibliography.positionAt(bibliography.getText().indexOf('gnats') + 1),
			'midges',
		);
		assert.ok(await vscode.workspace.applyEdit(edit));
		const file = await vscode.workspace.openTextDocument(fileUri('.marginalia/keys.yml'));
		assert.equal(file.getText(), 'moved:\n  gnats2020: midges\n');
		await vscode.workspace.saveAll();
		await until('it leads to the new one', async () => (await hover(note)).includes('is “midges” now'));
	});

	it('leads on to the key that its bibliography gives the paper next, though only the file tells of it', async () => {
		await write('shared.bib', entry('gnats', 'Gnats in common'));
		await write('.marginalia/keys.yml', 'moved:\n  gnats2020: gnats\n  flies2020: gnats\n');
		const note = await open('shared.md', 'As @gnats2020 says.\n');
		await until('the key leads on', async () => (await hover(note)).includes('is “gnats” now'));
		await write('shared.bib', entry('midges', 'Gnats in common'));
		await until('it leads to the next one', async () => (await hover(note)).includes('is “midges” now'));
		await until(
			'the file says so, for notes that are yet to come, too',
			async () =>
				(await read('.marginalia/keys.yml')) === 'moved:\n  gnats2020: midges\n  flies2020: midges\n',
		);
		const late = await open('later.md', 'As @flies2020 says.\n');
		await until('it leads there from those', async () => (await hover(late)).includes('is “midges” now'));
	});

	it('is written into a note that was never open, and names the bibliography', async () => {
		await write('closed.bib', entry('moths', 'Moths in common'));
		const note = await open('closed.md', 'As @moths says.\n');
		await until('the paper is known', async () => (await hover(note)).includes('Moths in common'));
		await write('other:closed.md', `${sharing('closed.bib')}As @moths2020 says.\n`);
		await write('other:.marginalia/keys.yml', 'moved:\n  moths2020: moths\n');
		await until('it is written', async () => {
			await vscode.commands.executeCommand('marginalia.updateMovedKeys');
			const closed = fileUri('other:closed.md').toString();
			const changed = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === closed);
			return changed?.getText().includes('As @moths says.') ?? false;
		});
	});
});
