import * as vscode from 'vscode';
import type { Problem } from '../../core/model/problem';
import type { FolderFile, FolderFiles } from '../files/folderFiles';
import { toDiagnostic } from './bibtexDiagnostics';

/** What is shown of the files of one name. */
export interface FolderFileProblems<Content extends object> {
	/** What the collection of diagnostics is called. */
	readonly name: string;
	readonly files: FolderFiles<Content>;
	/** Fires when there may be other problems. */
	readonly onDidChange: vscode.Event<void>;
	readonly problemsOf: (file: FolderFile<Content>) => readonly Problem[];
}

/** Shows what is wrong with the files that folders keep for Marginalia, at its place. */
export function registerFolderFileProblems<Content extends object>({
	name,
	files,
	onDidChange,
	problemsOf,
}: FolderFileProblems<Content>): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection(name);
	const show = (): void => {
		collection.clear();
		for (const file of files.files) {
			collection.set(
				file.uri,
				problemsOf(file).map((problem) => toDiagnostic(problem, file.uri)),
			);
		}
	};
	return vscode.Disposable.from(collection, onDidChange(show));
}
