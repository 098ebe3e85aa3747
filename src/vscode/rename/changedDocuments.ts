import * as vscode from 'vscode';
import { RenameRefused } from '../../core/notes/rename/citekeyRename';
import { decodeValidUtf8, withoutMark } from '../../core/sources/encoding';
import type { SpanEdit } from '../../core/text/spanEdits';
import { isReadOnly } from '../isReadOnly';
import { sourceLabel } from '../sources/sourceLabel';

/** The document with an address as it stands in an editor or, where it is closed, on disk. @throws RenameRefused when it cannot be read. */
export async function openToRename(source: string): Promise<vscode.TextDocument> {
	try {
		return await vscode.workspace.openTextDocument(vscode.Uri.parse(source));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new RenameRefused(`${sourceLabel(source)} cannot be read, so nothing was changed. (${reason})`, {
			cause: error,
		});
	}
}

/** The edits of many documents, each as it was when its edits were made: all of them, or none. */
export class ChangedDocuments {
	readonly #edits = new Map<
		vscode.TextDocument,
		{ readonly version: number; readonly edits: readonly SpanEdit[] }
	>();

	/** @param version the document's when the edits were made. */
	add(document: vscode.TextDocument, version: number, edits: readonly SpanEdit[]): void {
		const known = this.#edits.get(document);
		if (edits.length > 0) {
			this.#edits.set(document, {
				version: Math.min(version, known?.version ?? version),
				edits: [...(known?.edits ?? []), ...edits],
			});
		}
	}

	/** @throws RenameRefused when one of the documents cannot be written to, or has changed meanwhile. */
	async toWorkspaceEdit(): Promise<vscode.WorkspaceEdit> {
		for (const document of this.#edits.keys()) {
			await refuseUnwritable(document);
		}
		const change = new vscode.WorkspaceEdit();
		for (const [document, { version, edits }] of this.#edits) {
			if (document.version !== version || document.isClosed) {
				throw new RenameRefused(
					`${sourceLabel(document.uri.toString())} changed meanwhile, so nothing was changed. Try again.`,
				);
			}
			change.set(
				document.uri,
				edits.map(({ start, end, newText }) => {
					const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
					return vscode.TextEdit.replace(range, newText);
				}),
			);
		}
		return change;
	}
}

async function refuseUnwritable(document: vscode.TextDocument): Promise<void> {
	const { uri, isUntitled } = document;
	if (isUntitled) {
		return;
	}
	const label = sourceLabel(uri.toString());
	if (await isReadOnly(uri)) {
		throw new RenameRefused(
			`${label} has the citekey, too, but is read-only. Make it writable and try again: nothing was changed.`,
		);
	}
	if (document.getText().includes(unreadable) && !(await isUtf8(uri))) {
		throw new RenameRefused(
			`${label} is not in the encoding in which VS Code opens it, so that saving would damage it. Open it with its encoding (“Reopen with Encoding”), save it as UTF-8 and try again: nothing was changed.`,
		);
	}
}

async function isUtf8(uri: vscode.Uri): Promise<boolean> {
	return decodeValidUtf8(withoutMark(await vscode.workspace.fs.readFile(uri))) !== undefined;
}

/** What stands for bytes that could not be read. */
const unreadable = '\uFFFD';
