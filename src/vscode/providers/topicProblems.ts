import type * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Problem } from '../../core/model/problem';
import { missingPapers } from '../../core/topics/topicPlaces';
import type { FolderTopics } from '../topics/topicFiles';
import type { Topics } from '../topics/topics';
import { registerFolderFileProblems } from './folderFileProblems';

/** Shows what is wrong with the files of topics, and which papers they name that nobody has, at its place. */
export function registerTopicProblems(topics: Topics, library: Library): vscode.Disposable {
	return registerFolderFileProblems({
		name: 'marginalia-topics',
		files: topics.files,
		onDidChange: topics.onDidChange,
		problemsOf: (file) => [...file.problems, ...(library.isLoaded ? missingProblems(file, library) : [])],
	});
}

function missingProblems({ topics }: FolderTopics, library: Library): readonly Problem[] {
	const papers = library.citableIn(undefined);
	return missingPapers(topics, (citekey) => papers.find(citekey)?.id).map(({ text, range }) => ({
		code: 'topics-missing-paper',
		severity: 'warning',
		message: `No paper in the library has the citekey “${text}”.`,
		range,
	}));
}
