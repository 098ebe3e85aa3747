import * as vscode from 'vscode';
import { authorLabel, titleLabel, yearLabel } from '../../core/format/labels';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { toRange } from '../convert';

/** The ids of the papers that fit some words, best first. */
export type FindPapers = (words: string, limit: number) => readonly { readonly id: string }[];

/** Finds papers among the symbols of the workspace, by key, author, year and title, and leads to their entries. */
export function registerPaperSymbols(library: Library, search: FindPapers): vscode.Disposable {
	return vscode.languages.registerWorkspaceSymbolProvider({
		provideWorkspaceSymbols(query) {
			return query.trim() === ''
				? []
				: search(query, mostSymbols).flatMap(({ id }) => {
						const paper = library.get(id);
						return paper ? toSymbols(library, paper) : [];
					});
		},
	});
}

/** One for a paper, at its richest entry that stands in a file. */
function toSymbols(library: Library, paper: Paper): vscode.SymbolInformation[] {
	const place = library.placesOf(paper.id).find(({ range }) => range !== undefined);
	return place?.range
		? [
				new vscode.SymbolInformation(
					nameOf(paper, place.citekey),
					vscode.SymbolKind.Class,
					'',
					new vscode.Location(vscode.Uri.parse(place.source), toRange(place.range)),
				),
			]
		: [];
}

/** All that a query may match: VS Code leaves out what does not look like the query in its name. */
function nameOf(paper: Paper, citekey: string): string {
	const about = [authorLabel(paper), yearLabel(paper)].filter(Boolean).join(' ');
	return [citekey, about, titleLabel(paper)].filter(Boolean).join(' · ');
}

const mostSymbols = 50;
