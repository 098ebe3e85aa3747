import * as vscode from 'vscode';
import { nearestKeys } from '../../core/format/nearestKeys';
import { quoteValue } from '../../core/search/language/quoteValue';
import type { Library } from '../../core/library/library';
import type { PaperLine, PaperView, TopicLine, TopicView } from '../../protocol';
import type { ActiveNote } from '../activeNote';
import type { LibrarySearch } from '../search/librarySearch';
import type { PaperCards } from '../paperCards';
import type { TopicViews } from '../topics/topicViews';
import { nearestTopics } from './nearestTopics';
import { toPaperLine, toPaperView } from './paperView';

/** What the panels are built from. */
export interface PaperPanelParts {
	readonly extensionUri: vscode.Uri;
	readonly library: Library;
	readonly search: LibrarySearch;
	readonly cards: PaperCards;
	readonly activeNote: ActiveNote;
	readonly topics: TopicViews;
	readonly log: vscode.LogOutputChannel;
}

/** What one panel needs to know and to have done. */
export interface PaperPanelServices {
	readonly extensionUri: vscode.Uri;
	readonly log: vscode.LogOutputChannel;
	/** What to show of a paper; `undefined` when the library has none of that id. */
	getPaperView(id: string): PaperView | undefined | Thenable<PaperView | undefined>;
	/** The papers whose citekeys are most like an unknown one, nearest first. */
	getNearestPapers(id: string): readonly PaperLine[];
	/** What to show of a topic; `undefined` when there is none of that path. */
	getTopicView(path: string): TopicView | undefined | Thenable<TopicView | undefined>;
	/** The topics whose names are most like an unknown one, nearest first. */
	getNearestTopics(path: string): Thenable<readonly TopicLine[]>;
	/** Until this holds, an unknown paper or topic is not called missing. */
	isLibraryLoaded(): boolean;
	/** File name of the note that the "Insert …" buttons would write into. */
	getNoteName(): string | undefined;
	readonly actions: {
		cite(id: string): Thenable<unknown>;
		insertSummary(id: string): Thenable<unknown>;
		openPdf(id: string): Thenable<unknown>;
		revealEntry(id: string): Thenable<unknown>;
		insertTopicReview(path: string): Thenable<unknown>;
		editTopic(path: string): Thenable<unknown>;
		searchTopic(topic: string): Thenable<unknown>;
		searchPapers(): Thenable<unknown>;
	};
}

export function paperPanelServices(parts: PaperPanelParts): PaperPanelServices {
	const { library, search, cards, activeNote, topics } = parts;
	const run = (command: string, ...args: readonly string[]) =>
		vscode.commands.executeCommand(`marginalia.${command}`, ...args);
	return {
		extensionUri: parts.extensionUri,
		log: parts.log,
		getPaperView: (id) => {
			const paper = library.lookUp(id);
			return (
				paper &&
				toPaperView(
					{ ...paper, topics: topics.topicsOf(paper) },
					{ summary: cards.summary(paper), related: search.related(paper.id, mostRelated) },
				)
			);
		},
		getNearestPapers: (id) => nearestKeys(id, library.papers).map(toPaperLine),
		getTopicView: (path) => topics.view(path),
		getNearestTopics: async (path) => nearestTopics(path, await topics.lines()),
		isLibraryLoaded: () => library.isLoaded,
		getNoteName: () => activeNote.document?.uri.path.split('/').at(-1),
		actions: {
			cite: (id) => run('insertCitation', id),
			insertSummary: (id) => run('insertSummary', id),
			openPdf: (id) => run('openPdf', id),
			revealEntry: (id) => run('revealEntry', id),
			insertTopicReview: (path) => run('insertTopicReview', path),
			editTopic: (path) => run('editTopic', path),
			searchTopic: (topic) => run('searchPapers', `topic:${quoteValue(topic)} `),
			searchPapers: () => run('searchPapers'),
		},
	};
}

const mostRelated = 6;
