import * as vscode from 'vscode';
import { until } from '../support/until';

describe('A workspace in a web worker', () => {
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.parse('untitled:');
	const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);

	async function write(name: string, text: string): Promise<void> {
		await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
	}

	async function hoverShows(note: vscode.TextDocument, text: string): Promise<void> {
		await until(`the hover shows “${text}”`, async () => {
			const at = note.positionAt(note.getText().lastIndexOf('@') + 1);
			const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				note.uri,
				at,
			);
			const contents = hovers.flatMap((hover) => hover.contents) as readonly vscode.MarkdownString[];
			return contents.some(({ value }) => value.includes(text));
		});
	}

	it('has its bibliographies read, and what changes in them seen', async () => {
		await write('refs/web.bib', '@book{web, title = {On the Web}}');
		await write('note.md', 'See @web.\n');
		const note = await vscode.workspace.openTextDocument(uriOf('note.md'));
		await hoverShows(note, 'On the Web');
		await write('refs/web.bib', '@book{web, title = {Rewritten on the Web}}');
		await hoverShows(note, 'Rewritten on the Web');
		await vscode.workspace.fs.delete(uriOf('refs'), { recursive: true });
		await hoverShows(note, 'No paper');
	});

	it('has those read that it had before', async () => {
		await vscode.extensions.getExtension('marginalia.marginalia')?.activate();
		await write('note2.md', 'See @served.\n');
		const note = await vscode.workspace.openTextDocument(uriOf('note2.md'));
		await hoverShows(note, 'Served from the Start');
	});
});
