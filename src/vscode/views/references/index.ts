import * as vscode from 'vscode';
import { CitedInView } from './citedInView';
import { ReferencesView, type ReferencesViewParts } from './referencesView';
import type { PapersView } from '../papersView';

/** The views *References*, of what the active note cites, and *Cited In*, of the notes that cite one paper. */
export function registerReferenceViews(
	parts: ReferencesViewParts & { readonly view: PapersView },
): vscode.Disposable {
	const references = new ReferencesView(parts);
	const citedIn = new CitedInView(parts);
	return vscode.Disposable.from(
		references,
		citedIn,
		parts.view.onDidSelect((paper) => citedIn.choose({ citekey: paper.citekey, paper })),
		references.onDidSelect((cited) => citedIn.choose(cited)),
	);
}
