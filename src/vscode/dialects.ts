import type * as vscode from 'vscode';
import { dialectOfFile, dialectOfLanguage, type CitationDialect } from '../core/citations/dialect';
import { onDidChangeSetting, readSetting } from './settings';

/** How an open document writes citations: by its language and the settings at its place. */
export function dialectOf({ languageId, uri }: vscode.TextDocument): CitationDialect {
	return dialectOfLanguage(languageId, readSetting('citations.syntaxes', uri));
}

/** The same for a file that is not open. */
export function dialectOfUri(uri: vscode.Uri): CitationDialect {
	return dialectOfFile(uri.path, readSetting('citations.syntaxes', uri));
}

export function onDidChangeDialects(listener: () => void): vscode.Disposable {
	return onDidChangeSetting('citations.syntaxes', listener);
}
