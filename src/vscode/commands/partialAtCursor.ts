import * as vscode from 'vscode';
import { citationPlaceAt, type KeyPlace } from '../../core/citations/citationPlace';
import { wordsOfKey } from '../../core/citations/citekeySyntax';
import { isCiting } from '../activeNote';
import { dialectOf } from '../dialects';
import type { Services } from './services';

/** A key that was begun in a document, and which of its versions that was. */
export interface PartialKey {
	readonly document: vscode.TextDocument;
	readonly version: number;
	readonly place: KeyPlace;
	/** What to search by. */
	readonly query: string;
}

/** The key that is being written at the only cursor of the active editor, unless some paper has it already. */
export async function partialAtCursor(services: Services): Promise<PartialKey | undefined> {
	const editor = vscode.window.activeTextEditor;
	if (!editor || !isCiting(editor.document) || editor.selections.length > 1 || !editor.selection.isEmpty) {
		return undefined;
	}
	const { document } = editor;
	const { version } = document;
	const text = document.getText();
	const place = citationPlaceAt(text, document.offsetAt(editor.selection.active), {
		dialect: dialectOf(document),
	});
	if (place?.kind !== 'key') {
		return undefined;
	}
	const citekey = text.slice(place.span.start, place.span.end).replace(/^@?\{?|\}$/g, '');
	const citable = await services.documentPapers.of(document);
	const isKnown = (citable.find(citekey) ?? services.library.find(citekey)) !== undefined;
	return isKnown ? undefined : { document, version, place, query: wordsOfKey(citekey) };
}
