import * as vscode from 'vscode';
import { pasteBehind } from '../../core/citations/pasteCitations';
import { messageOf } from '../../core/model/thrown';
import { citingSelector } from '../activeNote';
import type { TakeBack } from '../bibliography/bibliographyWriter';
import { toWorkspaceEdit } from '../convert';
import { citekeysIn } from '../openNotes';
import { whenInserted } from '../whenInserted';
import {
	citationKind,
	hasPasteEdits,
	insertionsOf,
	offerCitation,
	offerTitle,
	textMime,
	yieldsTo,
	type CitationOffer,
	type PasteParts,
} from './pastedCitations';

export interface CitationPasteParts extends PasteParts {
	readonly log: vscode.LogOutputChannel;
}

/**
 * A DOI, an arXiv id or an entry of BibTeX or RIS that is pasted into a note may become a citation: an entry does, unless the user
 * chooses the plain text; for an identifier the plain text comes first.
 */
export function registerCitationPaste(parts: CitationPasteParts): vscode.Disposable {
	if (!hasPasteEdits()) {
		return new vscode.Disposable(() => undefined);
	}
	return vscode.languages.registerDocumentPasteEditProvider(citingSelector, new CitationPaste(parts), {
		providedPasteEditKinds: [citationKind()],
		pasteMimeTypes: [textMime],
	});
}

/** What an edit would paste, and instead of which text. */
interface Pasted {
	readonly document: vscode.TextDocument;
	/** Where it is pasted. */
	readonly start: vscode.Position;
	readonly text: string;
	readonly offer: CitationOffer;
	/** Whether what is new was added, or is not to be. */
	isSettled: boolean;
	/** Whether nothing is pasted any more, since something else came. */
	isOver: boolean;
	/** Takes out of the bibliography what was added to it for this. */
	takeBack?: TakeBack | undefined;
}

class CitationPaste implements vscode.DocumentPasteEditProvider {
	readonly #pasted = new WeakMap<vscode.DocumentPasteEdit, Pasted>();

	constructor(private readonly parts: CitationPasteParts) {}

	async provideDocumentPasteEdits(
		document: vscode.TextDocument,
		[range, ...others]: readonly vscode.Range[],
		transfer: vscode.DataTransfer,
		_context: unknown,
		token: vscode.CancellationToken,
	): Promise<vscode.DocumentPasteEdit[]> {
		const text = (await transfer.get(textMime)?.asString()) ?? '';
		if (!range || others.length > 0) {
			return [];
		}
		const offer = await offerCitation(this.parts, document, range, text);
		if (!offer || token.isCancellationRequested) {
			return [];
		}
		const edit = new vscode.DocumentPasteEdit(offer.text, offerTitle(offer), citationKind());
		edit.additionalEdit = toWorkspaceEdit(document.uri, offer.edits);
		edit.yieldTo = yieldsTo(offer);
		const isSettled = offer.added.length === 0;
		const pasted: Pasted = { document, start: range.start, text, offer, isSettled, isOver: false };
		this.#pasted.set(edit, pasted);
		whenInserted(document, {
			texts: insertionsOf(offer),
			instead: text,
			act: () => this.#settle(pasted),
			otherwise: () => this.#giveUp(pasted),
		});
		return [edit];
	}

	/** The user has pasted, and may still choose: what is new is added first. Where that fails, the text itself is pasted. */
	async resolveDocumentPasteEdit(
		edit: vscode.DocumentPasteEdit,
		token: vscode.CancellationToken,
	): Promise<vscode.DocumentPasteEdit> {
		const pasted = this.#pasted.get(edit);
		if (!pasted || pasted.isSettled) {
			return edit;
		}
		pasted.isSettled = true;
		pasted.isOver = false;
		const { document, start, text, offer } = pasted;
		try {
			const { writeThrough } = this.parts;
			const entries = offer.added.map(({ entry }) => entry);
			if (await writeThrough.mayAdd(document, entries, true)) {
				const first = await writeThrough.addFirst(document, offer.added);
				pasted.takeBack = first?.takeBack;
				if (token.isCancellationRequested || pasted.isOver) {
					await this.#giveUp(pasted);
					return edit;
				}
				const whole = pasteBehind(offer, start, first?.noteEdits ?? []);
				edit.insertText = whole.text;
				edit.additionalEdit = toWorkspaceEdit(document.uri, whole.edits);
				return edit;
			}
		} catch (error) {
			this.parts.log.warn('A pasted entry was not added to the bibliography.', error);
			void vscode.window.showWarningMessage(messageOf(error));
		}
		edit.insertText = text;
		edit.additionalEdit = new vscode.WorkspaceEdit();
		return edit;
	}

	/** The citation is in the note. _Paste As…_ puts it there without asking `resolveDocumentPasteEdit` before. */
	async #settle(pasted: Pasted): Promise<void> {
		const { writeThrough } = this.parts;
		const { document, text, offer } = pasted;
		const added = pasted.isSettled ? [] : offer.added;
		pasted.isSettled = true;
		if (pasted.takeBack) {
			// The user may still choose the text itself instead.
			whenInserted(document, { texts: [{ newText: text }], act: () => this.#giveUp(pasted) });
		}
		await writeThrough.cited(document, offer.known, added);
	}

	/** The citation has not come into the note, or has gone again: what was added for it alone goes, until it is chosen once more. */
	async #giveUp(pasted: Pasted): Promise<void> {
		pasted.isOver = true;
		const { document, offer, takeBack } = pasted;
		const cited = new Set(citekeysIn(document));
		if (offer.added.some(({ entry }) => cited.has(entry.citekey))) {
			return;
		}
		pasted.takeBack = undefined;
		pasted.isSettled = false;
		await takeBack?.().catch((error: unknown) =>
			this.parts.log.warn('An entry that was not pasted after all is still in the bibliography.', error),
		);
	}
}
