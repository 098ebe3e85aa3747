import * as vscode from 'vscode';
import { risOutline, type RisOutlineItem } from '../../core/sources/ris/risOutline';
import { toRange } from '../convert';
import { runSlices } from '../timing/runSlices';

/** Outline, breadcrumbs and folding of RIS files, which VS Code has for JSON and YAML itself. */
export function registerRisOutline(): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.languages.registerDocumentSymbolProvider(risSelector, {
			provideDocumentSymbols: async (document, token) => (await itemsOf(document, token))?.map(toSymbol),
		}),
		vscode.languages.registerFoldingRangeProvider(risSelector, {
			provideFoldingRanges: async (document, _context, token) =>
				(await itemsOf(document, token))?.map(
					({ range }) => new vscode.FoldingRange(range.start.line, range.end.line),
				),
		}),
	);
}

function itemsOf(
	document: vscode.TextDocument,
	token: vscode.CancellationToken,
): Promise<readonly RisOutlineItem[] | undefined> {
	return runSlices(risOutline(document.getText()), () => !token.isCancellationRequested);
}

function toSymbol({ name, detail, range, selection }: RisOutlineItem): vscode.DocumentSymbol {
	return new vscode.DocumentSymbol(name, detail, vscode.SymbolKind.Class, toRange(range), toRange(selection));
}

const risSelector: vscode.DocumentSelector = { pattern: '**/*.ris' };
