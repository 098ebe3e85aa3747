import * as vscode from 'vscode';
import { nearestKeys } from '../../core/format/nearestKeys';
import type { Library } from '../../core/library/library';
import type { PaperLine, PaperView } from '../../protocol';
import type { ActiveNote } from '../activeNote';
import type { LiveIndex } from '../liveIndex';
import type { PaperCards } from '../paperCards';
import { toPaperLine, toPaperView } from './paperView';

/** What the panels are built from. */
export interface PaperPanelParts {
	readonly extensionUri: vscode.Uri;
	readonly library: Library;
	readonly index: LiveIndex;
	readonly cards: PaperCards;
	readonly activeNote: ActiveNote;
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
	/** Until this holds, an unknown id is not called missing. */
	isLibraryLoaded(): boolean;
	/** File name of the note that "Insert Citation" and "Insert Summary" would write into. */
	getNoteName(): string | undefined;
	readonly actions: {
		cite(id: string): Thenable<unknown>;
		insertSummary(id: string): Thenable<unknown>;
		searchTopic(topic: string): Thenable<unknown>;
		searchPapers(): Thenable<unknown>;
	};
}

export function paperPanelServices(parts: PaperPanelParts): PaperPanelServices {
	const { library, index, cards, activeNote } = parts;
	const run = (command: string, ...args: readonly string[]) =>
		vscode.commands.executeCommand(`marginalia.${command}`, ...args);
	return {
		extensionUri: parts.extensionUri,
		log: parts.log,
		getPaperView: (id) => {
			const paper = library.find(id);
			return (
				paper &&
				toPaperView(paper, { summary: cards.summary(paper), related: index.related(id, mostRelated) })
			);
		},
		getNearestPapers: (id) => nearestKeys(id, library.papers).map(toPaperLine),
		isLibraryLoaded: () => library.isLoaded,
		getNoteName: () => activeNote.document?.uri.path.split('/').at(-1),
		actions: {
			cite: (id) => run('insertCitation', id),
			insertSummary: (id) => run('insertSummary', id),
			searchTopic: (topic) => run('searchPapers', topic.split('/').at(-1) ?? topic),
			searchPapers: () => run('searchPapers'),
		},
	};
}

const mostRelated = 6;
