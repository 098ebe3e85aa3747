import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { BibtexDocuments } from './bibtexDocuments';
import type { LibrarySearch } from '../search/librarySearch';
import type { WriteThrough } from '../bibliography/writeThrough';
import type { MovedKeys } from '../movedKeys/movedKeys';
import type { LiveNotes } from '../notes/liveNotes';
import type { PaperCards } from '../paperCards';
import { checkSettings, type CheckSettings } from '../settings';
import type { Sources } from '../sources';
import type { Topics } from '../topics/topics';
import { registerAmbiguousKeys } from './ambiguousKeys';
import { registerCitationCompletion } from './citationCompletion';
import { registerCitationNavigation } from './citationDefinition';
import { registerCitationDiagnostics } from './citationDiagnostics';
import { registerCitationDrop } from './citationDrop';
import { registerCitationPaste } from './citationPaste';
import { registerCitationMarks } from './citationMarks';
import { registerCitationReferences } from './citationReferences';
import { registerCitekeyRename } from './citekeyRename';
import { registerDoiLinks } from './doiLinks';
import { registerEncodingFixes } from './encodingFixes';
import { registerMovedKeysProblems } from './movedKeysProblems';
import { registerPaperHover } from './paperHover';
import type { FindPapers } from './paperSymbols';
import { registerReferenceDiagnostics } from './referenceDiagnostics';
import { registerRecordOutline } from './recordOutline';
import { registerSourceFixes } from './sourceFixes';
import { registerStyledCitationHover } from './styledCitationHover';
import { registerTopicProblems } from './topicProblems';
import { registerUncitedEntries } from './uncitedEntries';

/** What the providers tell of. */
export interface ProviderParts {
	readonly extensionUri: vscode.Uri;
	readonly library: Library;
	readonly sources: Sources;
	readonly writeThrough: WriteThrough;
	readonly notes: LiveNotes;
	readonly movedKeys: MovedKeys;
	readonly bibtexDocuments: BibtexDocuments;
	readonly topics: Topics;
	readonly search: LibrarySearch;
	readonly cards: PaperCards;
	readonly checks: CheckSettings;
	readonly log: vscode.LogOutputChannel;
}

/** What notes, bibliographies, files of topics and of moved citekeys show and offer where they are edited; `.bib` files have more of their own. */
export function registerProviders({
	extensionUri,
	library,
	sources,
	writeThrough,
	notes,
	movedKeys,
	bibtexDocuments,
	topics,
	search,
	cards,
	checks,
	log,
}: ProviderParts): vscode.Disposable {
	const { bibliographies, documentPapers, documentStyles } = sources;
	const findPapers: FindPapers = (words, limit) => search.search(words, limit);
	const settings = checkSettings('citations.checks');
	return vscode.Disposable.from(
		registerCitationCompletion({ library, documentPapers, documentStyles, search, cards }),
		registerCitationNavigation({ library, documentPapers, notes, search: findPapers }),
		registerCitationReferences({ notes, library, documentPapers, bibtexDocuments }),
		registerCitekeyRename({
			notes,
			library,
			documentPapers,
			bibtexDocuments,
			topicFiles: topics.files,
			movedKeysFiles: movedKeys.files,
		}),
		registerCitationDiagnostics({ library, documentPapers, writeThrough, settings, log }),
		registerAmbiguousKeys(library, bibliographies, checks),
		registerReferenceDiagnostics(checks, log),
		registerSourceFixes(),
		registerRecordOutline(),
		registerDoiLinks(library),
		registerEncodingFixes(),
		registerUncitedEntries({ library, documentPapers, notes, bibliographies, settings, log }),
		// VS Code puts what was registered last on top.
		registerStyledCitationHover({ documentPapers, documentStyles, extensionUri, log }),
		registerPaperHover({ library, documentPapers, notes, cards }),
		registerCitationDrop({ library, documentPapers, writeThrough }),
		registerCitationPaste({ library, documentPapers, writeThrough, log }),
		registerCitationMarks(),
		registerTopicProblems(topics, library),
		registerMovedKeysProblems(movedKeys.files),
	);
}
