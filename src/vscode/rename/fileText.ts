import * as vscode from 'vscode';
import { readNoteInSlices, type ReadNote } from '../../core/citations/checks/readNote';
import type { Slices } from '../../core/model/slices';
import { messageOf } from '../../core/model/thrown';
import { RenameRefused } from '../../core/notes/rename/citekeyRename';
import { decodeSource, decodeValidUtf8, withoutMark } from '../../core/sources/encoding';
import { dialectOf, dialectOfUri } from '../dialects';
import { openDocument } from '../files/openDocument';
import { readOpenNote } from '../openNotes';
import { sourceLabel } from '../sources/sourceLabel';

/** What a file says: in an editor, saved or not, or else on disk. */
export interface FileText {
	readonly uri: vscode.Uri;
	readonly text: string;
	/** The open document, which had that text when it had that version. */
	readonly open?: { readonly document: vscode.TextDocument; readonly version: number };
}

/** @throws RenameRefused when it cannot be read, or not so that it could be saved again. */
export async function readFileText(source: string): Promise<FileText> {
	const document = openDocument(source);
	if (document) {
		return textOfDocument(document);
	}
	const uri = vscode.Uri.parse(source);
	try {
		return await readFromDisk(uri);
	} catch (error) {
		if (error instanceof RenameRefused) {
			throw error;
		}
		const reason = messageOf(error);
		throw new RenameRefused(`${sourceLabel(source)} cannot be read, so nothing was changed. (${reason})`, {
			cause: error,
		});
	}
}

/** What stands where in a file that is a note. */
export function* readNoteOf({ uri, text, open }: FileText): Slices<ReadNote> {
	return open && open.version === open.document.version
		? readOpenNote(open.document)
		: yield* readNoteInSlices(text, open ? dialectOf(open.document) : dialectOfUri(uri));
}

async function readFromDisk(uri: vscode.Uri): Promise<FileText> {
	const { text, problems } = decodeSource(await vscode.workspace.fs.readFile(uri));
	// VS Code keeps but some dozens of documents open that no editor shows, so it is only asked where it might read another text.
	return problems.length === 0 && !text.includes('\0')
		? { uri, text }
		: textOfDocument(await vscode.workspace.openTextDocument(uri));
}

async function textOfDocument(document: vscode.TextDocument): Promise<FileText> {
	const { uri, version } = document;
	const text = document.getText();
	if (text.includes('\uFFFD') && uri.scheme !== 'untitled' && !(await isUtf8(uri))) {
		throw new RenameRefused(
			`${sourceLabel(uri.toString())} is not in the encoding in which VS Code opens it, so that saving would damage it. Open it with its encoding (“Reopen with Encoding”), save it as UTF-8 and try again: nothing was changed.`,
		);
	}
	return { uri, text, open: { document, version } };
}

async function isUtf8(uri: vscode.Uri): Promise<boolean> {
	return decodeValidUtf8(withoutMark(await vscode.workspace.fs.readFile(uri))) !== undefined;
}
