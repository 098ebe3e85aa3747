import type * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { ActiveNote } from '../activeNote';
import type { LiveIndex } from '../liveIndex';
import type { PaperCards } from '../paperCards';
import type { PaperPanels } from '../panel/paperPanels';
import type { DocumentPapers } from '../sources/documentPapers';
import type { PapersView } from '../views/papersView';

/** What commands act on. */
export interface Services {
	readonly library: Library;
	readonly documentPapers: DocumentPapers;
	readonly index: LiveIndex;
	readonly cards: PaperCards;
	readonly activeNote: ActiveNote;
	readonly view: PapersView;
	readonly panels: PaperPanels;
	readonly log: vscode.LogOutputChannel;
}
