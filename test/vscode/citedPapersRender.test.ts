import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import { askPandoc } from '../support/pandoc';
import { libraryLoaded } from './support/notes';
import { cite, cleanUp, forgotten, openFile, read, write } from './support/writing';

const papers = {
	yuan2024ecar: 'Yuan',
	gillman2024fourier: 'Gillman',
	xu2023llmcad: 'Xu',
	wang2025bridging: 'Wang',
	xu2025softcot: 'Xu',
	guo2025improving: 'Guo',
	lin2025vtbench: 'Lin',
	kou2024orthus: 'Kou',
	villegas2022phenaki: 'Villegas',
	fu2025r2r: 'Fu',
};

describe('A fresh note that cites ten papers of the sample by the command', () => {
	before(libraryLoaded);
	afterEach(cleanUp);

	/** Cites the first five each by itself, the others as one group. */
	async function citeAll(note: vscode.TextEditor): Promise<void> {
		const keys = Object.keys(papers);
		for (const key of keys.slice(0, 5)) {
			await note.edit((edit) => edit.insert(end(note), '\n\nWords '));
			note.selection = new vscode.Selection(end(note), end(note));
			await cite(key);
		}
		await note.edit((edit) => edit.insert(end(note), '\n\nWords '));
		note.selection = new vscode.Selection(end(note), end(note));
		await cite(...keys.slice(5));
	}

	function end({ document }: vscode.TextEditor): vscode.Position {
		return document.positionAt(document.getText().length);
	}

	/** What Pandoc makes of the saved note. */
	function render(note: vscode.Uri): string {
		const { status, stdout, stderr } = spawnSync(
			'pandoc',
			['--citeproc', '--fail-if-warnings', '-t', 'plain', '--wrap=none', path.basename(note.fsPath)],
			{ cwd: path.dirname(note.fsPath), encoding: 'utf8' },
		);
		assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
		return stdout;
	}

	async function isRendered(note: vscode.TextEditor): Promise<void> {
		assert.ok(await note.document.save());
		const rendered = render(note.document.uri);
		for (const author of Object.values(papers)) {
			assert.ok(rendered.includes(author), author);
		}
		assert.doesNotMatch(rendered, /\?\?\?|@/);
	}

	it('is rendered by Pandoc without a warning, with the bibliography that was made for it', async function () {
		askPandoc(this);
		await forgotten('root:references.bib', 'yuan2024ecar');
		const note = await openFile('root:sub/note.md', '# Tokens\n');
		await citeAll(note);
		await isRendered(note);
		const written = ((await read('root:references.bib')) ?? '').match(/(?<=^@\w+\{)\w+/gm);
		assert.deepEqual([...(written ?? [])].sort(), Object.keys(papers).sort());
	});

	for (const [name, text] of [
		['refs.bib', '\uFEFF@book{first,\r\n\ttitle = {Erster},\r\n\tyear = 2001,\r\n}\r\n'],
		['refs.json', '[\r\n\t{"id": "first", "type": "book", "title": "Erster"}\r\n]\r\n'],
		['refs.yaml', '---\nreferences:\n- id: first\n  type: book\n  title: Erster\n...\n'],
	] as const) {
		it(`is rendered so with ${name} that it names`, async function () {
			askPandoc(this);
			await write(name, text);
			const note = await openFile('note.md', `---\nbibliography: ${name}\n---\n\n[@first]\n`);
			await citeAll(note);
			await isRendered(note);
		});
	}
});
