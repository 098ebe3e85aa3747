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

/** How the first citation of a note in the folder `styled` is said to look; `undefined` where nothing is said. */
async function citedAs(name: string, note: string): Promise<string | undefined> {
	await write(`styled/${name}`, note);
	const document = await vscode.workspace.openTextDocument(fileUri(`styled/${name}`));
	const card = await hoverIn(document, document.positionAt(document.getText().indexOf('@yuan') + 2));
	assert.match(card, /E-CAR/);
	return /^Cited as (.*)$/m.exec(card)?.[1]?.replaceAll('\\', '');
}

/** A style that writes numbers between these. */
function style(before: string, behind: string): string {
	return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Numbers</title><id>numbers</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="${before}" suffix="${behind}" delimiter=", "><text variable="citation-number"/></layout></citation>
</style>`;
}

describe('The hover on a citation says how it will look', () => {
	before(libraryLoaded);
	afterEach(closeEditors);
	after(() => vscode.workspace.fs.delete(fileUri('styled'), { recursive: true }));

	it('by Pandoc’s default where nothing names a style', async () => {
		assert.equal(await citedAs('a.md', 'See [see @yuan2024ecar, pp. 3-4].'), '(see Yuan et al. 2024, 3–4)');
		assert.equal(await citedAs('b.md', '@yuan2024ecar [p. 3] says'), 'Yuan et al. (2024, 3)');
		assert.equal(await citedAs('c.md', '[@yuan2024ecar; @nobody1]'), undefined);
	});

	it('by the style that the note names, else by that of the project', async () => {
		await write('styled/round.csl', style('(', ')'));
		await write('styled/project/square.csl', style('[', ']'));
		await write('styled/project/_quarto.yml', 'csl: square.csl\n');
		const note = '[@ji2024wavtokenizer] [@yuan2024ecar]';
		assert.equal(await citedAs('d.md', `---\ncsl: round.csl\n---\n\n${note}`), '(2)');
		await until('the project is known', async () => (await citedAs('project/e.md', note)) === '[2]');
		assert.equal(await citedAs('project/f.md', `---\ncsl: ../round.csl\n---\n\n${note}`), '(2)');
	});

	it('and says nothing where the style is not at hand, or the language another', async () => {
		const note = '[@yuan2024ecar]';
		for (const field of ['csl: https://example.org/apa.csl', 'csl: none.csl', 'lang: de']) {
			assert.equal(await citedAs('g.md', `---\n${field}\n---\n\n${note}`), undefined, field);
			await closeEditors();
			await vscode.workspace.fs.delete(fileUri('styled/g.md'));
		}
	});
});
