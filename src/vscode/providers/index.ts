import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { BibtexCheckSettings } from './bibtexDiagnostics';
import type { BibtexDocuments } from './bibtexDocuments';
import type { LibrarySearch } from '../librarySearch';
import type { LiveNotes } from '../notes/liveNotes';
import type { PaperCards } from '../paperCards';
import { onDidChangeSetting, readSetting } from '../settings';
import type { Sources } from '../sources';
import type { Topics } from '../topics/topics';
import { registerAmbiguousKeys } from './ambiguousKeys';
import { registerCitationCompletion } from './citationCompletion';
import { registerCitationNavigation } from './citationDefinition';
import { registerCitationDiagnostics } from './citationDiagnostics';
import { registerCitationDrop } from './citationDrop';
import { registerCitationMarks } from './citationMarks';
import { registerCitationReferences } from './citationReferences';
import { registerCitekeyRename } from './citekeyRename';
import { registerPaperHover } from './paperHover';
import type { FindPapers } from './paperSymbols';
import { registerTopicProblems } from './topicProblems';

/** What the providers tell of. */
export interface ProviderParts {
	readonly library: Library;
	readonly sources: Sources;
	readonly notes: LiveNotes;
	readonly bibtexDocuments: BibtexDocuments;
	readonly topics: Topics;
	readonly search: LibrarySearch;
	readonly cards: PaperCards;
	readonly checks: BibtexCheckSettings;
	readonly log: vscode.LogOutputChannel;
}

/** What notes, bibliographies and files of topics show and offer where they are edited; `.bib` files have more of their own. */
export function registerProviders({
	library,
	sources,
	notes,
	bibtexDocuments,
	topics,
	search,
	cards,
	checks,
	log,
}: ProviderParts): vscode.Disposable {
	const { bibliographies, documentPapers } = sources;
	const findPapers: FindPapers = (words, limit) => search.search(words, limit);
	const settings = {
		levels: (uri: vscode.Uri) => readSetting('citations.checks', uri),
		onDidChange: (listener: () => void) => onDidChangeSetting('citations.checks', listener),
	};
	return vscode.Disposable.from(
		registerCitationCompletion({ library, documentPapers, search, cards }),
		registerCitationNavigation({ library, documentPapers, search: findPapers }),
		registerCitationReferences({ notes, library, documentPapers, bibtexDocuments }),
		registerCitekeyRename({ notes, library, documentPapers, bibtexDocuments, topicFiles: topics.files }),
		registerCitationDiagnostics({ library, documentPapers, settings, log }),
		registerAmbiguousKeys(library, bibliographies, checks),
		registerPaperHover(library, documentPapers, cards),
		registerCitationDrop(library, documentPapers),
		registerCitationMarks(),
		registerTopicProblems(topics, library),
	);
}
