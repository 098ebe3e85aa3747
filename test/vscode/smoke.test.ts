import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

describe('The extension in a real extension host', () => {
	it('is there and activates without an error', async () => {
		const extension = vscode.extensions.getExtension('marginalia.marginalia');
		assert.ok(extension);
		await extension.activate();
		assert.equal(extension.isActive, true);
	});

	it('finds the notes of the folder', async () => {
		const notes = await vscode.workspace.findFiles('notes/*.md');
		assert.deepEqual(
			notes.map((uri) => uri.path.split('/').at(-1)).sort((a = '', b = '') => a.localeCompare(b)),
			['empty.md', 'reading.md'],
		);
	});
});
