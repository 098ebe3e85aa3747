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

/** A style that writes names and a word. */
function words(attributes: string): string {
	return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" ${attributes}>
<info><title>Words</title><id>words</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation et-al-min="3" et-al-use-first="1"><layout>
<names variable="author"><name form="short"/></names><text term="and" prefix=" "/>
</layout></citation>
</style>`;
}

/** A style that is another name for the one of this name. */
function dependent(parent: string, attributes: string): string {
	return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" ${attributes}>
<info><title>Journal</title><id>journal</id><updated>2024-01-01T00:00:00+00:00</updated>
<link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/></info>
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

	it('in the language of the note, else of the project, else of the style', async () => {
		await write('styled/german.csl', words('default-locale="de-DE"'));
		await write('styled/none.csl', words(''));
		await write('styled/french/_quarto.yml', 'lang: fr\n');
		const note = '[@yuan2024ecar]';
		const german = 'Yuan u.\u00a0a.';
		assert.equal(await citedAs('h.md', `---\nlang: de-AT\n---\n\n${note}`), `(${german} 2024)`);
		assert.equal(await citedAs('i.md', `---\ncsl: german.csl\n---\n\n${note}`), `${german} und`);
		assert.equal(await citedAs('j.md', `---\ncsl: german.csl\nlang: x-own\n---\n\n${note}`), `${german} und`);
		await until('the project is known', async () => {
			const text = await citedAs('french/k.md', `---\ncsl: ../german.csl\n---\n\n${note}`);
			return text === 'Yuan et al. et';
		});
		const own = `---\ncsl: ../none.csl\nlang: en-US\n---\n\n${note}`;
		assert.equal(await citedAs('french/l.md', own), 'Yuan et al. and');
	});

	it('by the style that one is another name for, beside it or in Pandoc’s user data', async () => {
		const note = (name: string): string => `---\ncsl: ${name}\n---\n\n[@yuan2024ecar]`;
		await write('styled/journal.csl', dependent('parent', 'default-locale="de-DE"'));
		assert.equal(await citedAs('m.md', note('journal')), undefined);
		await write('styled/parent.csl', words('default-locale="fr-FR"'));
		assert.equal(await citedAs('n.md', note('journal')), 'Yuan u.\u00a0a. und');
		await write('styled/data/pandoc/csl/dependent/other.csl', dependent('shared', ''));
		await write('styled/data/pandoc/csl/shared.csl', words('default-locale="fr-FR"'));
		const { XDG_DATA_HOME } = process.env;
		process.env['XDG_DATA_HOME'] = fileUri('styled/data').fsPath;
		try {
			assert.equal(await citedAs('o.md', note('other.csl')), 'Yuan et al. and');
		} finally {
			if (XDG_DATA_HOME === undefined) {
				delete process.env['XDG_DATA_HOME'];
			} else {
				process.env['XDG_DATA_HOME'] = XDG_DATA_HOME;
			}
		}
	});

	it('and says nothing where the style is not at hand', async () => {
		const note = '[@yuan2024ecar]';
		for (const field of ['csl: https://example.org/apa.csl', 'csl: missing.csl']) {
			assert.equal(await citedAs('g.md', `---\n${field}\n---\n\n${note}`), undefined, field);
			await closeEditors();
			await vscode.workspace.fs.delete(fileUri('styled/g.md'));
		}
	});
});
