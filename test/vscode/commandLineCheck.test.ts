import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, libraryLoaded } from './support/notes';

const [folder] = vscode.workspace.workspaceFolders ?? [];

/** Every thing that can be wrong, where the command line looks. */
const files: Readonly<Record<string, string>> = {
	'same/keys.md': [
		'So [@checked2020; @nobody; @yuan2024ecar] and @media, [@old2020], [@checked2020; @checked2020].',
		'So [@checked2020; ] and [@] and [@checked2020;; @other2020] and [@twice2020].',
		'So \\cite{nobody,checked2020}, [[@nobody]] and [@checked2020 says.',
		'',
	].join('\n\n'),
	'same/own.md': '---\nbibliography: none.bib\n---\n\n[@checked2020]\n',
	'same/typst.typ': '@checked2020 @nobody #cite(<old2020>)\n',
	'same/quarto.qmd': '@fig-plan [@nobody]\n',
	'same/refs.bib': [
		'@article{checked2020,\n  title = {Checks & More},\n  year = {2020},\n}\n',
		'@article{other2020,\n  author = {Doe, Jane},\n  title = {Others},\n  doi = {none},\n  year = {about 2020},\n}\n',
		'@book{twice2020,\n  author = {Doe, Jane},\n  title = {One Work of Two},\n  publisher = {P},\n  year = {2020},\n}\n',
		'@book{broken2020,\n  title = {Unclosed,\n',
	].join('\n'),
	'same/more.csl.json': JSON.stringify([
		{ id: 'twice2020', type: 'book', title: 'An Entirely Different Book', author: 7 },
		{ id: 'csl2020', title: ['no text'] },
	]),
	'same/more.ris': 'TY  - NONE\nTI  - Larks\nPY  - soon\nstray\n',
	'.marginalia/keys.yml': 'moved:\n  old2020: checked2020\n  one: two\n  two: one\nothers: none\n',
	'.marginalia/topics.yml': 'topics:\n  - name: Checked\n    papers: [checked2020, nobody]\n    paper: x\n',
};

function fileUri(path: string): vscode.Uri {
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, path);
}

describe('What is wrong in a folder', () => {
	before(libraryLoaded);
	before(async () => {
		for (const [path, text] of Object.entries(files)) {
			await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
		}
		for (const path of Object.keys(files).filter((each) => /\.(?:md|typ|qmd)$/.test(each))) {
			await vscode.workspace.openTextDocument(fileUri(path));
		}
	});
	after(async () => {
		await closeEditors();
		for (const path of ['same', ...Object.keys(files).filter((each) => each.startsWith('.'))]) {
			await vscode.workspace.fs.delete(fileUri(path), { recursive: true });
		}
	});

	it('is the same to the editor and to the command line, and as bad', async () => {
		const expected = await fromCommandLine();
		assert.ok(new Set(expected.map((line) => line.split(' ')[2])).size >= 18, expected.join('\n'));
		let shown: readonly string[] = [];
		await until('the editor says the same', () => {
			shown = fromEditor();
			return shown.join('\n') === expected.join('\n');
		}).catch(() => undefined);
		assert.deepEqual(shown, expected);
	});
});

/** File, place, code and severity of each problem, sorted. */
async function fromCommandLine(): Promise<readonly string[]> {
	const program = vscode.Uri.joinPath(extensionUri(), 'dist/cli.js').fsPath;
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[program, 'check', '.', '--format', 'json'],
		{
			cwd: folder?.uri.fsPath,
			env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
		},
	).catch((error: { readonly stdout: string }) => error);
	const found = JSON.parse(stdout) as readonly {
		readonly file: string;
		readonly code: string;
		readonly severity: string;
		readonly range: { readonly start: vscode.Position; readonly end: vscode.Position };
	}[];
	return found
		.filter(({ file }) => file in files)
		.map(({ file, code, severity, range }) => `${file} ${placeOf(range)} ${code} ${severity}`)
		.sort();
}

function fromEditor(): readonly string[] {
	return Object.keys(files)
		.flatMap((file) =>
			vscode.languages
				.getDiagnostics(fileUri(file))
				.filter(({ source }) => source === 'Marginalia')
				.map(
					({ code, severity, range }) =>
						`${file} ${placeOf(range)} ${typeof code === 'string' ? code : ''} ${severities[severity]}`,
				),
		)
		.sort();
}

function placeOf({ start, end }: { readonly start: vscode.Position; readonly end: vscode.Position }): string {
	return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

function extensionUri(): vscode.Uri {
	const extension = vscode.extensions.all.find(({ packageJSON }) => {
		const { name } = packageJSON as { readonly name: string };
		return name === 'marginalia';
	});
	assert.ok(extension);
	return extension.extensionUri;
}

const severities = ['error', 'warning', 'information', 'hint'];
