import * as vscode from 'vscode';
import type { Slices } from '../../core/model/slices';
import { risFolds, risOutline, type RisOutlineItem } from '../../core/sources/ris/risOutline';
import { toRange } from '../convert';
import { runSlices } from '../timing/runSlices';

/** Outline, breadcrumbs and folding of RIS files, which VS Code has for JSON and YAML itself. */
export function registerRisOutline(): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.languages.registerDocumentSymbolProvider(risSelector, {
			provideDocumentSymbols: async (document, token) =>
				(await unlessCancelled(risOutline(document.getText()), token))?.map(toSymbol),
		}),
		vscode.languages.registerFoldingRangeProvider(risSelector, {
			provideFoldingRanges: async (document, _context, token) =>
				(await unlessCancelled(risFolds(document.getText()), token))?.map(
					({ start, end }) => new vscode.FoldingRange(start.line, end.line),
				),
		}),
	);
}

function unlessCancelled<T>(slices: Slices<T>, token: vscode.CancellationToken): Promise<T | undefined> {
	return runSlices(slices, () => !token.isCancellationRequested);
}

function toSymbol({ name, detail, range, selection }: RisOutlineItem): vscode.DocumentSymbol {
	return new vscode.DocumentSymbol(name, detail, vscode.SymbolKind.Class, toRange(range), toRange(selection));
}

const risSelector: vscode.DocumentSelector = { pattern: '**/*.ris' };
