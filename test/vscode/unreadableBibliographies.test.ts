import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { bibEntry, fileUri, hoverShows, remove, write, writeNote } from './support/files';
import { closeEditors, libraryLoaded } from './support/notes';

describe('A bibliography that cannot be read', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await closeEditors();
		await remove('odd', 'note.md');
	});

	function problemsOf(name: string): readonly vscode.Diagnostic[] {
		return vscode.languages.getDiagnostics(fileUri(`odd/${name}`));
	}

	async function isTold(name: string, what: string): Promise<void> {
		const told = `This bibliography cannot be read: ${what}`;
		await until(`of ${name} it is told`, () =>
			problemsOf(name).some(({ code, message }) => code === 'source-unreadable' && message.startsWith(told)),
		);
	}

	it('is a problem in whatever way it is odd, and holds up no other', async function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		const pathOf = (name: string): string => fileUri(`odd/${name}`).fsPath;
		await mkdir(pathOf('folder.bib'), { recursive: true });
		execFileSync('mkfifo', [pathOf('pipe.bib')]);
		await symlink(pathOf('loop.bib'), pathOf('loop.bib'));
		await symlink('/dev/zero', pathOf('device.bib'));
		await writeFile(pathOf('large.bib'), '');
		await truncate(pathOf('large.bib'), 3_000_000_000);
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(pathOf('socket.bib'), resolve));
		await write('odd/refs.bib', bibEntry('sound', 'A Sound File'));
		await hoverShows(await writeNote('note.md', 'See @sound.\n'), 'A Sound File');
		await isTold('folder.bib', 'it is a folder. None of its papers are shown.');
		await isTold('pipe.bib', 'it is no file.');
		await isTold('loop.bib', 'too many symbolic links encountered.');
		await isTold('device.bib', 'it is no file.');
		await isTold('large.bib', 'it has more than 536 megabytes.');
		await isTold('socket.bib', 'no such device or address.');
		assert.deepEqual(problemsOf('refs.bib'), []);
		server.close();
	});

	it('is none as soon as it can be, and shows what it held meanwhile', async function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		await write('odd/refs.bib', bibEntry('held', 'Held Before'));
		const note = await writeNote('note.md', 'See @held.\n');
		await hoverShows(note, 'Held Before');
		await truncate(fileUri('odd/refs.bib').fsPath, 3_000_000_000);
		await isTold('refs.bib', 'it has more than 536 megabytes. What it held before is shown.');
		await hoverShows(note, 'Held Before');
		await write('odd/refs.bib', bibEntry('held', 'Held Again'));
		await hoverShows(note, 'Held Again');
		assert.deepEqual(problemsOf('refs.bib'), []);
	});

	it('is told, too, where a setting names a file that is not there, until it is or none names it', async () => {
		const settings = vscode.workspace.getConfiguration('marginalia', fileUri('odd'));
		const isMissing = (): boolean => problemsOf('refs.bib').some(({ code }) => code === 'source-missing');
		await settings.update('bibliographies', ['odd/refs.bib']);
		try {
			await until('it is missing', isMissing);
			await write('odd/refs.bib', bibEntry('there', 'There at Last'));
			await hoverShows(await writeNote('note.md', 'See @there.\n'), 'There at Last');
			assert.equal(isMissing(), false);
			await remove('odd');
			await until('it is missing again', isMissing);
		} finally {
			await settings.update('bibliographies', undefined);
		}
		await until('nobody misses it', () => !isMissing());
	});
});
