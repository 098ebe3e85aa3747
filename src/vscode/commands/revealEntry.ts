import * as vscode from 'vscode';
import { titleLabel } from '../../core/format/labels';
import { parseSource } from '../../core/sources/sourceFormat';
import { toRange } from '../convert';
import { sampleSource } from '../sources/sampleLibrary';
import { choosePaper } from './chosenPapers';
import type { Services } from './services';

/** Opens the bibliography that a paper was read from, at its entry. */
export async function revealEntry(services: Services, ...args: readonly unknown[]): Promise<void> {
	const paper = await choosePaper(services, args, 'Reveal Which Paper?');
	if (!paper) {
		return;
	}
	const { source } = paper.provenance;
	if (source === sampleSource) {
		throw new Error(`“${titleLabel(paper)}” is from the sample library, which is no file of yours.`);
	}
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source));
	// The entry may have moved since it was read.
	const { entries } = parseSource(document.uri.path, document.getText());
	const entry = entries.find(({ citekey }) => citekey === paper.citekey);
	const at = entry ? toRange(entry.range) : new vscode.Range(0, 0, 0, 0);
	await vscode.window.showTextDocument(document, { selection: new vscode.Range(at.start, at.start) });
}
