import * as vscode from 'vscode';
import { findAmbiguousKeys, type SourceProblem } from '../../core/library/ambiguousKeys';
import type { Library } from '../../core/library/library';
import type { Slices } from '../../core/model/slices';
import { runSlices } from '../timing/runSlices';
import type { Bibliographies } from '../sources/bibliographies';
import { sampleSource } from '../sources/sampleSource';
import { levelsByFolder, type CheckSettings } from '../settings';
import { atLevel } from '../../core/sources/checks/checkLevels';
import { toDiagnostic } from './bibtexDiagnostics';

/** Marks the keys that stand for different works in bibliographies which one note may cite from, in VS Code's Problems view. */
export function registerAmbiguousKeys(
	library: Library,
	bibliographies: Bibliographies,
	settings: CheckSettings,
): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('marginalia-citekeys');
	let timeout: unknown;
	let round = 0;
	const check = async (): Promise<void> => {
		const own = ++round;
		const isWanted = (): boolean => own === round;
		const scopes = bibliographies.scopes.map((scope) => scope.filter((source) => source !== sampleSource));
		const found = await runSlices(findAmbiguousKeys(scopes, library), isWanted);
		const shown = found && (await runSlices(toDiagnostics(found, settings), isWanted));
		if (shown && isWanted()) {
			collection.clear();
			collection.set(shown);
		}
	};
	const checkLater = (): void => {
		clearTimeout(timeout);
		timeout = setTimeout(() => void check(), quietMilliseconds);
	};
	checkLater();
	return vscode.Disposable.from(
		collection,
		library.onDidChange(checkLater),
		bibliographies.onDidChangeScopes(checkLater),
		settings.onDidChange(checkLater),
		{
			dispose: () => {
				clearTimeout(timeout);
				round++;
			},
		},
	);
}

function* toDiagnostics(
	found: readonly SourceProblem[],
	settings: CheckSettings,
): Slices<[vscode.Uri, vscode.Diagnostic[]][]> {
	const levels = levelsByFolder(settings);
	const bySource = new Map<string, { readonly uri: vscode.Uri; readonly diagnostics: vscode.Diagnostic[] }>();
	for (const [at, { source, problem }] of found.entries()) {
		const ofSource = bySource.get(source) ?? { uri: vscode.Uri.parse(source), diagnostics: [] };
		bySource.set(source, ofSource);
		const shown = atLevel(problem, levels(ofSource.uri));
		ofSource.diagnostics.push(...shown.map((each) => toDiagnostic(each, ofSource.uri)));
		if (at % problemsInSlice === 0) {
			yield;
		}
	}
	return [...bySource.values()].map(({ uri, diagnostics }) => [uri, diagnostics]);
}

const quietMilliseconds = 500;
const problemsInSlice = 20;
