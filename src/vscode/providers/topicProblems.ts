import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Problem } from '../../core/model/problem';
import { missingPapers } from '../../core/topics/topicPlaces';
import type { FolderTopics } from '../topics/topicFiles';
import type { Topics } from '../topics/topics';
import { toDiagnostic } from './bibtexDiagnostics';

/** Shows what is wrong with the files of topics, and which papers they name that nobody has, at its place. */
export function registerTopicProblems(topics: Topics, library: Library): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('marginalia-topics');
	const show = (): void => {
		collection.clear();
		for (const file of topics.files.files) {
			const missing = library.isLoaded ? missingProblems(file, library) : [];
			const problems = [...file.problems, ...missing];
			collection.set(
				file.uri,
				problems.map((problem) => toDiagnostic(problem, file.uri)),
			);
		}
	};
	return vscode.Disposable.from(collection, topics.onDidChange(show));
}

function missingProblems({ topics }: FolderTopics, library: Library): readonly Problem[] {
	return missingPapers(topics, (citekey) => library.find(citekey)?.id).map(({ text, range }) => ({
		code: 'topics-missing-paper',
		severity: 'warning',
		message: `No paper in the library has the citekey “${text}”.`,
		range,
	}));
}
