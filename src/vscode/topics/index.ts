import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import type { LiveIndex } from '../search/liveIndex';
import { LibrarySearch } from '../search/librarySearch';
import type { LiveNotes } from '../notes/liveNotes';
import { sourceLabel } from '../sources/sourceLabel';
import { TopicChanges } from './topicChanges';
import { TopicEditor } from './topicEditor';
import { openTopicFiles } from './topicFiles';
import { Topics } from './topics';

/** Topics and the search, each of which asks the other: a query for topics, a smart topic for what a query finds. */
export interface TopicsAndSearch extends vscode.Disposable {
	readonly topics: Topics;
	readonly topicChanges: TopicChanges;
	readonly topicEditor: TopicEditor;
	readonly search: LibrarySearch;
	/** Has queries ask who has a note and who is cited. */
	followNotes(notes: LiveNotes): void;
	/** Reads the files of topics. Never rejects. */
	load(): Promise<void>;
}

/** What they stand on. */
export interface TopicParts {
	readonly library: Library;
	readonly index: LiveIndex;
	readonly log: vscode.LogOutputChannel;
}

export function openTopics({ library, index, log }: TopicParts): TopicsAndSearch {
	let notes: LiveNotes | undefined;
	const files = openTopicFiles();
	const topics = new Topics(library, index, files, log);
	const topicEditor = new TopicEditor();
	const search = new LibrarySearch(
		library,
		index,
		{
			get topicsOf() {
				return topics.topicsOf;
			},
			sourceLabel,
			/** Nobody knows before all notes are read, neither who has a note nor who is cited. */
			get hasNote() {
				const known = notes?.isLoaded ? notes : undefined;
				return known && ((paper: Paper) => known.hasNote(paper));
			},
			get isCited() {
				const known = notes?.isLoaded ? notes : undefined;
				return known && ((paper: Paper) => known.isCited(paper, library.oldKeysOf(paper)));
			},
		},
		log,
	);
	const indexed = topics.onDidChange(() => void index.setTopics(topics.listedTopicsOf));
	const disposable = vscode.Disposable.from(files, topics, search, indexed);
	return {
		topics,
		topicChanges: new TopicChanges(topics, topicEditor),
		topicEditor,
		search,
		followNotes: (followed) => {
			notes = followed;
		},
		load: () => files.load(),
		dispose: () => disposable.dispose(),
	};
}
