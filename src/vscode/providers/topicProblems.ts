import type * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { missingPaperProblems } from '../../core/topics/topicProblems';
import type { Topics } from '../topics/topics';
import { registerFolderFileProblems } from './folderFileProblems';

/** Shows what is wrong with the files of topics, and which papers they name that nobody has, at its place. */
export function registerTopicProblems(topics: Topics, library: Library): vscode.Disposable {
	return registerFolderFileProblems({
		name: 'marginalia-topics',
		files: topics.files,
		onDidChange: topics.onDidChange,
		problemsOf: (file) => {
			const papers = library.citableIn(undefined);
			const missing = library.isLoaded
				? missingPaperProblems(file, (citekey) => papers.find(citekey)?.id)
				: [];
			return [...file.problems, ...missing];
		},
	});
}
