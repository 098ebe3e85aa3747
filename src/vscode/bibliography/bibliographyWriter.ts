import * as vscode from 'vscode';
import { addEntries } from '../../core/format/bibliography/addEntries';
import type { Addition, NewEntry } from '../../core/format/bibliography/newEntry';
import type { Library } from '../../core/library/library';
import { diffEdit } from '../../core/text/diffEdit';
import { hasMixedLineEnds } from '../../core/text/lineEnds';
import { applyEdits } from '../../core/text/textEdit';
import { applyTextEdits } from '../applyTextEdits';
import { applyAndSave, openSettled } from '../files/editFile';
import { readIfThere, readTextIfThere } from '../files/readIfThere';
import { runSlices } from '../timing/runSlices';
import type { Bibliographies } from '../sources/bibliographies';
import { wait } from '../timing/wait';
import { deleteWhereEmpty, missingFolders } from './newFolders';

/** Undoes what was done to a file, as far as nobody has changed it since. */
export type TakeBack = () => Promise<void>;

/**
 * Writes works into bibliographies, each time as one insertion and one undo step. What was written is read back by the way of every
 * bibliography; where that does not find it, it is taken out again.
 */
export class BibliographyWriter {
	constructor(
		private readonly library: Library,
		private readonly bibliographies: Bibliographies,
	) {}

	/**
	 * Adds works to a file. What others changed in it and did not save stays unsaved.
	 *
	 * @returns what takes them out again, unless the file has changed since.
	 * @throws why nothing was added.
	 */
	async add(uri: vscode.Uri, added: readonly NewEntry[]): Promise<TakeBack> {
		await refuseMixedLineEnds(uri);
		const document = await openSettled(uri);
		const before = document.getText();
		const { version, isDirty } = document;
		const addition = await runSlices(
			addEntries(uri.path, before, added),
			() => document.version === version && !document.isClosed,
		);
		if (!addition) {
			throw new Error(`${nameOf(uri)} was changed just now, so nothing was added to it. Try again.`);
		}
		const edits = editsOf(addition, nameOf(uri));
		const after = applyEdits(before, edits);
		const takeBack: TakeBack = async () => {
			const now = await vscode.workspace.openTextDocument(uri);
			if (now.getText() === after) {
				await applyTextEdits(now, diffEdit(after, before));
				// What could not be saved leaves the document as it is on disk, but not known to be.
				await (isDirty || now.save());
				await this.bibliographies.readNow(uri);
			}
		};
		try {
			await applyAndSave(document, edits);
			await this.#confirm(uri, added);
		} catch (error) {
			await takeBack();
			throw error;
		}
		return takeBack;
	}

	/**
	 * Makes a file of works, and its folder where that is not there.
	 *
	 * @returns what takes both away again, unless others have changed them since.
	 * @throws why there is none.
	 */
	async create(uri: vscode.Uri, added: readonly NewEntry[]): Promise<TakeBack> {
		const addition = await runSlices(addEntries(uri.path, '', added));
		const text = applyEdits('', addition ? editsOf(addition, nameOf(uri)) : []);
		const newFolders = await missingFolders(uri);
		const takeBack: TakeBack = async () => {
			const now = await readIfThere(uri);
			if (now && ['', text].includes(new TextDecoder().decode(now))) {
				await vscode.workspace.fs.delete(uri, { useTrash: false });
			}
			await deleteWhereEmpty(newFolders);
		};
		try {
			await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
			await this.#confirm(uri, added);
		} catch (error) {
			await takeBack();
			throw error;
		}
		return takeBack;
	}

	/**
	 * What the library showed of the file before counts for nothing: it is shown on for a while where much has gone.
	 *
	 * @throws when the library does not read from the file what was written there.
	 */
	async #confirm(uri: vscode.Uri, added: readonly NewEntry[]): Promise<void> {
		const source = uri.toString();
		const start = performance.now();
		await this.bibliographies.readNow(uri);
		while (this.library.isStale(source) && performance.now() < start + staleMilliseconds) {
			await wait(pollMilliseconds);
		}
		const papers = this.library.of(this.library.isStale(source) ? [] : [source]);
		const lost = added.find(({ entry }) => papers.find(entry.citekey) === undefined);
		if (lost) {
			throw new Error(
				`“${lost.entry.citekey}” could not be read back from ${nameOf(uri)}, so it was taken out again.`,
			);
		}
	}
}

/** @throws why there are none. */
export function editsOf(addition: Addition, name: string): Extract<Addition, { kind: 'added' }>['edits'] {
	switch (addition.kind) {
		case 'added':
			return addition.edits;
		case 'taken':
			throw takenError(`“${addition.citekey}”`, name);
		case 'refused':
			throw new Error(`Nothing was added to ${name}. ${addition.reason}`);
	}
}

/** @param keys as they are shown. */
export function takenError(keys: string, name: string): Error {
	return new Error(
		`Not added to ${name}, where another work has the key: ${keys}. Give one of them another key first.`,
	);
}

/** Saving would change lines that nobody touched. @throws where that is so. */
async function refuseMixedLineEnds(uri: vscode.Uri): Promise<void> {
	if (hasMixedLineEnds(await readTextIfThere(uri))) {
		throw new Error(
			`Nothing was added to ${nameOf(uri)}. Its lines do not all end with LF, nor all with CRLF, and saving would change them. Choose one for the file first.`,
		);
	}
}

function nameOf(uri: vscode.Uri): string {
	return vscode.workspace.asRelativePath(uri);
}

/** Longer than a source that shrank is doubted. */
const staleMilliseconds = 4000;
const pollMilliseconds = 100;
