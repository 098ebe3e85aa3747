import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { BibtexCheckSettings } from './bibtexDiagnostics';
import type { PaperCards } from '../paperCards';
import type { Sources } from '../sources';
import type { Topics } from '../topics/topics';
import { registerAmbiguousKeys } from './ambiguousKeys';
import { registerCitationDrop } from './citationDrop';
import { registerCitationMarks } from './citationMarks';
import { registerPaperHover } from './paperHover';
import { registerTopicProblems } from './topicProblems';

/** What the providers tell of. */
export interface ProviderParts {
	readonly library: Library;
	readonly sources: Sources;
	readonly topics: Topics;
	readonly cards: PaperCards;
	readonly checks: BibtexCheckSettings;
}

/** What notes, bibliographies and files of topics show and offer where they are edited; `.bib` files have more of their own. */
export function registerProviders({
	library,
	sources,
	topics,
	cards,
	checks,
}: ProviderParts): vscode.Disposable {
	const { bibliographies, documentPapers } = sources;
	return vscode.Disposable.from(
		registerAmbiguousKeys(library, bibliographies, checks),
		registerPaperHover(library, documentPapers, cards),
		registerCitationDrop(library, documentPapers),
		registerCitationMarks(),
		registerTopicProblems(topics, library),
	);
}
