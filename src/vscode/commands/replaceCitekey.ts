import * as vscode from 'vscode';
import { citationAt } from '../../core/citations/findCitations';
import { syntaxOf } from '../../core/citations/syntaxes/syntaxes';
import type { Range } from '../../core/text/range';
import type { TextEdit } from '../../core/text/textEdit';
import { applyTextEdits } from '../applyTextEdits';
import { toRange, toSpan } from '../convert';
import { citationsIn } from '../openNotes';
import { pickPapers } from '../pick/pickPapers';
import { isRange } from './linkArguments';
import type { Services } from './services';

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
	await applyTextEdits(document, [keyEdit(document, range, citekey)]);
}

/**
 * Lets the user find the paper that is meant by a wrong key, and writes its key instead; where the bibliography of the note has it not,
 * it is added there as for any citation.
 *
 * @param args URI of the note, range of the citation, words to begin the search with.
 * @throws when the arguments are not that, or the note has changed since.
 */
export async function findCitedPaper(services: Services, ...args: readonly unknown[]): Promise<void> {
	const [uri, range, query] = args;
	if (typeof uri !== 'string' || typeof query !== 'string' || !isRange(range)) {
		throw new Error('findCitedPaper takes the URI of a note, a range in it and words.');
	}
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
	const title = `Cite Which Paper Instead of “${document.getText(toRange(range))}”?`;
	const [picked] = (await pickPapers(services, { title, many: false, query })) ?? [];
	if (!picked) {
		return;
	}
	await services.writeThrough.citing(document, [picked], async ({ papers: [paper = picked], noteEdits }) => {
		const edit = keyEdit(document, range, paper.citekey);
		await applyTextEdits(document, [...noteEdits(), edit]);
	});
	await services.recentlyCited.remember([picked.id]);
}

/** @throws when there is no citation at that range any more, or the key cannot be written there. */
function keyEdit(document: vscode.TextDocument, range: Range, citekey: string): TextEdit {
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
	return { range: keyRange, newText };
}
