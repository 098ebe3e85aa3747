import * as vscode from 'vscode';
import { writeCitekey } from '../../core/citations/citekeySyntax';
import { applyTextEdits } from '../applyTextEdits';
import { isRange } from './linkArguments';

/**
 * Replaces a wrong key in a note by a right one; the links of a hover on an unknown key run it.
 *
 * @param args URI of the note, range of the key with its `@`, the right citekey.
 * @throws when the arguments are not that, or the note has changed since.
 */
export async function replaceCitekey(...args: readonly unknown[]): Promise<void> {
	const [uri, range, citekey] = args;
	if (typeof uri !== 'string' || typeof citekey !== 'string' || !isRange(range)) {
		throw new Error('replaceCitekey takes the URI of a note, a range in it and a citekey.');
	}
	const newText = writeCitekey(citekey);
	if (newText === undefined) {
		throw new Error(`“${citekey}” cannot be written as a citation.`);
	}
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
	await applyTextEdits(document, [{ range, newText }]);
}
