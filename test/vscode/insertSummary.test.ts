import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeEditors, libraryLoaded, openNote } from './support/notes';

const insert = (): Thenable<unknown> =>
	vscode.commands.executeCommand('marginalia.insertSummary', 'yuan2024ecar');

async function configure(key: string, value: unknown): Promise<void> {
	await vscode.workspace.getConfiguration('marginalia').update(key, value, vscode.ConfigurationTarget.Global);
}

describe('Insert Summary', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await closeEditors();
		await configure('summary.format', undefined);
		await configure('summary.template', undefined);
	});

	it('puts a quoted block with linked title, sentences and citation on lines of its own', async () => {
		const editor = await openNote('Before.|\n\nAfter.\n');
		await insert();
		const text = editor.document.getText();
		assert.match(text, /^Before\.\n\n> /);
		assert.match(text, /\n\nAfter\.\n$/);
		assert.match(text, /\[E-CAR: Efficient[^\]]*\]\(https:\/\/arxiv\.org\/abs\/2412\.14170\)/);
		assert.match(text, /\[@yuan2024ecar\]/);
		assert.ok(text.includes('ECAR'), text);
	});

	it('comes back with one undo', async () => {
		const editor = await openNote('Before.|\n');
		await insert();
		assert.notEqual(editor.document.getText(), 'Before.\n');
		await vscode.commands.executeCommand('undo');
		assert.equal(editor.document.getText(), 'Before.\n');
	});

	const formats: readonly (readonly [string, RegExp])[] = [
		['quote', /^> /],
		['callout', /^> \[!abstract\]/],
		['list', /^- /],
		['plain', /^\*{0,2}\[/],
	];
	for (const [format, expected] of formats) {
		it(`writes the shape that the setting names: ${format}`, async () => {
			await configure('summary.format', format);
			const editor = await openNote('|');
			await insert();
			assert.match(editor.document.getText(), expected);
		});
	}

	it('fills a template of the user', async () => {
		await configure('summary.template', '{{firstAuthor}} ({{year}}) {{citation}}');
		const editor = await openNote('|');
		await insert();
		assert.equal(editor.document.getText().trim(), 'Yuan (2024) [@yuan2024ecar]');
	});

	it('leaves the note alone when the template has a mistake', async () => {
		await configure('summary.template', '{{titel}}');
		const editor = await openNote('text|');
		await insert();
		assert.equal(editor.document.getText(), 'text');
	});

	it('stays out of a code fence', async () => {
		const editor = await openNote('```js\nlet a;|\n```\n');
		await insert();
		assert.match(editor.document.getText(), /^```js\nlet a;\n```\n\n> /);
	});
});
