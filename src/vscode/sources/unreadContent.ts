import * as vscode from 'vscode';
import { inTime } from '../files/inTime';
import { openDocument } from '../files/openDocument';
import type { ReadingThread } from '../threads/readingThread';

/** Where the thread finds what a source holds now. */
export interface UnreadContent {
	/** The path of a file that the thread reads itself, or what it holds; `undefined` when there is no such file. */
	readonly content: string | Uint8Array | undefined;
	readonly isFromEditor: boolean;
}

/**
 * The unsaved text of an editor, else the file: by its path where the thread reads files itself, so that nothing large passes through
 * the extension host.
 *
 * @throws when the file cannot be read.
 */
export async function unreadContentOf(uri: vscode.Uri, thread: ReadingThread): Promise<UnreadContent> {
	const open = openDocument(uri.toString());
	if (open?.isDirty) {
		return { content: new TextEncoder().encode(open.getText()), isFromEditor: true };
	}
	if (uri.scheme === 'file' && thread.readsFiles) {
		return { content: uri.fsPath, isFromEditor: false };
	}
	try {
		const bytes = await inTime(uri, () => vscode.workspace.fs.readFile(uri));
		// A copy: bytes are handed over to the thread, and these may be all that another extension's file system has of the file.
		return { content: new Uint8Array(bytes), isFromEditor: false };
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
			return { content: undefined, isFromEditor: false };
		}
		throw error;
	}
}
