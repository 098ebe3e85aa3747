import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { LibraryChange } from '../../src/core/library/libraryChange';
import { inTime } from '../../src/vscode/files/inTime';
import { until } from '../support/until';
import { bibEntry, fileUri, remove, write } from './support/files';
import { MemoryFiles } from './support/memoryFiles';
import { OwnLibrary } from './support/ownLibrary';

const numbers = [1, 2, 3, 4];
const titles = numbers.map((number) => `Title ${number}`);

/** A bibliography of these titles in each format, by the name of a file. */
const formats: Readonly<Record<string, string>> = {
	'refs.bib': numbers.map((number) => bibEntry(`paper${number}`, `Title ${number}`)).join('\n'),
	'refs.ris': numbers
		.map(
			(number) =>
				`TY  - JOUR\nID  - paper${number}\nAU  - Knuth, Donald\nTI  - Title ${number}\nPY  - 1984\nER  - \n\n`,
		)
		.join(''),
	'refs.json': JSON.stringify(
		numbers.map((number) => ({
			id: `paper${number}`,
			type: 'book',
			title: `Title ${number}`,
			publisher: 'A House',
		})),
		undefined,
		'  ',
	),
	'refs.yaml': `references:\n${numbers.map((number) => `- id: paper${number}\n  type: book\n  title: "Title ${number}"\n  publisher: "A House"\n`).join('')}`,
};

