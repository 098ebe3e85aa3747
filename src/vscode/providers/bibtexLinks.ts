import * as vscode from 'vscode';
import { cardCommands } from '../../core/format/paperCard';
import type { Library } from '../../core/library/library';
import { linksOf } from '../../core/sources/bibtex/language/bibtexLinks';
import { toRange } from '../convert';
import { runSlices } from '../timing/runSlices';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';

/** In `.bib` files, DOIs, eprints and addresses in the escapes of TeX lead to the web, and files to what *Open PDF* opens. */
export function registerBibtexLinks(documents: BibtexDocuments, library: Library): vscode.Disposable {
	return vscode.languages.registerDocumentLinkProvider(bibtexSelector, {
		async provideDocumentLinks(document, token) {
			const read = await documents.read(document);
			if (!read) {
				return undefined;
			}
			const papers = library.of([document.uri.toString()]);
			const found = await runSlices(linksOf(read), () => !token.isCancellationRequested);
			return found?.flatMap((link) => {
				const range = toRange(read.lines.rangeOf(link));
				if (link.kind === 'address') {
					return [new vscode.DocumentLink(range, vscode.Uri.parse(link.url))];
				}
				const paper = papers.find(link.entry.key);
				return paper ? [toPdfLink(range, paper.id)] : [];
			});
		},
	});
}

function toPdfLink(range: vscode.Range, id: string): vscode.DocumentLink {
	const args = encodeURIComponent(JSON.stringify([id]));
	const link = new vscode.DocumentLink(range, vscode.Uri.parse(`command:${cardCommands.pdf}?${args}`));
	link.tooltip = 'Open the file';
	return link;
}
