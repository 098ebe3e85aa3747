import { strict as assert } from 'node:assert';
import { chmod } from 'node:fs/promises';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { MemoryFiles } from './support/memoryFiles';
import { closeEditors, libraryLoaded } from './support/notes';
import {
	cite,
	cleanUp,
	ecar,
	fileUri,
	first,
	forgotten,
	known,
	named,
	openFile,
	read,
	setMode,
	setReadonly,
	testFolder,
	write,
} from './support/writing';

describe('Citing a paper that the bibliography of the note has not', () => {
	before(libraryLoaded);
	afterEach(cleanUp);

	it('adds its entry there, which its own undo takes back', async () => {
		await write('refs.bib', first);
		const note = await openFile('note.md', named);
		await cite('yuan2024ecar');
		assert.equal(note.document.getText(), named.replace('Tokens', 'Tokens [@yuan2024ecar]'));
		const after = (await read('refs.bib')) ?? '';
		assert.ok(after.startsWith(first));
		assert.match(after.slice(first.length + 1), ecar);
		await vscode.commands.executeCommand('undo');
		assert.equal(note.document.getText(), named);
		const { document } = await vscode.window.showTextDocument(fileUri('refs.bib'));
		assert.equal(document.getText(), after);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), first);
	});

	it('makes one where that in a format which cannot be written has just gone', async () => {
		await forgotten('root:references.bib', 'yuan2024ecar');
		await write('root:sub/gone.nbib', 'PMID- 12345678\nTI  - On Rooks.\n');
		await known('Rooks');
		await openFile('root:sub/note.md', 'Tokens\n');
		await vscode.workspace.fs.delete(fileUri('root:sub/gone.nbib'));
		await cite('yuan2024ecar');
		assert.match((await read('root:references.bib')) ?? '', ecar);
	});

	it('adds nothing twice', async () => {
		await write('refs.bib', first);
		await openFile('note.md', named);
		await Promise.all([cite('yuan2024ecar'), cite('yuan2024ecar')]);
		assert.match(((await read('refs.bib')) ?? '').slice(first.length + 1), /^@misc\{yuan2024ecar,[^@]*$/);
	});

	it('cites what is there under another key by that', async () => {
		const same =
			'@misc{mine,\n  title = {SoftCoT++: Test-Time Scaling with Soft Chain-of-Thought Reasoning},\n  eprint = {2505.11484},\n  eprinttype = {arxiv}\n}\n';
		await write('root:refs.bib', same);
		await known('mine');
		const note = await openFile('root:note.md', named);
		await cite('xu2025softcot');
		assert.equal(note.document.getText(), named.replace('Tokens', 'Tokens [@mine]'));
		assert.equal(await read('root:refs.bib'), same);
	});

	it('leaves the unsaved changes of the bibliography unsaved', async () => {
		await write('refs.bib', first);
		const { document } = await vscode.window.showTextDocument(fileUri('refs.bib'));
		const change = new vscode.WorkspaceEdit();
		change.insert(document.uri, new vscode.Position(0, 0), '% mine\n');
		assert.ok(await vscode.workspace.applyEdit(change));
		await openFile('note.md', named);
		await cite('yuan2024ecar');
		assert.ok(document.getText().startsWith(`% mine\n${first}`));
		assert.match(document.getText().slice(first.length + 8), ecar);
		assert.ok(document.isDirty);
		assert.equal(await read('refs.bib'), first);
	});

	it('keeps every byte of a file with tabs, CRLF and a byte order mark', async () => {
		const before = '\uFEFF@book{first,\r\n\ttitle = {Erster},\r\n\tyear = 2001,\r\n}\r\n';
		await write('refs.bib', before);
		await openFile('note.md', named);
		await cite('yuan2024ecar');
		const after = (await read('refs.bib')) ?? '';
		assert.ok(after.startsWith(before));
		assert.match(
			after.slice(before.length),
			/^\r\n@misc\{yuan2024ecar,\r\n\ttitle = \{.*\},\r\n[^]*\r\n\tyear = 2024,\r\n[^]*,\r\n\}\r\n$/,
		);
		assert.doesNotMatch(after, /[^\r]\n/);
	});

	it('adds to the bibliography of the folder that the note is in', async () => {
		await write('root:refs.bib', first);
		await write('other:refs.bib', first.replace('first', 'second'));
		await known('first');
		await known('second');
		await openFile('other:note.md', 'Tokens\n');
		await cite('xu2023llmcad');
		assert.match((await read('other:refs.bib')) ?? '', /^@book\{second,[^]*^@\w+\{xu2023llmcad,/m);
		assert.equal(await read('root:refs.bib'), first);
		await openFile('root:note.md', 'Tokens\n');
		await cite('gillman2024fourier');
		assert.match((await read('root:refs.bib')) ?? '', /^@book\{first,[^]*^@\w+\{gillman2024fourier,/m);
	});

	it('makes a bibliography where there is none, and names it in the note, in the step of the citation', async () => {
		const note = await openFile('root:sub/note.md', 'Tokens\n');
		await cite('lin2025vtbench');
		assert.equal(
			note.document.getText(),
			'---\nbibliography: ../references.bib\n---\n\nTokens [@lin2025vtbench]\n',
		);
		assert.deepEqual(note.selection.active, new vscode.Position(4, 'Tokens [@lin2025vtbench]'.length));
		assert.match((await read('root:references.bib')) ?? '', /^@\w+\{lin2025vtbench,[^@]*\}\n$/);
		await vscode.commands.executeCommand('undo');
		assert.equal(note.document.getText(), 'Tokens\n');
	});

	it('makes a bibliography that has all that the note cites, which can cite from it alone then', async () => {
		await forgotten('root:references.bib', 'lin2025vtbench');
		const note = await openFile('root:sub/note.md', 'Tokens [@yuan2024ecar; @kou2024orthus; @nobody1]\n');
		await cite('lin2025vtbench');
		assert.match(note.document.getText(), /^---\nbibliography: /);
		const written = [...((await read('root:references.bib')) ?? '').matchAll(/^@\w+\{(\w+),$/gm)];
		assert.deepEqual(written.map(([, key]) => key).sort(), [
			'kou2024orthus',
			'lin2025vtbench',
			'yuan2024ecar',
		]);
	});

	it('makes the file that the note names', async () => {
		await openFile('note.md', named.replace('refs.bib', 'sub/refs.bib'));
		await cite('yuan2024ecar');
		assert.match((await read('sub/refs.bib')) ?? '', ecar);
	});

	it('begins the list of a YAML file that has none yet', async () => {
		await write('refs.yaml', 'references:\r\n');
		const note = await openFile('note.md', named.replace('refs.bib', 'refs.yaml'));
		await cite('yuan2024ecar');
		assert.match((await read('refs.yaml')) ?? '', /^references:\r\n- id: yuan2024ecar\r\n {2}type: /);
		// While the entry is being written, the checks may find it missing.
		await until('there is no problem', () => vscode.languages.getDiagnostics(note.document.uri).length === 0);
	});

	it('adds to the references of a note that has its own', async () => {
		const before = '---\nreferences:\n- id: own\n  title: Own\n---\n\nTokens\n';
		const note = await openFile('note.md', before);
		await cite('kou2024orthus');
		assert.match(
			note.document.getText(),
			/^---\nreferences:\n- id: own\n {2}title: Own\n- id: kou2024orthus\n {2}type: paper-conference\n[^]*\n---\n\nTokens \[@kou2024orthus\]\n$/,
		);
		assert.equal(await read('references.bib'), undefined);
		await vscode.commands.executeCommand('undo');
		assert.equal(note.document.getText(), before);
	});

	it('takes with it all that another file says of the paper', async () => {
		await write(
			'root:refs.bib',
			'@book{more,\n  title = {More},\n  translator = {Roe, R.},\n  series = {A Series}\n}\n',
		);
		await write('refs.bib', first);
		await openFile('note.md', named);
		await until('the paper is known', async () => {
			await cite('more');
			return ((await read('refs.bib')) ?? '').includes('more');
		});
		assert.match(
			(await read('refs.bib')) ?? '',
			/@book\{more,\n {2}title = \{More\},\n {2}translator = \{Roe, R\.\},\n {2}series = \{A Series\}\n\}\n$/,
		);
	});

	it('takes it as it reads, from a file in another encoding, though an editor shows that in a wrong one', async () => {
		const latin = Buffer.from('@book{gödel31,\n  title = {Über unentscheidbare Sätze}\n}\n', 'latin1');
		await vscode.workspace.fs.writeFile(fileUri('root:refs.bib'), latin);
		await vscode.window.showTextDocument(fileUri('root:refs.bib'));
		await write('refs.bib', first);
		await openFile('note.md', named);
		await until('the paper is known', async () => {
			await cite('gödel31');
			return ((await read('refs.bib')) ?? '').includes('gödel31');
		});
		assert.match(
			(await read('refs.bib')) ?? '',
			/@book\{gödel31,\n {2}title = \{Über unentscheidbare Sätze\}\n\}\n$/,
		);
	});

	describe('leaves everything else as it was, and the citation stands,', () => {
		const cases: readonly (readonly [when: string, bibliography: string, prepare?: () => Thenable<void>])[] =
			[
				['when the bibliography is read-only', first, () => setReadonly('**/refs.bib')],
				['when it is locked on disk', first, () => chmod(fileUri('refs.bib').fsPath, 0o444)],
				['when its last entry has no end', `${first}\n@book{open,\n  title = {Open},\n`],
				['when the key is that of another work', first.replace('first', 'fu2025r2r')],
				['when its line ends are mixed', first.replace('\n', '\r\n')],
				['when it is in another encoding', first.replace('First', 'Erst\uFFFD')],
				['when the setting says so', first, () => setMode('never')],
			];
		for (const [when, bibliography, prepare] of cases) {
			it(when, async () => {
				await write('refs.bib', bibliography);
				await prepare?.();
				const note = await openFile('note.md', named);
				await cite('fu2025r2r');
				assert.equal(note.document.getText(), named.replace('Tokens', 'Tokens [@fu2025r2r]'));
				assert.equal(await read('refs.bib'), bibliography);
				assert.ok(
					vscode.workspace.textDocuments.every(({ uri, isDirty }) => !isDirty || uri.path.endsWith('.md')),
				);
			});
		}
	});

	it('adds the others when the key of one is that of another work', async () => {
		const before = first.replace('first', 'fu2025r2r');
		await write('refs.bib', before);
		await openFile('note.md', named);
		await cite('fu2025r2r', 'yuan2024ecar');
		assert.match(((await read('refs.bib')) ?? '').slice(before.length + 1), ecar);
	});

	it('makes no bibliography that cannot be read back, and does not name it in the note', async () => {
		const files = new MemoryFiles();
		files.keep = () => '';
		const provider = vscode.workspace.registerFileSystemProvider('lossy', files);
		try {
			const uri = vscode.Uri.from({ scheme: 'lossy', path: '/note.md' });
			files.texts.set(uri.path, 'Tokens');
			const { document } = await vscode.window.showTextDocument(uri);
			await cite('yuan2024ecar');
			assert.equal(document.getText(), '[@yuan2024ecar] Tokens');
			assert.deepEqual([...files.texts.keys()], ['/note.md']);
			assert.deepEqual(files.written, ['/references.bib']);
		} finally {
			await closeEditors();
			provider.dispose();
		}
	});

	it('happens when a completion is accepted', async () => {
		await write('refs.bib', first);
		const { document, selection } = await openFile('note.md', named.replace('Tokens', '@yuan2024ecar'));
		const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			document.uri,
			selection.active,
		);
		const command = items.find(({ insertText }) => insertText === '@yuan2024ecar')?.command;
		assert.ok(command);
		await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
		assert.match(((await read('refs.bib')) ?? '').slice(first.length + 1), ecar);
	});
});

describe('Papers that a note cites already', () => {
	before(libraryLoaded);
	afterEach(cleanUp);
	const citing = named.replace('Tokens', '[@yuan2024ecar; @gillman2024fourier; @nobody1900]');

	async function fixes(document: vscode.TextDocument): Promise<readonly vscode.CodeAction[]> {
		const found = await until('the problem is told', () =>
			vscode.languages
				.getDiagnostics(document.uri)
				.find(({ code }) => code === 'citation-not-in-bibliography'),
		);
		return vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			found.range,
		);
	}

	it('are added by quick fixes, one or all, whatever the setting says', async () => {
		await setMode('never');
		await write('refs.bib', first);
		const { document } = await openFile('note.md', citing);
		const run = async (title: string): Promise<void> => {
			const fix = (await fixes(document)).find((action) => action.title === title);
			assert.ok(fix?.command, title);
			await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
		};
		const [preferred] = await fixes(document);
		assert.ok(preferred?.isPreferred);
		assert.equal(preferred.title, `Add “yuan2024ecar” to ${testFolder()}/refs.bib`);
		await run(`Add all missing entries to ${testFolder()}/refs.bib`);
		assert.deepEqual(((await read('refs.bib')) ?? '').match(/(?<=^@\w+\{)\w+/gm), [
			'first',
			'yuan2024ecar',
			'gillman2024fourier',
		]);
		await until('only the unknown key is a problem', () => {
			const codes = vscode.languages.getDiagnostics(document.uri).map(({ code }) => code);
			return codes.length === 1 && codes[0] === 'citation-unknown-key';
		});
	});

	it('are added to the bibliography of a Typst document, too', async () => {
		await write('refs.bib', first);
		const { document } = await openFile('note.typ', 'So @yuan2024ecar.\n\n#bibliography("refs.bib")\n');
		const [fix] = await fixes(document);
		assert.ok(fix?.command);
		await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
		assert.match(((await read('refs.bib')) ?? '').slice(first.length + 1), ecar);
	});

	it('are added by a command, also those of the sample where a folder has no bibliography', async () => {
		const { document } = await openFile('root:note.md', '[@guo2025improving; @nobody1900]\n');
		await vscode.commands.executeCommand('marginalia.addCitedPapers');
		assert.match((await read('root:references.bib')) ?? '', /^@\w+\{guo2025improving,[^@]*$/);
		assert.match(document.getText(), /^---\nbibliography: references\.bib\n---\n\n/);
	});
});
