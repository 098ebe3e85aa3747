import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, hoverIn, libraryLoaded } from './support/notes';

const [folder] = vscode.workspace.workspaceFolders ?? [];

function fileUri(path: string): vscode.Uri {
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, path);
}

async function write(path: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

/** The note, and the place in the middle of a key in it. */
async function placeOf(citekey: string): Promise<[vscode.TextDocument, vscode.Position]> {
	const document = await vscode.workspace.openTextDocument(fileUri('review.md'));
	return [document, document.positionAt(document.getText().indexOf(`@${citekey}`) + 3)];
}

/** The names of the notes that the type definition of a citation leads to. */
async function typeDefinitionsOf(citekey: string): Promise<string[]> {
	const [{ uri }, position] = await placeOf(citekey);
	const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
		'vscode.executeTypeDefinitionProvider',
		uri,
		position,
	);
	return found.map((each) => nameOf('targetUri' in each ? each.targetUri : each.uri)).sort();
}

async function typeDefinitionsBecome(citekey: string, expected: readonly string[]): Promise<void> {
	await until(
		`the notes about ${citekey} are ${expected.join(', ')}`,
		async () => String(await typeDefinitionsOf(citekey)) === String(expected),
	);
}

/** The text and the target of each link of ours in the note. */
async function linksIn(name: string): Promise<(readonly [string, string])[]> {
	const document = await vscode.workspace.openTextDocument(fileUri(name));
	const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
		'vscode.executeLinkProvider',
		document.uri,
	);
	return links.flatMap(({ range, target }) =>
		target?.scheme === 'command' ? [[document.getText(range), target.path] as const] : [],
	);
}

function nameOf({ path }: vscode.Uri): string {
	return path.split('/').at(-1) ?? '';
}

describe('A literature note', () => {
	before(libraryLoaded);
	before(async () => {
		await write(
			'refs.bib',
			'@article{knuth1984,\n  ids = {literate},\n  author = {Knuth, Donald E.},\n  title = {Literate Programming},\n}\n',
		);
		await write(
			'review.md',
			'See [@knuth1984, p. 3] and @yuan2024ecar.\n\nAlso @literate, @nobody1 and [@ji2024wavtokenizer].\n',
		);
		await until('the entry is known', async () =>
			(await hoverIn(...(await placeOf('knuth'))))?.includes('Literate'),
		);
	});
	afterEach(closeEditors);
	after(async () => {
		for (const path of [
			'refs.bib',
			'review.md',
			'@knuth1984.md',
			'second.md',
			'@nobody1.md',
			'@yuan2024ecar.md',
		]) {
			await vscode.workspace.fs.delete(fileUri(path)).then(undefined, () => undefined);
		}
	});

	it('the type definition is the note about its paper, by its name or its front matter, and any key of the paper', async () => {
		assert.deepEqual(await typeDefinitionsOf('knuth1984'), []);
		await write('@knuth1984.md', 'On web.\n');
		await typeDefinitionsBecome('knuth1984', ['@knuth1984.md']);
		await write('second.md', '---\ncitekey: literate\n---\n\nOn @knuth1984.\n');
		await typeDefinitionsBecome('knuth1984', ['@knuth1984.md', 'second.md']);
		await typeDefinitionsBecome('literate', ['@knuth1984.md', 'second.md']);
		assert.deepEqual(await typeDefinitionsOf('yuan2024ecar'), []);
	});

	it('the type definition follows a note that is not saved yet, and one that is about another paper now', async () => {
		const editor = await vscode.window.showTextDocument(fileUri('second.md'));
		const line = editor.document.lineAt(1).range;
		await editor.edit((edit) => edit.replace(line, 'citekey: yuan2024ecar'));
		assert.deepEqual(await typeDefinitionsOf('yuan2024ecar'), ['second.md']);
		assert.deepEqual(await typeDefinitionsOf('knuth1984'), ['@knuth1984.md']);
	});

	it('there is a note about a key that no paper has', async () => {
		await write('@nobody1.md', 'Still to be found.\n');
		await typeDefinitionsBecome('nobody1', ['@nobody1.md']);
	});

	it('the hover tells where else the paper is cited, and names its note', async () => {
		await typeDefinitionsBecome('knuth1984', ['@knuth1984.md', 'second.md']);
		const card = await hoverIn(...(await placeOf('knuth1984')));
		assert.match(card, /\[Cited in 1 other place of this note, and in 1 other note\]/);
		assert.match(card, /Note: \[\\@knuth1984, second\]\(command:marginalia\.openNote/);
		assert.doesNotMatch(await hoverIn(...(await placeOf('yuan2024ecar'))), /of this note|Note:/);
	});

	it('a command opens the note about its paper', async () => {
		await write('@yuan2024ecar.md', 'On tokens.\n');
		await typeDefinitionsBecome('yuan2024ecar', ['@yuan2024ecar.md']);
		await vscode.commands.executeCommand('marginalia.openNote', 'yuan2024ecar');
		assert.equal(nameOf(vscode.window.activeTextEditor!.document.uri), '@yuan2024ecar.md');
	});

	it('a link leads to the details where no entry does: Ctrl+click has one way to go', async () => {
		await until('the sample papers are linked', async () => (await linksIn('review.md')).length > 0);
		assert.deepEqual(await linksIn('review.md'), [
			['@yuan2024ecar', 'marginalia.showPaper'],
			['@ji2024wavtokenizer', 'marginalia.showPaper'],
		]);
	});
});
