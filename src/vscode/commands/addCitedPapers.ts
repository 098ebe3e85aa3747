import * as vscode from 'vscode';
import type { Paper } from '../../core/model/paper';
import { isCiting } from '../activeNote';
import { citekeysIn } from '../openNotes';
import { mustBeRead } from '../stillReading';
import type { Services } from './services';

/**
 * Adds the works that a note cites, and its bibliographies have not, to the first of these.
 *
 * @param args URI of the note and the citekeys that are meant; else the active document, and all it cites.
 * @throws why nothing was added.
 */
export async function addCitedPapers(services: Services, ...args: readonly unknown[]): Promise<void> {
	const [uri, keys] = args;
	const note =
		typeof uri === 'string'
			? await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true))
			: services.activeNote.citing;
	if (!note || !isCiting(note)) {
		throw new Error(
			services.activeNote.unreachable ??
				'Open the note first whose cited papers are to be added to its bibliography.',
		);
	}
	mustBeRead(services.library);
	const meant = Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : citekeysIn(note);
	const papers = await papersUnder(services, note, meant);
	const missing = await services.writeThrough.missing(note, papers);
	if (missing.length === 0) {
		void vscode.window.showInformationMessage(
			'Every paper of the library that the note cites is in its bibliography.',
		);
		return;
	}
	await services.writeThrough.add(note, missing);
}

/**
 * Adds a paper that was cited just now, as the setting says.
 *
 * @param args URI of the note, and the citekey.
 */
export async function addToBibliography(services: Services, ...args: readonly unknown[]): Promise<void> {
	const [uri, citekey] = args;
	if (typeof uri !== 'string' || typeof citekey !== 'string') {
		throw new Error('addToBibliography takes the URI of a note and a citekey.');
	}
	const note = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
	await services.writeThrough.cited(note, await papersUnder(services, note, [citekey]));
}

/** The papers that a note cites by some keys, or would if its bibliographies had them, each under its key. */
async function papersUnder(
	{ library, documentPapers }: Services,
	note: vscode.TextDocument,
	citekeys: readonly string[],
): Promise<readonly Paper[]> {
	const citable = await documentPapers.of(note);
	return [...new Set(citekeys)].flatMap((citekey) => {
		const paper = citable.find(citekey) ?? library.find(citekey);
		return paper ? [{ ...paper, citekey }] : [];
	});
}
