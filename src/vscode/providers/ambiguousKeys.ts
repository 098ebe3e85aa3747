import * as vscode from 'vscode';
import { findAmbiguousKeys, type SourceProblem } from '../../core/library/ambiguousKeys';
import type { Library } from '../../core/library/library';
import { runSlices } from '../runSlices';
import type { Bibliographies } from '../sources/bibliographies';
import { sampleSource } from '../sources/sampleSource';
import type { CheckSettings } from '../settings';
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
		const scopes = bibliographies.scopes.map((scope) => scope.filter((source) => source !== sampleSource));
		const found = await runSlices(findAmbiguousKeys(scopes, library), () => own === round);
		if (found && own === round) {
			show(found);
		}
	};
	const show = (found: readonly SourceProblem[]): void => {
		collection.clear();
		for (const source of new Set(found.map(({ source }) => source))) {
			const uri = vscode.Uri.parse(source);
			const levels = settings.levels(uri);
			const ofSource = found.filter((problem) => problem.source === source);
			collection.set(
				uri,
				ofSource
					.flatMap(({ problem }) => atLevel(problem, levels))
					.map((problem) => toDiagnostic(problem, uri)),
			);
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

const quietMilliseconds = 500;
