import * as vscode from 'vscode';
import { excludedFolders } from '../../core/library/workspaceFiles';
import { fileSystemOf, inTime } from './inTime';
import { wait } from '../timing/wait';

/** The files of the workspace that a glob finds, each once; none in the folders that hold other people's files. */
export async function findFiles(glob: string): Promise<readonly vscode.Uri[]> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const found = await Promise.all(folders.map(({ uri }) => findFilesIn(uri, glob)));
	// One folder may be in another.
	return [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()];
}

/**
 * The files below a folder that a glob finds; likewise. They are searched for by VS Code. In the file system of another extension it has
 * somebody else search, and waits without end where nobody does (`waitForProvider` in VS Code's `searchService.ts`): there the folders are
 * walked through.
 */
export async function findFilesIn(folder: vscode.Uri, glob: string): Promise<readonly vscode.Uri[]> {
	const pattern = new vscode.RelativePattern(folder, glob);
	if (folder.scheme === 'file') {
		return vscode.workspace.findFiles(pattern, excludedGlob);
	}
	const fileSystem = fileSystemOf(folder);
	const cancellation = new vscode.CancellationTokenSource();
	const searching = Promise.resolve(
		vscode.workspace.findFiles(pattern, excludedGlob, undefined, cancellation.token),
	);
	try {
		const late = wait(unsearched.has(fileSystem) ? 0 : searchMilliseconds).then(() => undefined);
		const found = await Promise.race([searching, late]);
		if (found) {
			unsearched.delete(fileSystem);
			return found;
		}
		unsearched.add(fileSystem);
		return await Promise.race([searching, walk(pattern)]);
	} finally {
		cancellation.cancel();
		cancellation.dispose();
	}
}

/** Some folders at a time, the upper ones first; one that does not answer, or is elsewhere by a symbolic link, is passed over. */
async function walk(pattern: vscode.RelativePattern): Promise<readonly vscode.Uri[]> {
	const found: vscode.Uri[] = [];
	const waiting: vscode.Uri[] = [pattern.baseUri];
	for (let read = 0; waiting.length > 0 && read < mostFolders; read += foldersAtOnce) {
		for (const { files, folders } of await Promise.all(waiting.splice(0, foldersAtOnce).map(readFolder))) {
			found.push(...files.filter((uri) => isFoundBy(pattern, uri)));
			waiting.push(...folders);
		}
	}
	return found;
}

interface FolderContent {
	readonly files: readonly vscode.Uri[];
	/** None that holds other people's files. */
	readonly folders: readonly vscode.Uri[];
}

async function readFolder(folder: vscode.Uri): Promise<FolderContent> {
	try {
		const all = await inTime(folder, () => vscode.workspace.fs.readDirectory(folder));
		const named = (isMeant: (type: vscode.FileType, name: string) => boolean): readonly vscode.Uri[] =>
			all.filter(([name, type]) => isMeant(type, name)).map(([name]) => vscode.Uri.joinPath(folder, name));
		return {
			files: named((type) => (type & vscode.FileType.File) !== 0),
			folders: named((type, name) => type === vscode.FileType.Directory && !excludedFolders.includes(name)),
		};
	} catch {
		return { files: [], folders: [] };
	}
}

/** Whether a pattern finds a file. A selector of documents asks nothing of them but these two. */
export function isFoundBy(pattern: vscode.GlobPattern, uri: vscode.Uri): boolean {
	return vscode.languages.match({ pattern }, { uri, languageId: '' } as vscode.TextDocument) > 0;
}

/** The folders that hold other people's files, and what is made of one's own: as a glob, and in a path below a folder. */
export const excludedGlob = `**/{${excludedFolders.join(',')}}/**`;
export const excludedPath = new RegExp(`/(?:${excludedFolders.join('|').replaceAll('.', '\\.')})/`);

/** The file systems that nobody seemed to search, by their addresses: the next time they are walked through at once. */
const unsearched = new Set<string>();
/** Whoever searches on a server may take that long. */
const searchMilliseconds = 3000;
const mostFolders = 5000;
const foldersAtOnce = 16;
