import * as vscode from 'vscode';
import { openDocument } from '../files/openDocument';
import { readTextIfThere } from '../files/readIfThere';

/** The lines of a note as it stands now, in its editor before its file; none when there is no such note. */
export async function readNoteLines(source: string): Promise<readonly string[]> {
	const open = openDocument(source);
	const text = open ? open.getText() : await readTextIfThere(vscode.Uri.parse(source));
	return text.split(/\r\n|\r|\n/);
}
