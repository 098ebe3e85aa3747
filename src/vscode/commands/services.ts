import type * as vscode from 'vscode';
import type { ActiveNote } from '../activeNote';
import type { WriteThrough } from '../bibliography/writeThrough';
import type { MovedKeys } from '../movedKeys/movedKeys';
import type { LiveNotes } from '../notes/liveNotes';
import type { PaperCards } from '../paperCards';
import type { PaperPanels } from '../panel/paperPanels';
import type { PickServices } from '../pick/pickPapers';
import type { RecentlyCited } from '../pick/recentlyCited';
import type { DocumentPapers } from '../sources/documentPapers';
import type { TopicChanges } from '../topics/topicChanges';
import type { TopicEditor } from '../topics/topicEditor';
import type { Topics } from '../topics/topics';
import type { PapersView } from '../views/papersView';

/** What commands act on. */
export interface Services extends PickServices {
	readonly documentPapers: DocumentPapers;
	readonly notes: LiveNotes;
	readonly movedKeys: MovedKeys;
	readonly writeThrough: WriteThrough;
	readonly topics: Topics;
	readonly topicChanges: TopicChanges;
	readonly topicEditor: TopicEditor;
	readonly cards: PaperCards;
	readonly activeNote: ActiveNote;
	readonly view: PapersView;
	readonly panels: PaperPanels;
	readonly recentlyCited: RecentlyCited;
	readonly log: vscode.LogOutputChannel;
}
