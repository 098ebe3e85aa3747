import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { doiLinks } from '../../core/sources/doiLinks';
import { rangeOfSpan } from '../convert';
import { runSlices } from '../timing/runSlices';
import { otherBibliographies } from './sourceKeys';

/** In bibliographies other than `.bib` files, DOIs lead to the web. */
export function registerDoiLinks(library: Library): vscode.Disposable {
	return vscode.languages.registerDocumentLinkProvider(otherBibliographies, {
		async provideDocumentLinks(document, token) {
			if (library.entriesOf(document.uri.toString()).length === 0) {
				return undefined;
			}
			const found = await runSlices(doiLinks(document.getText()), () => !token.isCancellationRequested);
			return found?.map(
				({ url, ...span }) => new vscode.DocumentLink(rangeOfSpan(document, span), vscode.Uri.parse(url)),
			);
		},
	});
}
