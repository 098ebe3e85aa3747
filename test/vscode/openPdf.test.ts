import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, hoverAt, libraryLoaded } from './support/notes';

const [folder] = vscode.workspace.workspaceFolders ?? [];

function fileUri(path: string): vscode.Uri {
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, path);
}

async function write(path: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

/** Writes a bibliography with one paper whose `file` field is given, and waits until it is in the library. */
async function writePaper(citekey: string, file: string): Promise<void> {
	const title = `The Files of ${citekey}`;
	await write('refs/mine.bib', `@article{${citekey},\n  title = {${title}},\n  file = {${file}},\n}\n`);
	await until('the paper is there', async () => (await hoverAt(`@${citekey}|`)).includes(title));
	await closeEditors();
}

/** Runs the command and gives the path of the file that it opens. */
async function openedBy(citekey: string): Promise<string> {
	await vscode.commands.executeCommand('marginalia.openPdf', citekey);
	const uri = await until('a file is open', () => {
		const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
		return (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) && input.uri;
	});
	return vscode.workspace.asRelativePath(uri, false);
}

describe('Open PDF', () => {
	before(async () => {
		await libraryLoaded();
		await vscode.workspace.getConfiguration('marginalia').update('pdf.openIn', 'editor');
	});
	afterEach(async () => {
		await closeEditors();
		await vscode.workspace.getConfiguration('marginalia').update('pdf.folders', undefined);
		for (const path of ['refs', 'papers']) {
			await vscode.workspace.fs.delete(fileUri(path), { recursive: true }).then(undefined, () => undefined);
		}
	});
	after(() => vscode.workspace.getConfiguration('marginalia').update('pdf.openIn', undefined));

	it('opens the file that the bibliography names, relative to it', async () => {
		await write('refs/files/owl.pdf', 'no real PDF');
		await writePaper(
			'owl2020',
			'Owls\\: a study:files/owl.pdf:application/pdf;Page:files/owl.html:text/html',
		);
		assert.equal(await openedBy('owl2020'), 'refs/files/owl.pdf');
	});

	it('looks in the folders of the setting, by the name alone too', async () => {
		await write('papers/lark.pdf', 'no real PDF');
		await vscode.workspace.getConfiguration('marginalia').update('pdf.folders', ['nowhere', 'papers']);
		await writePaper('lark2021', ':C$\\backslash$:/Users/me/Papers/lark.pdf:pdf');
		assert.equal(await openedBy('lark2021'), 'papers/lark.pdf');
	});

	it('opens no tab where the file is in none of its places', async () => {
		await writePaper('gone2022', 'gone.pdf');
		// The command tells what is wrong in a message that stays; it comes back at once all the same.
		await vscode.commands.executeCommand('marginalia.openPdf', 'gone2022');
		assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0);
	});
});
