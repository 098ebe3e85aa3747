import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeEditors, libraryLoaded, openNote } from './support/notes';

describe('A mark that asks for a citation', () => {
	before(libraryLoaded);
	afterEach(closeEditors);

	async function fixesAt(marked: string, language?: string): Promise<readonly vscode.CodeAction[]> {
		const { document, selection } = await openNote(marked, language);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			selection,
		);
		return actions.filter(({ command }) => command?.command === 'marginalia.suggestCitations');
	}

	for (const mark of ['[@?]', '[citation needed]']) {
		it(`has a quick fix: ${mark}`, async () => {
			const [fix] = await fixesAt(`# Heading\n\nTokens count ${mark.slice(0, 2)}|${mark.slice(2)}.`);
			assert.equal(fix?.kind?.value, vscode.CodeActionKind.QuickFix.value);
			assert.deepEqual(fix.command?.arguments, ['# Heading\n\nTokens count '.length]);
		});
	}

	it('has it in Typst, too', async () => {
		assert.equal((await fixesAt('Tokens count [@|?].', 'typst')).length, 1);
	});

	it('offers nothing elsewhere on its line', async () => {
		assert.deepEqual(await fixesAt('Tok|ens count [@?].'), []);
	});
});
