import * as vscode from 'vscode';
import { citationAt } from '../../core/citations/findCitations';
import { syntaxOf } from '../../core/citations/syntaxes/syntaxes';
import { applyTextEdits } from '../applyTextEdits';
import { toRange, toSpan } from '../convert';
import { citationsIn } from '../openNotes';
import { isRange } from './linkArguments';

/**
 * Replaces a wrong key in a note by a right one; the links of a hover on an unknown key run it.
 *
 * @param args URI of the note, range of the citation, the right citekey.
 * @throws when the arguments are not that, or the note has changed since.
 */
export async function replaceCitekey(...args: readonly unknown[]): Promise<void> {
	const [uri, range, citekey] = args;
	if (typeof uri !== 'string' || typeof citekey !== 'string' || !isRange(range)) {
		throw new Error('replaceCitekey takes the URI of a note, a range in it and a citekey.');
	}
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
	const found = citationAt(citationsIn(document), range.end);
	if (!found || !toRange(found.citation.range).isEqual(toRange(range))) {
		throw new Error('There is no citation any more where the key was to be replaced. Look at it again.');
	}
	const { keyRange } = found.citation;
	const keySpan = toSpan(document, toRange(keyRange));
	const newText = syntaxOf(found.group.syntax).rewriteKey(document.getText(), keySpan, citekey);
	if (newText === undefined) {
		throw new Error(`“${citekey}” cannot be written as a citation.`);
	}
	await applyTextEdits(document, [{ range: keyRange, newText }]);
}
