import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { findUncitedEntries } from '../../core/notes/uncitedEntries';
import type { LiveNotes } from '../notes/liveNotes';
import { runSlices } from '../runSlices';
import type { CheckSettings } from '../settings';
import type { Bibliographies } from '../sources/bibliographies';
import { sampleSource } from '../sources/sampleLibrary';
import { Timers } from '../timers';
import { atLevel } from '../../core/sources/checks/checkLevels';
import { toDiagnostic } from './bibtexDiagnostics';

export interface UncitedEntriesParts {
	readonly library: Library;
	readonly notes: LiveNotes;
	readonly bibliographies: Bibliographies;
	readonly settings: CheckSettings;
}

/** Marks the entries of bibliographies that no note cites, where the setting asks for it. */
export function registerUncitedEntries({
	library,
	notes,
	bibliographies,
	settings,
}: UncitedEntriesParts): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('marginalia-uncited');
	const timers = new Timers();
	let round = 0;
	let isShown = false;
	const check = async (): Promise<void> => {
		const own = ++round;
		const sources = new Set(bibliographies.scopes.flat().filter((source) => source !== sampleSource));
		const parts = { library, citedKeys: notes.citedKeys };
		const shown: [vscode.Uri, vscode.Diagnostic[]][] = [];
		for (const source of sources) {
			const uri = vscode.Uri.parse(source);
			const levels = { [code]: 'off' as const, ...settings.levels(uri) };
			const isAsked = levels[code] !== 'off' && notes.isLoaded;
			const found = isAsked ? await runSlices(findUncitedEntries(source, parts), () => own === round) : [];
			const problems = (found ?? []).flatMap((problem) => atLevel(problem, levels));
			if (problems.length > 0) {
				shown.push([uri, problems.map((problem) => faded(toDiagnostic(problem, uri)))]);
			}
		}
		if (own === round && (shown.length > 0 || isShown)) {
			collection.clear();
			collection.set(shown);
			isShown = shown.length > 0;
		}
	};
	const checkLater = (): void => timers.set('check', quietMilliseconds, () => void check());
	return vscode.Disposable.from(
		collection,
		timers,
		library.onDidChange(checkLater),
		notes.onDidChange(checkLater),
		settings.onDidChange(checkLater),
		{ dispose: () => void round++ },
	);
}

function faded(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
	diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
	return diagnostic;
}

const code = 'citation-uncited-entry';
const quietMilliseconds = 1000;
