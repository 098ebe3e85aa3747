import * as vscode from 'vscode';
import type { Slices } from '../../core/model/slices';
import { medlineFolds, medlineOutline } from '../../core/sources/medlineOutline';
import type { OutlineItem } from '../../core/sources/recordOutline';
import { risFolds, risOutline } from '../../core/sources/ris/risOutline';
import type { Range } from '../../core/text/range';
import { toRange } from '../convert';
import { runSlices } from '../timing/runSlices';

/** Outline, breadcrumbs and folding of RIS files and PubMed's, which VS Code has for JSON and YAML itself. */
export function registerRecordOutline(): vscode.Disposable {
	return vscode.Disposable.from(
		outlineOf({ pattern: '**/*.ris' }, risOutline, risFolds),
		outlineOf({ pattern: '**/*.nbib' }, medlineOutline, medlineFolds),
	);
}

function outlineOf(
	selector: vscode.DocumentSelector,
	outline: (text: string) => Slices<readonly OutlineItem[]>,
	folds: (text: string) => Slices<readonly Range[]>,
): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.languages.registerDocumentSymbolProvider(selector, {
			provideDocumentSymbols: async (document, token) =>
				(await unlessCancelled(outline(document.getText()), token))?.map(toSymbol),
		}),
		vscode.languages.registerFoldingRangeProvider(selector, {
			provideFoldingRanges: async (document, _context, token) =>
				(await unlessCancelled(folds(document.getText()), token))?.map(
					({ start, end }) => new vscode.FoldingRange(start.line, end.line),
				),
		}),
	);
}

function unlessCancelled<T>(slices: Slices<T>, token: vscode.CancellationToken): Promise<T | undefined> {
	return runSlices(slices, () => !token.isCancellationRequested);
}

function toSymbol({ name, detail, range, selection }: OutlineItem): vscode.DocumentSymbol {
	return new vscode.DocumentSymbol(name, detail, vscode.SymbolKind.Class, toRange(range), toRange(selection));
}
