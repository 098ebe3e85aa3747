import * as vscode from 'vscode';
import { cardCommands } from '../../core/format/paperCard';
import { titleLabel } from '../../core/format/labels';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { citingSelector } from '../activeNote';
import { toRange } from '../convert';
import { referencesIn } from '../openNotes';
import { Throttle } from '../timing/throttle';
import type { DocumentPapers } from '../sources/documentPapers';

/**
 * Makes citations of papers that stand in no file, as those of the sample library, links to their details. Other citations are none:
 * Ctrl+click goes to the entry, and on a link VS Code would do both.
 */
export function registerCitationLinks(
	library: Library,
	documentPapers: Pick<DocumentPapers, 'of'>,
): vscode.Disposable {
	const provider: vscode.DocumentLinkProvider = {
		async provideDocumentLinks(document) {
			const papers = await documentPapers.of(document);
			return (await referencesIn(document, papers))?.flatMap(({ paper, citations }) =>
				paper && !hasEntryInFile(library, paper)
					? citations.map(({ range }) => toLink(paper, toRange(range)))
					: [],
			);
		},
	};
	let registration = vscode.languages.registerDocumentLinkProvider(citingSelector, provider);
	// VS Code asks again when a note changes or a provider comes, and can be told in no other way that the library did.
	const renewal = new Throttle(
		() => {
			registration.dispose();
			registration = vscode.languages.registerDocumentLinkProvider(citingSelector, provider);
		},
		() => renewalMilliseconds,
	);
	const listener = library.onDidChange(() => renewal.request());
	return { dispose: () => vscode.Disposable.from(listener, renewal, registration).dispose() };
}

function toLink(paper: Paper, range: vscode.Range): vscode.DocumentLink {
	const args = encodeURIComponent(JSON.stringify([paper.id]));
	const link = new vscode.DocumentLink(range, vscode.Uri.parse(`command:${cardCommands.details}?${args}`));
	link.tooltip = `Show details of “${titleLabel(paper)}”`;
	return link;
}

function hasEntryInFile(library: Library, { id }: Paper): boolean {
	return library.placesOf(id).some(({ range }) => range !== undefined);
}

const renewalMilliseconds = 2000;
