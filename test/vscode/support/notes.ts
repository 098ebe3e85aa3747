import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../../support/until';

/**
 * Opens an unsaved note and puts a cursor at each `|` of the text.
 *
 * @param language `markdown` unless the test is about another.
 */
export async function openNote(marked: string, language = 'markdown'): Promise<vscode.TextEditor> {
	const parts = marked.split('|');
	const content = parts.join('');
	const document = await vscode.workspace.openTextDocument({ language, content });
	const editor = await vscode.window.showTextDocument(document);
	if (document.getText() !== content) {
		// VS Code brought back what it had kept of a note of the same name, which was thrown away.
		const all = new vscode.Range(0, 0, document.lineCount, 0);
		assert.ok(await editor.edit((edit) => edit.replace(all, content)));
	}
	let offset = 0;
	const cursors = parts.slice(0, -1).map((part) => {
		offset += part.length;
		const position = document.positionAt(offset);
		return new vscode.Selection(position, position);
	});
	if (cursors.length > 0) {
		editor.selections = cursors;
	}
	return editor;
}

/** The note's text with `|` at each cursor. */
export function markedText(editor: vscode.TextEditor): string {
	const text = editor.document.getText();
	const offsets = editor.selections
		.map((selection) => editor.document.offsetAt(selection.active))
		.sort((a, b) => b - a);
	return offsets.reduce((marked, offset) => `${marked.slice(0, offset)}|${marked.slice(offset)}`, text);
}

/** The Markdown of all hovers where `|` stands in a note, joined. */
export async function hoverAt(marked: string, language?: string): Promise<string> {
	const { document, selection } = await openNote(marked, language);
	return hoverIn(document, selection.active);
}

/** The Markdown of all hovers at a place of a document, joined. */
export async function hoverIn(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
		'vscode.executeHoverProvider',
		document.uri,
		position,
	);
	return hovers
		.flatMap((hover) => hover.contents)
		.map((content) => (typeof content === 'string' ? content : content.value))
		.join('\n');
}

let isLoaded = false;

/** Waits until the sample library is there, for good. */
export async function libraryLoaded(): Promise<void> {
	if (!isLoaded) {
		await until('the sample library is loaded', async () =>
			(await hoverAt('@yuan2024ecar|')).includes('E-CAR'),
		);
		await closeEditors();
		isLoaded = true;
	}
}

/** Closes everything without asking; an unsaved note is thrown away. */
export async function closeEditors(): Promise<void> {
	while (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0)) {
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}
}

/** Takes the first row of the pick once it is there. */
export async function acceptUntilChanged({ document }: vscode.TextEditor): Promise<void> {
	const { version } = document;
	await until('the pick is taken', async () => {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		return document.version !== version;
	});
}
