import type * as vscode from 'vscode';
import type { MovedKeysFiles } from '../movedKeys/movedKeys';
import { registerFolderFileProblems } from './folderFileProblems';

/** Shows what is wrong with the files of moved citekeys, at its place. */
export function registerMovedKeysProblems(files: MovedKeysFiles): vscode.Disposable {
	return registerFolderFileProblems({
		name: 'marginalia-moved-keys',
		files,
		onDidChange: files.onDidChange,
		problemsOf: ({ problems }) => problems,
	});
}
