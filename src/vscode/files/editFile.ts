import * as vscode from 'vscode';
import type { TextEdit } from '../../core/text/textEdit';
import { applyTextEdits } from '../applyTextEdits';
import { readTextIfThere } from './readIfThere';
import { wait } from '../timing/wait';

/**
 * Edits a document and saves it, unless it had other unsaved changes before: those are for its owner to save.
 *
 * @throws when it refuses the edits, or cannot be saved.
 */
export async function applyAndSave(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<void> {
	const wasSaved = !document.isDirty;
	await applyTextEdits(document, edits);
	if (wasSaved && document.isDirty && !(await document.save())) {
		throw new Error(`${vscode.workspace.asRelativePath(document.uri)} could not be saved.`);
	}
}

/**
 * The document of a file, once it holds what another program wrote just now: a change of what was there before would not be saved.
 * A file that is no UTF-8 is not compared.
 *
 * @throws when it does not within a moment.
 */
export async function openSettled(uri: vscode.Uri): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(uri);
	const start = Date.now();
	let isTold = false;
	while (!document.isDirty && differs(document.getText(), await readTextIfThere(uri))) {
		if (!isTold && Date.now() > start + unheardMilliseconds) {
			// VS Code misses what is written while it saves the same file: to write that once more tells it.
			isTold = true;
			await vscode.workspace.fs.writeFile(uri, await vscode.workspace.fs.readFile(uri));
		}
		if (Date.now() > start + settlingMilliseconds) {
			throw new Error(
				`${vscode.workspace.asRelativePath(uri)} is being changed by another program. Try again.`,
			);
		}
		await wait(pollMilliseconds);
	}
	return document;
}

/** An editor has one kind of line ends in a document. */
function differs(text: string, written: string): boolean {
	return text !== written && !written.includes('\uFFFD') && withoutReturns(text) !== withoutReturns(written);
}

function withoutReturns(text: string): string {
	return text.replaceAll('\r', '');
}

const unheardMilliseconds = 1000;
const settlingMilliseconds = 5000;
const pollMilliseconds = 100;
