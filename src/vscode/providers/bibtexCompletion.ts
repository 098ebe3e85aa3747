import * as vscode from 'vscode';
import { completeBibtex, type BibtexCompletion } from '../../core/sources/bibtex/language/bibtexCompletion';
import { toRange } from '../convert';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';

/** Completes types, fields, keys, abbreviations and constants in `.bib` files. */
export function registerBibtexCompletion(documents: BibtexDocuments): vscode.Disposable {
	return vscode.languages.registerCompletionItemProvider(
		bibtexSelector,
		{
			async provideCompletionItems(document, position) {
				const read = await documents.read(document);
				const found = read && completeBibtex(read, document.offsetAt(position));
				return found && new vscode.CompletionList(found.items.map(toItem), found.isIncomplete);
			},
		},
		'@',
	);
}

function toItem(offer: BibtexCompletion, at: number): vscode.CompletionItem {
	const item = new vscode.CompletionItem(
		{ label: offer.label, description: offer.detail },
		kinds[offer.kind],
	);
	item.insertText = new vscode.SnippetString(offer.snippet);
	item.range = toRange(offer.range);
	item.sortText = String(at).padStart(6, '0');
	if (offer.opensNext) {
		item.command = { command: 'editor.action.triggerSuggest', title: 'Suggest' };
	}
	return item;
}

const kinds: Readonly<Record<BibtexCompletion['kind'], vscode.CompletionItemKind>> = {
	type: vscode.CompletionItemKind.Class,
	field: vscode.CompletionItemKind.Field,
	key: vscode.CompletionItemKind.Reference,
	string: vscode.CompletionItemKind.Constant,
	value: vscode.CompletionItemKind.EnumMember,
};
