import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { LiveIndex } from '../liveIndex';
import { LibrarySearch } from '../librarySearch';
import { sourceLabel } from '../sources/sourceLabel';
import { TopicChanges } from './topicChanges';
import { TopicEditor } from './topicEditor';
import { TopicFiles } from './topicFiles';
import { Topics } from './topics';

/** Topics and the search, each of which asks the other: a query for topics, a smart topic for what a query finds. */
export interface TopicsAndSearch extends vscode.Disposable {
	readonly topics: Topics;
	readonly topicChanges: TopicChanges;
	readonly topicEditor: TopicEditor;
	readonly search: LibrarySearch;
	/** Reads the files of topics. Never rejects. */
	load(): Promise<void>;
}

export function openTopics(
	library: Library,
	index: LiveIndex,
	log: vscode.LogOutputChannel,
): TopicsAndSearch {
	const files = new TopicFiles();
	const topics = new Topics(library, index, files, log);
	const topicEditor = new TopicEditor();
	const search = new LibrarySearch(
		library,
		index,
		{ topicsOf: (paper) => topics.topicsOf(paper), sourceLabel },
		log,
	);
	const disposable = vscode.Disposable.from(files, topics, search);
	return {
		topics,
		topicChanges: new TopicChanges(topics, topicEditor),
		topicEditor,
		search,
		load: () => files.load(),
		dispose: () => disposable.dispose(),
	};
}
