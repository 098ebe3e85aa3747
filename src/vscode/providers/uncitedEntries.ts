import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { CheckLevels } from '../../core/model/problem';
import type { Slices } from '../../core/model/slices';
import { findUncitedEntries } from '../../core/notes/uncitedEntries';
import type { LiveNotes } from '../notes/liveNotes';
import { runSlices } from '../timing/runSlices';
import { levelsByFolder, type CheckSettings } from '../settings';
import type { Bibliographies } from '../sources/bibliographies';
import type { DocumentPapers } from '../sources/documentPapers';
import { sampleSource } from '../sources/sampleSource';
import { Timers } from '../timing/timers';
import { atLevel } from '../../core/sources/checks/checkLevels';
import { toDiagnostic } from './bibtexDiagnostics';

export interface UncitedEntriesParts {
	readonly library: Library;
	readonly documentPapers: DocumentPapers;
	readonly notes: LiveNotes;
	readonly bibliographies: Bibliographies;
	readonly settings: CheckSettings;
	readonly log: vscode.LogOutputChannel;
}

/**
 * Marks the entries of bibliographies that no note cites, where the setting asks for it: none of the folders that find them, or have a
 * note that names them, as far as that is known.
 */
export function registerUncitedEntries({
	library,
	documentPapers,
	notes,
	bibliographies,
	settings,
	log,
}: UncitedEntriesParts): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('marginalia-uncited');
	const timers = new Timers();
	let round = 0;
	let isShown = false;
	const check = async (): Promise<void> => {
		const own = ++round;
		const isWanted = (): boolean => own === round;
		const sources = new Set(bibliographies.scopes.flat().filter((source) => source !== sampleSource));
		const asked = notes.isLoaded ? await runSlices(findAsked(sources, settings), isWanted) : [];
		const citedKeys = (asked?.length && (await runSlices(notes.citedKeysByFolder(), isWanted))) || noKeys;
		const folders = [...citedKeys].map(([folder, keys]) => ({
			folder,
			keys,
			sources: folder === '' ? sources : new Set(documentPapers.scopesIn(vscode.Uri.parse(folder)).flat()),
		}));
		const shown: [vscode.Uri, vscode.Diagnostic[]][] = [];
		for (const { uri, levels } of asked ?? []) {
			const source = uri.toString();
			const citing = folders.filter((each) => each.sources.has(source));
			const citedIn = new Map(citing.map(({ folder, keys }) => [folder, keys]));
			const found = await runSlices(findUncitedEntries(source, { library, citedIn }), isWanted);
			const problems = (found ?? []).flatMap((problem) => atLevel(problem, levels));
			if (problems.length > 0) {
				shown.push([uri, problems.map((problem) => faded(toDiagnostic(problem, uri)))]);
			}
		}
		if (isWanted() && (shown.length > 0 || isShown)) {
			collection.clear();
			collection.set(shown);
			isShown = shown.length > 0;
		}
	};
	const checkLater = (): void =>
		timers.set('check', quietMilliseconds, () => {
			check().catch((error: unknown) => log.error('Entries that no note cites could not be found.', error));
		});
	return vscode.Disposable.from(
		collection,
		timers,
		library.onDidChange(checkLater),
		notes.onDidChange(checkLater),
		bibliographies.onDidChangeScopes(checkLater),
		settings.onDidChange(checkLater),
		{ dispose: () => void round++ },
	);
}

/** The sources whose entries are to be marked. */
function* findAsked(
	sources: ReadonlySet<string>,
	settings: CheckSettings,
): Slices<readonly { readonly uri: vscode.Uri; readonly levels: CheckLevels }[]> {
	const levelsOf = levelsByFolder(settings);
	const asked = [];
	for (const source of sources) {
		const uri = vscode.Uri.parse(source);
		const levels = { [code]: 'off' as const, ...levelsOf(uri) };
		if (levels[code] !== 'off') {
			asked.push({ uri, levels });
		}
		yield;
	}
	return asked;
}

function faded(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
	diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
	return diagnostic;
}

const noKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map();
const code = 'citation-uncited-entry';
const quietMilliseconds = 1000;
