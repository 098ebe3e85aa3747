import * as vscode from 'vscode';
import { foldingOf } from '../../core/sources/bibtex/language/bibtexFolding';
import { outlineOf, type OutlineItem } from '../../core/sources/bibtex/language/bibtexOutline';
import { toRange } from '../convert';
import { runSlices } from '../timing/runSlices';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';

/** Outline, breadcrumbs and folding of `.bib` files. */
export function registerBibtexOutline(documents: BibtexDocuments): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.languages.registerDocumentSymbolProvider(bibtexSelector, {
			async provideDocumentSymbols(document, token) {
				const read = await documents.read(document);
				const items = read && (await runSlices(outlineOf(read), () => !token.isCancellationRequested));
				return items?.map(toSymbol);
			},
		}),
		vscode.languages.registerFoldingRangeProvider(bibtexSelector, {
			async provideFoldingRanges(document, _context, token) {
				const read = await documents.read(document);
				const found = read && (await runSlices(foldingOf(read), () => !token.isCancellationRequested));
				return found?.map(
					({ start, end, isComment }) =>
						new vscode.FoldingRange(start, end, isComment ? vscode.FoldingRangeKind.Comment : undefined),
				);
			},
		}),
	);
}

function toSymbol({ kind, name, detail, range, selection, children }: OutlineItem): vscode.DocumentSymbol {
	const symbol = new vscode.DocumentSymbol(name, detail, kinds[kind], toRange(range), toRange(selection));
	symbol.children = children.map(toSymbol);
	return symbol;
}

const kinds: Readonly<Record<OutlineItem['kind'], vscode.SymbolKind>> = {
	entry: vscode.SymbolKind.Class,
	string: vscode.SymbolKind.Constant,
	field: vscode.SymbolKind.Field,
};
