import * as vscode from 'vscode';
import { dialectOfFile, dialectOfLanguage, type CitationDialect } from '../core/citations/dialect';
import { localeOf } from './documentLocales';
import { isInQuartoProject, onDidChangeQuartoProjects } from './quartoProjects';
import { onDidChangeSetting, readSetting } from './settings';

/** How an open document writes citations: by its language, its file's name, its project, and the settings at its place. */
export function dialectOf(document: vscode.TextDocument): CitationDialect {
	const { languageId, uri } = document;
	return dialectOfLanguage(languageId, readSetting('citations.syntaxes', uri), {
		path: uri.path,
		isInQuartoProject: isInQuartoProject(uri),
		locale: localeOf(document),
	});
}

/** The same for a file that is not open; whose words its locators are found by is not told. */
export function dialectOfUri(uri: vscode.Uri): CitationDialect {
	return dialectOfFile(uri.path, readSetting('citations.syntaxes', uri), {
		isInQuartoProject: isInQuartoProject(uri),
	});
}

/** The same for many files: to read a setting takes longer than to look at a note, so it is read once for a kind of file in a folder. */
export class FileDialects implements vscode.Disposable {
	readonly #known = new Map<string, CitationDialect>();
	readonly #disposables = [
		onDidChangeDialects(() => this.#known.clear()),
		vscode.workspace.onDidChangeWorkspaceFolders(() => this.#known.clear()),
	];

	of(uri: vscode.Uri): CitationDialect {
		const source = uri.toString();
		const place = `${source.slice(0, source.lastIndexOf('/'))} ${source.slice(source.lastIndexOf('.'))}`;
		const dialect = this.#known.get(place) ?? dialectOfUri(uri);
		this.#known.set(place, dialect);
		return dialect;
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}
}

/** Fires when other citations may be found in notes. */
export function onDidChangeDialects(listener: () => void): vscode.Disposable {
	return vscode.Disposable.from(
		onDidChangeSetting('citations.syntaxes', listener),
		onDidChangeQuartoProjects(listener),
	);
}
