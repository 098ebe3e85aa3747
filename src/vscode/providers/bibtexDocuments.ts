import type * as vscode from 'vscode';
import { readBibtexDocument, type BibtexDocument } from '../../core/sources/bibtex/language/bibtexDocument';
import type { Slices } from '../../core/sources/bibtex/language/slices';

export const bibtexSelector: vscode.DocumentSelector = { language: 'bibtex' };

/** The texts of `.bib` files as read, each version once for all who ask. */
export class BibtexDocuments {
	readonly #known = new WeakMap<
		vscode.TextDocument,
		{ readonly version: number; readonly read: Promise<BibtexDocument | undefined> }
	>();

	/** `undefined` when the text changed before it was read. */
	read(document: vscode.TextDocument): Promise<BibtexDocument | undefined> {
		const known = this.#known.get(document);
		if (known?.version === document.version) {
			return known.read;
		}
		const { version } = document;
		const isCurrent = (): boolean => document.version === version && !document.isClosed;
		const read = runSlices(readBibtexDocument(document.getText()), isCurrent);
		this.#known.set(document, { version, read });
		return read;
	}
}

/**
 * Runs slices of work, and lets everything else in the extension host have its turn after every 10 ms.
 *
 * @returns `undefined` as soon as the outcome is no longer wanted.
 */
export async function runSlices<T>(slices: Slices<T>, isWanted: () => boolean): Promise<T | undefined> {
	let until = Date.now() + milliseconds;
	for (;;) {
		const { done, value } = slices.next();
		if (done) {
			return value;
		}
		if (Date.now() >= until) {
			await breathe();
			if (!isWanted()) {
				return undefined;
			}
			until = Date.now() + milliseconds;
		}
	}
}

function breathe(): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve);
	});
}

const milliseconds = 10;
