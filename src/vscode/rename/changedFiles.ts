import * as vscode from 'vscode';
import { RenameRefused } from '../../core/notes/rename/citekeyRename';
import { LineIndex } from '../../core/text/lineIndex';
import type { SpanEdit } from '../../core/text/spanEdits';
import { toTextEdit } from '../convert';
import { isReadOnly } from '../isReadOnly';
import { openDocument } from '../openDocument';
import { sourceLabel } from '../sources/sourceLabel';
import type { FileText } from './fileText';

/** The edits of many files, each as it was when they were made: all of them, or none. */
export class ChangedFiles {
	readonly #changes = new Map<string, { readonly file: FileText; readonly edits: readonly SpanEdit[] }>();

	add(file: FileText, edits: readonly SpanEdit[]): void {
		const source = file.uri.toString();
		const known = this.#changes.get(source);
		if (edits.length > 0) {
			this.#changes.set(source, { file: known?.file ?? file, edits: [...(known?.edits ?? []), ...edits] });
		}
	}

	/** @throws RenameRefused when one of the files cannot be written to, or has changed meanwhile. */
	async toWorkspaceEdit(): Promise<vscode.WorkspaceEdit> {
		await Promise.all([...this.#changes.values()].map(({ file }) => refuseReadOnly(file)));
		const change = new vscode.WorkspaceEdit();
		for (const { file, edits } of this.#changes.values()) {
			refuseChanged(file);
			const lines = new LineIndex(file.text);
			change.set(
				file.uri,
				edits.map(({ newText, ...span }) => toTextEdit({ range: lines.rangeOf(span), newText })),
			);
		}
		return change;
	}
}

async function refuseReadOnly({ uri }: FileText): Promise<void> {
	if (uri.scheme !== 'untitled' && (await isReadOnly(uri))) {
		throw new RenameRefused(
			`${sourceLabel(uri.toString())} has the citekey, too, but is read-only. Make it writable and try again: nothing was changed.`,
		);
	}
}

function refuseChanged({ uri, text, open }: FileText): void {
	const now = openDocument(uri.toString());
	const isSame = open
		? now === open.document && now.version === open.version
		: !now || now.getText() === text;
	if (!isSame) {
		throw new RenameRefused(
			`${sourceLabel(uri.toString())} changed meanwhile, so nothing was changed. Try again.`,
		);
	}
}
