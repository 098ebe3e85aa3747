import * as vscode from 'vscode';
import { citationAt } from '../../core/citations/findCitations';
import { citingSelector } from '../activeNote';
import { toRange } from '../convert';
import { citationsIn } from '../openNotes';

/** Marks in a note all citations of the key that the cursor is on. */
export function registerCitationHighlights(): vscode.Disposable {
	return vscode.languages.registerDocumentHighlightProvider(citingSelector, {
		provideDocumentHighlights(document, position) {
			const groups = citationsIn(document);
			const citekey = citationAt(groups, position)?.citation.citekey;
			const citations = groups.flatMap((group) => group.citations);
			return citekey === undefined
				? undefined
				: citations
						.filter((citation) => citation.citekey === citekey)
						.map(({ keyRange }) => new vscode.DocumentHighlight(toRange(keyRange)));
		},
	});
}
