import * as vscode from 'vscode';
import { checkFrontMatterReferences } from '../../core/sources/checks/checkCslYaml';
import { atLevel } from '../../core/sources/checks/checkLevels';
import { isNote } from '../activeNote';
import { runSlices } from '../timing/runSlices';
import type { CheckSettings } from '../settings';
import { toDiagnostic } from './bibtexDiagnostics';
import { DocumentChecks } from './documentChecks';

/** Says what is wrong with the references in the YAML of open notes, a moment after each change, by the checks of CSL files. */
export function registerReferenceDiagnostics(
	settings: CheckSettings,
	log: vscode.LogOutputChannel,
): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('marginalia-references');
	const check = async (document: vscode.TextDocument, isCurrent: () => boolean): Promise<void> => {
		const { uri } = document;
		const problems = await runSlices(checkFrontMatterReferences(document.getText()), isCurrent);
		if (problems && isCurrent()) {
			const levels = settings.levels(uri);
			collection.set(
				uri,
				problems.flatMap((problem) => atLevel(problem, levels)).map((problem) => toDiagnostic(problem, uri)),
			);
		}
	};
	const checks = new DocumentChecks(
		{ isOfKind: isNote, check, forget: (uri) => collection.delete(uri) },
		log,
	);
	return vscode.Disposable.from(
		collection,
		checks,
		settings.onDidChange(() => checks.checkAll(0)),
	);
}
