import * as vscode from 'vscode';
import { diffEdit } from '../../core/text/diffEdit';
import type { TextEdit } from '../../core/text/textEdit';
import { applyAndSave, openSettled } from '../files/editFile';
import { readIfThere } from '../files/readIfThere';
import { Sequencer } from '../timing/sequencer';

/** A change of a topics file, whole texts; `undefined` for a file that was not there. */
interface TopicChange {
	readonly uri: vscode.Uri;
	/** For people: "New topic “Speech”". */
	readonly what: string;
	readonly before: string | undefined;
	readonly after: string;
}

/**
 * Changes topics files, each time by a minimal edit, and takes changes back: an undo that works from the tree, where no editor has the
 * file in front. A file that has other unsaved changes is left unsaved.
 */
export class TopicEditor {
	readonly #undo: TopicChange[] = [];
	readonly #redo: TopicChange[] = [];
	/** What is pressed while a change is still being saved is meant for that change. */
	readonly #sequence = new Sequencer();

	/**
	 * @param toEdits what to change in the text that there is.
	 * @throws when the file cannot be written.
	 */
	change(uri: vscode.Uri, what: string, toEdits: (text: string) => readonly TextEdit[]): Promise<void> {
		return this.#sequence.queue(async () => {
			const isThere = (await readIfThere(uri)) !== undefined;
			const known = isThere ? await openSettled(uri) : undefined;
			const before = known?.getText();
			const edits = toEdits(before ?? '');
			if (edits.length > 0) {
				const document = known ?? (await createEmpty(uri));
				await applyAndSave(document, edits);
				this.#undo.push({ uri, what, before, after: document.getText() });
				this.#redo.length = 0;
			}
		});
	}

	/** Takes the last change back. @returns what that was; `undefined` when there is none. */
	undo(): Promise<string | undefined> {
		return this.#sequence.queue(async () => {
			const change = this.#undo.at(-1);
			if (change) {
				await restore(change, change.after, change.before);
				this.#undo.pop();
				this.#redo.push(change);
			}
			return change?.what;
		});
	}

	/** Makes the change that was taken back last once more. */
	redo(): Promise<string | undefined> {
		return this.#sequence.queue(async () => {
			const change = this.#redo.at(-1);
			if (change) {
				await restore(change, change.before, change.after);
				this.#redo.pop();
				this.#undo.push(change);
			}
			return change?.what;
		});
	}
}

/** @throws when somebody else changed the file since: what they wrote must not be lost. */
async function restore(
	{ uri }: TopicChange,
	from: string | undefined,
	to: string | undefined,
): Promise<void> {
	const isNew = from === undefined && (await readIfThere(uri)) === undefined;
	const document = await (isNew ? createEmpty(uri) : openSettled(uri));
	if (document.getText() !== (from ?? '')) {
		throw new Error(
			`${vscode.workspace.asRelativePath(uri)} was changed since. Undo in an editor of the file instead.`,
		);
	}
	await applyAndSave(document, diffEdit(from ?? '', to ?? ''));
	if (to === undefined) {
		await vscode.workspace.fs.delete(uri, { useTrash: false });
	}
}

async function createEmpty(uri: vscode.Uri): Promise<vscode.TextDocument> {
	await vscode.workspace.fs.writeFile(uri, new Uint8Array(0));
	return vscode.workspace.openTextDocument(uri);
}
