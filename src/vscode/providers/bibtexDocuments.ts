import type * as vscode from 'vscode';
import { readBibtexDocument, type BibtexDocument } from '../../core/sources/bibtex/language/bibtexDocument';
import { runSlices } from '../timing/runSlices';

export const bibtexSelector: vscode.DocumentSelector = { language: 'bibtex' };

/** The texts of `.bib` files as read, each version once for all who ask. */
export class BibtexDocuments {
	readonly #known = new WeakMap<
		vscode.TextDocument,
		{ readonly version: number; readonly read: Promise<BibtexDocument | undefined> }
	>();

	/** The text as it is once it is read, though it changed meanwhile; `undefined` when it was closed. */
	async read(document: vscode.TextDocument): Promise<BibtexDocument | undefined> {
		for (;;) {
			const read = await this.#readVersion(document);
			if (read || document.isClosed) {
				return read;
			}
		}
	}

	/** `undefined` when the text changed before it was read. */
	#readVersion(document: vscode.TextDocument): Promise<BibtexDocument | undefined> {
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
