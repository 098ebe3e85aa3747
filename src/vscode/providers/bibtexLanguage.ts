import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { PaperCards } from '../paperCards';
import { registerBibtexCompletion } from './bibtexCompletion';
import type { CheckSettings } from '../settings';
import type { Bibliographies } from '../sources/bibliographies';
import type { SourceProblems } from '../sources/sourceProblems';
import { BibtexDiagnostics } from './bibtexDiagnostics';
import { BibtexDocuments } from './bibtexDocuments';
import { registerBibtexFixes } from './bibtexFixes';
import { registerBibtexHover } from './bibtexHover';
import { registerBibtexLinks } from './bibtexLinks';
import { registerBibtexOutline } from './bibtexOutline';

export interface BibtexLanguageServices {
	readonly library: Library;
	readonly bibliographies: Pick<Bibliographies, 'scopes'>;
	readonly cards: PaperCards;
	/** What reading bibliographies told. */
	readonly problems: SourceProblems;
	readonly checks: CheckSettings;
	readonly log: vscode.LogOutputChannel;
}

export interface BibtexLanguage extends vscode.Disposable {
	/** The texts of `.bib` files as they are read for all of it. */
	readonly documents: BibtexDocuments;
}

/** Everything that an editor does in a `.bib` file. */
export function registerBibtexLanguage({
	library,
	bibliographies,
	cards,
	problems,
	checks,
	log,
}: BibtexLanguageServices): BibtexLanguage {
	const documents = new BibtexDocuments();
	const diagnostics = new BibtexDiagnostics(documents, problems, checks, log);
	const registered = vscode.Disposable.from(
		diagnostics,
		registerBibtexFixes(documents, diagnostics),
		registerBibtexOutline(documents),
		registerBibtexCompletion(documents),
		registerBibtexLinks(documents, library),
		registerBibtexHover({ documents, library, bibliographies, cards }),
	);
	return { documents, dispose: () => void registered.dispose() };
}
