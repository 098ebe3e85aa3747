import * as vscode from 'vscode';
import { toPosition } from '../convert';
import { isPosition } from './linkArguments';

/**
 * Shows all places that cite the paper of a citation, and its entries, at the citation; the link of a hover runs it.
 *
 * @param args URI of the note, position in the citation.
 * @throws when the arguments are not that, or there is no such note.
 */
export async function showReferences(...args: readonly unknown[]): Promise<void> {
	const [source, at] = args;
	if (typeof source !== 'string' || !isPosition(at)) {
		throw new Error('showReferences takes the URI of a note and a position in it.');
	}
	const uri = vscode.Uri.parse(source, true);
	const position = toPosition(at);
	const locations = await vscode.commands.executeCommand<vscode.Location[]>(
		'vscode.executeReferenceProvider',
		uri,
		position,
	);
	await vscode.commands.executeCommand('editor.action.showReferences', uri, position, locations);
}
