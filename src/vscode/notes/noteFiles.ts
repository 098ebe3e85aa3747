import * as vscode from 'vscode';
import { isNotePath, within } from '../../core/library/workspaceFiles';
import { isCiting } from '../activeNote';
import type { FolderWatch } from '../files/folderWatch';
import { isFolder, statIfThere } from '../files/statIfThere';
import { excludedPath, findFiles, findFilesIn } from '../files/findFiles';

/** All files of the workspace that are notes. */
export async function findNotes(): Promise<readonly vscode.Uri[]> {
	return findFiles(notesGlob);
}

/** Whether a file of the workspace is a note by its name and place. */
export function isNoteFile(uri: vscode.Uri): boolean {
	const folder = vscode.workspace.getWorkspaceFolder(uri);
	return folder !== undefined && isNotePath(uri.path) && !isExcluded(uri, folder);
}

/** Whether an open document counts: a note that has no file yet, one of the workspace, or one opened by itself; no old version of one. */
export function isOpenNote(document: vscode.TextDocument): boolean {
	const { uri } = document;
	const folder = vscode.workspace.getWorkspaceFolder(uri);
	const isReal = folder ? !isExcluded(uri, folder) : ['untitled', 'file'].includes(uri.scheme);
	return isReal && !document.isClosed && (isCiting(document) || isNotePath(uri.path));
}

/**
 * All files in some folders that are notes; none where there is no folder. Each search walks through all its files in a process of its own:
 * where there are many folders, one through the workspace takes less.
 */
export async function findNotesIn(folders: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
	const stats = await Promise.all(folders.map(statIfThere));
	const there = folders.filter((_, at) => isFolder(stats[at]));
	if (there.length > mostSearched) {
		const all = new Map((await findNotes()).map((note) => [note.toString(), note]));
		return within(there.map(String), all.keys()).flatMap((note) => all.get(note) ?? []);
	}
	const found = await Promise.all(there.map((folder) => findFilesIn(folder, notesGlob)));
	return found.flat();
}

/** How a note is called where it is named: its file without the extension. */
export function noteName({ path }: vscode.Uri): string {
	const file = path.slice(path.lastIndexOf('/') + 1);
	return isNotePath(file) ? file.slice(0, file.lastIndexOf('.')) : file;
}

/** What is told of files. */
export interface NoteEvents {
	/** A note came, or says something else. */
	readonly onChange: (note: vscode.Uri) => void;
	/** Perhaps a folder came, or another in its place. */
	readonly onMove: (folder: vscode.Uri) => void;
	/** A file is gone, or a folder. */
	readonly onDelete: (uri: vscode.Uri) => void;
}

export function watchNotes(
	folders: FolderWatch,
	{ onChange, onMove, onDelete }: NoteEvents,
): vscode.Disposable {
	const notes = vscode.workspace.createFileSystemWatcher(notesGlob, false, false, true);
	const changed = (uri: vscode.Uri): void => {
		if (isNoteFile(uri)) {
			onChange(uri);
		}
	};
	return vscode.Disposable.from(
		notes,
		notes.onDidChange(changed),
		notes.onDidCreate(changed),
		folders.onDidMove(onMove),
		folders.onDidDelete(onDelete),
	);
}

function isExcluded(uri: vscode.Uri, folder: vscode.WorkspaceFolder): boolean {
	return excludedPath.test(`${uri.path.slice(folder.uri.path.length)}/`);
}

const mostSearched = 3;
const notesGlob = '**/*.{md,markdown,mdx,qmd,rmd,Rmd,typ}';