describe('A source that is read', () => {
	let own: OwnLibrary;
	let uri: vscode.Uri;

	beforeEach(async () => {
		own = await OwnLibrary.open();
	});
	afterEach(async () => {
		await own.close();
		await remove('refs', 'other:refs');
	});

	async function read(text: string): Promise<void> {
		await writeFile(uri.fsPath, text);
		await own.loader.read(uri);
	}

	function isStale(): boolean {
		return own.library.isStale(uri.toString());
	}

	it('is read by a thread that lets the editor go first, where a thread has a priority', async function () {
		if (process.platform !== 'linux') {
			this.skip();
		}
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		await read(formats['refs.bib'] ?? '');
		// See proc_pid_stat(5): behind the name in parentheses, the seventeenth is the nice value. A thread may end meanwhile.
		const niceOf = async (thread: string): Promise<number> => {
			const stat = await readFile(`/proc/self/task/${thread}/stat`, 'latin1').catch(() => '');
			return Number(stat.split(') ').at(-1)?.split(' ')[16]);
		};
		const nices = await Promise.all((await readdir('/proc/self/task')).map(niceOf));
		assert.equal(await niceOf(String(process.pid)), 0);
		assert.ok(nices.includes(constants.priority.PRIORITY_BELOW_NORMAL));
	});

	for (const [name, whole] of Object.entries(formats)) {
		const format = path.extname(name);

		it(`loses nothing where its writing, as ${format}, is seen half done, at whatever place`, async () => {
			uri = vscode.Uri.file(path.join(own.folder, name));
			await read(whole);
			assert.deepEqual(own.titles, titles);
			const entries = (): unknown => own.library.entriesOf(uri.toString()).map(({ entry }) => entry);
			const before = entries();
			for (let length = 0; length < whole.length; length += 3) {
				await read(whole.slice(0, length));
				assert.deepEqual(entries(), before, `the first ${length} characters`);
				assert.ok(isStale() || length > whole.length - 20, `the first ${length} characters`);
			}
			await read(whole.replace('Title 2', 'Title B'));
			assert.deepEqual(own.titles, ['Title 1', 'Title 3', 'Title 4', 'Title B']);
			assert.equal(isStale(), false);
		});

		it(`keeps what it held for as long as it is, as ${format}, broken off within an entry`, async () => {
			uri = vscode.Uri.file(path.join(own.folder, name));
			await read(whole);
			for (let time = 0; time < 3; time++) {
				await read(whole.slice(0, whole.indexOf('itle 3')));
				assert.deepEqual(own.titles, titles);
				assert.equal(isStale(), true);
			}
			await read(whole);
			assert.equal(isStale(), false);
		});
	}

	it('is read again by itself once that is possible', async () => {
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		await mkdir(uri.fsPath);
		await own.loader.read(uri);
		assert.deepEqual(own.titles, []);
		await rm(uri.fsPath, { recursive: true });
		await writeFile(uri.fsPath, formats['refs.bib'] ?? '');
		await until('it is read', () => own.titles.length === 4);
	});

	it('is taken as it is once its last entry, which was broken off, is closed, though not well', async () => {
		const whole = formats['refs.bib'] ?? '';
		const cut = whole.slice(0, whole.lastIndexOf('nal = '));
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		await read(whole);
		await read(cut);
		assert.equal(isStale(), true);
		await read(`${cut}\n}\n`);
		await until('it is known that it is meant', () => !isStale());
		assert.deepEqual(own.titles, titles);
	});

	it('keeps what it held while much of it is gone, however often it is read meanwhile', async () => {
		const whole = formats['refs.bib'] ?? '';
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		await read(whole);
		await read('');
		await own.loader.read(uri);
		assert.deepEqual(own.titles, titles);
		assert.equal(isStale(), true);
		await until('it is known that it is meant', () => own.titles.length === 0);
		assert.equal(isStale(), false);
	});

	it('is what it is on disk as soon as what was typed is discarded, though that had more entries and fewer errors', async () => {
		const whole = formats['refs.bib'] ?? '';
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		for (const onDisk of [whole.slice(0, whole.indexOf('itle 3')), bibEntry('paper1', 'Title 1')]) {
			await read(onDisk);
			await until('that is meant', () => !isStale());
			const before = own.titles;
			const editor = await vscode.window.showTextDocument(uri);
			const { document } = editor;
			await until('the editor has it', () => document.getText() === onDisk);
			const all = new vscode.Range(0, 0, document.lineCount, 0);
			assert.ok(await editor.edit((edit) => edit.replace(all, whole)));
			await own.loader.read(uri);
			assert.deepEqual(own.titles, titles);
			await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
			await own.loader.read(uri);
			assert.deepEqual([own.titles, isStale()], [before, false]);
			await own.loader.forget(uri);
		}
	});

	it('keeps what it held while it cannot be read, and not when it is deleted', async () => {
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		await read(formats['refs.bib'] ?? '');
		await rm(uri.fsPath);
		await mkdir(uri.fsPath);
		await own.loader.read(uri);
		assert.deepEqual(own.titles, titles);
		assert.equal(isStale(), true);
		await rm(uri.fsPath, { recursive: true });
		await own.loader.read(uri);
		assert.deepEqual(own.titles, []);
	});

	it('is there once, and whole, though the thread died while it was read for the first time', async () => {
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		const all = Array.from({ length: 300 }, (_, at) => `Title ${at}`);
		own.thread.dies = true;
		await read(all.map((title, at) => bibEntry(`key${at}`, title)).join(''));
		await until('it is read again', () => own.titles.length >= 300);
		await own.loader.read(uri);
		assert.deepEqual(
			own.library.entriesOf(uri.toString()).map(({ entry }) => entry.title),
			all,
		);
	});

	it('leaves nothing where it is forgotten while what it holds comes into the library', async () => {
		const whole = (name: string): string =>
			Array.from({ length: 3000 }, (_, at) => bibEntry(`key${at}`, `${name} ${at}`)).join('');
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		await read(whole('Old'));
		const forgotten = new Promise<void>((resolve) => {
			const listening = own.library.onDidChange(() => {
				listening.dispose();
				resolve(own.loader.forget(uri));
			});
		});
		await Promise.all([read(whole('New')), forgotten]);
		assert.deepEqual(own.titles, []);
		await read(formats['refs.bib'] ?? '');
		assert.deepEqual(own.titles, titles);
	});

	it('does not come back where it is forgotten while it is in doubt', async () => {
		const whole = formats['refs.bib'] ?? '';
		const other = vscode.Uri.file(path.join(own.folder, 'other.bib'));
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		await read(whole);
		await read(bibEntry('one', 'One Left'));
		assert.equal(isStale(), true);
		await own.loader.forget(uri);
		own.thread.asked.length = 0;
		await writeFile(other.fsPath, whole);
		await own.loader.read(other);
		await writeFile(other.fsPath, '');
		await own.loader.read(other);
		await until('a later doubt is over', () => own.titles.length === 0);
		assert.ok(!own.thread.asked.includes(uri.toString()));
	});

	it('that is no file, but a pipe to which nobody writes, holds up no other', async function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		const pipe = path.join(own.folder, 'pipe.bib');
		execFileSync('mkfifo', [pipe]);
		await own.loader.read(vscode.Uri.file(pipe));
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		await read(formats['refs.bib'] ?? '');
		assert.deepEqual(own.titles, titles);
	});

	it('is elsewhere where a link leads to it, but not where the workspace itself is reached by one', async () => {
		const folder = path.join(own.folder, 'folder');
		const link = path.join(own.folder, 'link');
		await mkdir(folder);
		await writeFile(path.join(folder, 'refs.bib'), formats['refs.bib'] ?? '');
		await symlink(folder, link);
		await symlink(path.join(folder, 'refs.bib'), path.join(folder, 'linked.bib'));
		const linkedPath = async (content: string, root?: string): Promise<string | undefined> => {
			const request = {
				source: content,
				fileName: content,
				content,
				known: new Float64Array(0),
				knownDigest: '',
			};
			const result = await own.thread.read(
				{ ...request, ...(root !== undefined && { root }) },
				() => undefined,
			);
			return result.kind === 'missing' ? undefined : result.linkedPath;
		};
		const target = path.join(folder, 'refs.bib');
		assert.equal(await linkedPath(path.join(link, 'refs.bib')), target);
		assert.equal(await linkedPath(path.join(link, 'refs.bib'), link), undefined);
		assert.equal(await linkedPath(path.join(link, 'linked.bib'), link), target);
		assert.equal(await linkedPath(target, folder), undefined);
	});

	it('stays what it is in the file system of another extension, which may give away all that it has', async () => {
		const bytes = Buffer.from((formats['refs.bib'] ?? '').padEnd(10_000));
		class HeldFiles extends MemoryFiles {
			override readFile(): Uint8Array {
				return bytes;
			}
		}
		const files = vscode.workspace.registerFileSystemProvider('held', new HeldFiles());
		await own.loader.read(vscode.Uri.parse('held:/refs.bib'));
		files.dispose();
		assert.deepEqual(own.titles, titles);
		assert.equal(bytes.length, 10_000);
	});

	it('that its file system never gives holds up no other, and is read once it answers', async () => {
		let answer = (): void => undefined;
		const isAnswering = new Promise<void>((resolve) => (answer = resolve));
		class SilentFiles extends MemoryFiles {
			override readFile(): Uint8Array {
				return isAnswering.then(() => Buffer.from(formats['refs.bib'] ?? '')) as unknown as Uint8Array;
			}
		}
		const silent = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => vscode.Uri.parse(`silent:/${name}.bib`));
		const files = vscode.workspace.registerFileSystemProvider('silent', new SilentFiles());
		const other = vscode.Uri.parse('silent:/other.bib');
		const asking = inTime(other, () => vscode.workspace.fs.readFile(other), 1);
		await assert.rejects(asking, /has not answered/);
		await Promise.all(silent.map((each) => own.loader.read(each)));
		assert.deepEqual(own.titles, []);
		answer();
		await until('they are read', () => own.loader.sources.length === silent.length);
		files.dispose();
		assert.deepEqual(own.titles, titles);
	});

	it('is read alone when it changes, and only what changed in it is announced', async () => {
		for (const name of ['one', 'two', 'other:three']) {
			const [inOther = ''] = /^other:/.exec(name) ?? [];
			const file = `${inOther}refs/${name.slice(inOther.length)}.bib`;
			await write(file, numbers.map((each) => bibEntry(`${name}${each}`, `${name} ${each}`)).join(''));
		}
		const { bibliographies, library, thread } = own;
		await bibliographies.load();
		assert.equal(library.size, 12);
		uri = fileUri('refs/two.bib');
		assert.ok(thread.asked.includes(uri.toString()));
		await until('what VS Code tells late of the files is told', () => thread.milliseconds > 1000);
		thread.asked.length = 0;
		const changes: LibraryChange[] = [];
		const listening = library.onDidChange((change) => changes.push(change));
		const text = numbers.map((each) => bibEntry(`two${each}`, each === 3 ? 'A New Title' : `two ${each}`));
		await writeFile(uri.fsPath, text.join(''));
		await until('the new title is there', () => own.titles.includes('A New Title'));
		listening.dispose();
		assert.deepEqual([...new Set(thread.asked)], [uri.toString()]);
		assert.equal(
			changes.flatMap(({ added, changed, removed }) => [...added, ...changed, ...removed]).length,
			1,
		);
	});

	it('is read as it is when that is asked for, however near to the end of a reading', async () => {
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		for (let steps = 0; steps < 20; steps++) {
			const asked = new Promise<void>((resolve) => {
				const listening = own.library.onDidChange(() => {
					listening.dispose();
					resolve(askAfter(steps));
				});
			});
			await Promise.all([read(bibEntry('a', `First text ${steps}`)), asked]);
			assert.deepEqual(own.titles, [`Other text ${steps}`]);
		}
		async function askAfter(steps: number): Promise<void> {
			for (let step = 0; step < steps; step++) {
				await Promise.resolve();
			}
			writeFileSync(uri.fsPath, bibEntry('a', `Other text ${steps}`));
			await own.loader.read(uri);
			assert.deepEqual(own.titles, [`Other text ${steps}`]);
		}
	});

	it('is waited for by all who name it while it is read for the first time', async () => {
		await write('refs/named.bib', bibEntry('a', 'A'));
		const asked = [1, 2].map(async () => {
			await own.bibliographies.include([fileUri('refs/named.bib')], fileUri('note.md'));
			return own.titles;
		});
		assert.deepEqual(await Promise.all(asked), [['A'], ['A']]);
	});

	it('is kept where a note names it while those are forgotten that another named along with it', async () => {
		await write('refs/one.bib', bibEntry('one', 'One'));
		await write('refs/two.bib', bibEntry('two', 'Two'));
		const [one, two] = [fileUri('refs/one.bib'), fileUri('refs/two.bib')];
		await own.bibliographies.include([one, two], fileUri('note.md'));
		const released = own.bibliographies.release(fileUri('note.md'));
		await own.bibliographies.include([two], fileUri('refs/note.md'));
		await released;
		assert.deepEqual(own.titles, ['Two']);
	});

	it('can be cited from while bibliographies are looked for anew, and the new ones are read before old ones go', async () => {
		await write('refs/one.bib', bibEntry('one', 'One'));
		await write('refs/two.bib', bibEntry('two', 'Two'));
		const setPatterns = (patterns?: readonly string[]): Thenable<void> =>
			vscode.workspace.getConfiguration('marginalia', fileUri('refs')).update('bibliographies', patterns);
		const { bibliographies, library } = own;
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(folder);
		const found = (): readonly string[] =>
			bibliographies.sourcesOf(folder.uri).map((source) => path.basename(source));
		await setPatterns(['refs/one.bib']);
		try {
			await bibliographies.load();
			assert.deepEqual(found(), ['one.bib']);
			const seen = new Set<string>();
			const listening = library.onDidChange(() => seen.add(`${found().length > 0 && own.titles.join()}`));
			await setPatterns(['refs/two.bib']);
			const loading = bibliographies.load();
			assert.deepEqual(found(), ['one.bib']);
			await loading;
			await until('the other is found', () => found().join() === 'two.bib' && own.titles.join() === 'Two');
			listening.dispose();
			assert.ok(!seen.has('false') && !seen.has(''), [...seen].join(' | '));
		} finally {
			await setPatterns(undefined);
			await remove('.vscode');
		}
	});
});
