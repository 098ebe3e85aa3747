import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, libraryLoaded, markedText, openNote } from './support/notes';

describe('Citation completion', () => {
	before(libraryLoaded);
	afterEach(closeEditors);

	it('offers the papers whose key begins with what is typed, with their authors, year and title', async () => {
		const [first] = await offersAt('As @yuan2024|');
		assert.ok(first);
		assert.deepEqual(first.label, {
			label: 'yuan2024ecar',
			detail: `  ${titleOf(first)}`,
			description: 'Yuan et al. 2024',
		});
		assert.match(titleOf(first), /^E-CAR/);
		assert.equal(first.kind, vscode.CompletionItemKind.Reference);
		assert.equal(first.insertText, '@yuan2024ecar');
	});

	it('offers them in a group that is not closed yet, in braces and in TeX', async () => {
		for (const [marked, inserted] of [
			['[see @gillman2024fourier, p. 3; @yuan2024|', '@yuan2024ecar'],
			['As @{yuan2024|}', '@{yuan2024ecar}'],
			['See \\cite{gillman2024fourier,yuan2024|}', 'yuan2024ecar'],
		] as const) {
			const [first] = await offersAt(marked);
			assert.equal(first?.insertText, inserted);
		}
	});

	it('finds papers by words of their titles, and keeps them though their keys begin otherwise', async () => {
		const offers = await offersAt('As @continuous|');
		const found = offers.find((item) => keyOf(item) === 'yuan2024ecar');
		assert.equal(found?.filterText, '@continuous');
	});

	it('offers what the note cites first', async () => {
		const offers = await offersAt('[@yuan2024ecar; @gillman2024fourier] and @|');
		assert.deepEqual(offers.slice(0, 2).map(keyOf), ['gillman2024fourier', 'yuan2024ecar']);
		assert.ok(offers.length > 50);
	});

	it('shows the paper with the item that is looked at', async () => {
		const [first] = await offersAt('As @yuan2024ecar|', 1);
		assert.ok(first?.documentation instanceof vscode.MarkdownString);
		assert.match(first.documentation.value, /Zhihang Yuan/);
	});

	it('offers nothing in code, and nothing behind commas of prose', async () => {
		for (const marked of ['`@yuan|`', '```\n@yuan|\n```', 'words,|', 'me@yuan|', 'As @yuan2024ecar, |']) {
			assert.deepEqual((await offersAt(marked)).map(keyOf), []);
		}
	});

	it('offers the labels of locators behind a key and a comma in a group', async () => {
		const offers = await offersAt('[@yuan2024ecar,|]');
		assert.deepEqual(offers.slice(0, 3).map(keyOf), ['p.', 'pp.', 'chap.']);
		assert.equal(offers[0]?.insertText, ' p. ');
		assert.deepEqual((await offersAt('[@yuan2024ecar, ch|]')).map(keyOf), ['chap.', 'chaps.']);
	});

	it('offers them in the language of the note', async () => {
		const offers = await offersAt('---\nlang: de\n---\n\n[@yuan2024ecar,|]');
		assert.deepEqual(offers.slice(0, 2).map(keyOf), ['S.', 'Kap.']);
	});

	it('offers a key that needs braces with them, and one of the note itself', async () => {
		const offers = await offersAt(
			'---\nreferences:\n  - id: "own:2020."\n    title: Words of One\'s Own\n    issued: 2020\n---\n\n@own|',
		);
		assert.equal(keyOf(offers[0]), 'own:2020.');
		assert.equal(offers[0]?.insertText, '@{own:2020.}');
	});

	it('offers papers that the bibliography of the note lacks behind the others, and says so', async () => {
		const [first] = await offersAt('---\nbibliography: none.bib\n---\n\n@yuan2024|');
		assert.ok(first);
		assert.equal(keyOf(first), 'yuan2024ecar');
		assert.match(JSON.stringify(first.label), /not in this note's bibliography/);
	});

	it('caps the list of a large library, and asks again with each letter', async () => {
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(folder);
		const large = vscode.Uri.joinPath(folder.uri, 'large.bib');
		const entries = Array.from({ length: 150 }, (_, at) => `@book{many${at}, title = {One of Many ${at}}}\n`);
		await vscode.workspace.fs.writeFile(large, new TextEncoder().encode(entries.join('')));
		try {
			await until(
				'the papers are known',
				async () => (await offersAt('@many149|')).map(keyOf)[0] === 'many149',
			);
			const list = await listAt('@many|');
			assert.equal(list.isIncomplete, true);
			assert.equal(list.items.filter((item) => keyOf(item)?.startsWith('many')).length, 100);
			// The one that is left out comes as soon as more of it is typed.
			const found = new Set(list.items.map(keyOf));
			const left = entries.map((_, at) => `many${at}`).find((key) => !found.has(key));
			assert.ok(left);
			assert.equal(keyOf((await offersAt(`@${left}|`))[0]), left);
		} finally {
			await vscode.workspace.fs.delete(large);
		}
	});

	it('writes the chosen key in the place of the whole one that is there', async () => {
		const editor = await openNote('As @yuan2024|nothing says.');
		await vscode.commands.executeCommand('editor.action.triggerSuggest');
		await until('the key is written', async () => {
			await vscode.commands.executeCommand('acceptSelectedSuggestion');
			return markedText(editor) === 'As @yuan2024ecar| says.';
		});
	});
});

/** What is offered where `|` stands in a note; `resolved` of them as they are looked at. */
async function offersAt(marked: string, resolved = 0): Promise<vscode.CompletionItem[]> {
	const { items } = await listAt(marked, resolved);
	return items.filter(({ kind }) => kind !== undefined && ourKinds.includes(kind));
}

async function listAt(marked: string, resolved = 0): Promise<vscode.CompletionList> {
	const { document, selection } = await openNote(marked);
	return vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		document.uri,
		selection.active,
		'@',
		resolved,
	);
}

function keyOf(item: vscode.CompletionItem | undefined): string | undefined {
	return typeof item?.label === 'string' ? item.label : item?.label.label;
}

function titleOf({ label }: vscode.CompletionItem): string {
	return typeof label === 'string' ? '' : (label.detail ?? '').trim();
}

/** The editor's own offers for Markdown are of others. */
const ourKinds: readonly vscode.CompletionItemKind[] = [
	vscode.CompletionItemKind.Reference,
	vscode.CompletionItemKind.Unit,
];
