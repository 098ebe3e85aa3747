import * as vscode from 'vscode';
import { citationAt } from '../../core/citations/findCitations';
import { citingSelector } from '../activeNote';
import { toRange } from '../convert';
import { notesAbout, type PaperPlaceParts } from '../notes/paperPlaces';
import { citationsIn } from '../openNotes';

/** Leads from a citation, as from a value to its type, to the notes about the paper that it cites. */
export function registerLiteratureNotes(parts: PaperPlaceParts): vscode.Disposable {
	const { notes, documentPapers } = parts;
	return vscode.languages.registerTypeDefinitionProvider(citingSelector, {
		async provideTypeDefinition(document, position) {
			const found = citationAt(citationsIn(document), position);
			if (!found) {
				return undefined;
			}
			const { citekey, range } = found.citation;
			const paper = (await documentPapers.of(document)).find(citekey);
			await notes.settled();
			return (await notesAbout(parts, { citekey, paper })).map((uri): vscode.LocationLink => ({
				originSelectionRange: toRange(range),
				targetUri: vscode.Uri.parse(uri),
				targetRange: noteStart,
			}));
		},
	});
}

const noteStart = new vscode.Range(0, 0, 0, 0);
