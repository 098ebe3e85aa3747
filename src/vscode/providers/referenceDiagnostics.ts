import * as vscode from 'vscode';
import { checkFrontMatterReferences } from '../../core/sources/checks/checkCslYaml';
import { atLevel } from '../../core/sources/checks/checkLevels';
import { isNote } from '../activeNote';
import { openDocument } from '../openDocument';
import { runSlices } from '../runSlices';
import type { CheckSettings } from '../settings';
import { Timers } from '../timers';
import { toDiagnostic } from './bibtexDiagnostics';

/** Says what is wrong with the references in the YAML of open notes, a moment after each change, by the checks of CSL files. */
export function registerReferenceDiagnostics(
	settings: CheckSettings,
	log: vscode.LogOutputChannel,
): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('marginalia-references');
	const pending = new Timers();
	const check = async (document: vscode.TextDocument): Promise<void> => {
		const { uri, version } = document;
		const isCurrent = (): boolean => document.version === version && !document.isClosed;
		const problems = await runSlices(checkFrontMatterReferences(document.getText()), isCurrent);
		if (problems && isCurrent()) {
			const levels = settings.levels(uri);
			collection.set(
				uri,
				problems.flatMap((problem) => atLevel(problem, levels)).map((problem) => toDiagnostic(problem, uri)),
			);
		}
	};
	const checkLater = (document: vscode.TextDocument, delay: number): void => {
		if (isChecked(document)) {
			const key = document.uri.toString();
			pending.set(key, delay, () => {
				check(document).catch((error: unknown) => log.error(`${key} could not be checked.`, error));
			});
		}
	};
	const checkAll = (): void => {
		vscode.workspace.textDocuments.forEach((document) => checkLater(document, 0));
	};
	checkAll();
	return vscode.Disposable.from(
		collection,
		pending,
		vscode.workspace.onDidOpenTextDocument((document) => checkLater(document, 0)),
		vscode.workspace.onDidChangeTextDocument(({ document }) => checkLater(document, quietMilliseconds)),
		vscode.workspace.onDidCloseTextDocument(({ uri }) => {
			if (!openDocument(uri.toString())) {
				pending.cancel(uri.toString());
				collection.delete(uri);
			}
		}),
		settings.onDidChange(checkAll),
	);
}

/** Notes that can be written to: not what a comparison shows of the past. */
function isChecked(document: vscode.TextDocument): boolean {
	return isNote(document) && vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== false;
}

const quietMilliseconds = 300;
