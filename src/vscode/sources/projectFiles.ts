import * as vscode from 'vscode';
import type { ProjectFile } from '../../core/library/projects/countingBibliographies';
import { pandocDataFolders } from '../../core/library/projects/pandocDataFolders';
import type { DefaultsPlaces } from '../../core/library/projects/pandocDefaults';
import { readProjectYaml, type ProjectYaml } from '../../core/library/projects/projectYaml';
import { projectFiles, projectFolders } from '../../core/library/workspaceFiles';
import { environment } from '../environment';
import type { FolderWatch } from '../files/folderWatch';
import { readIfThere } from '../files/readIfThere';
import { isFile, statIfThere } from '../files/statIfThere';
import { resolvePath } from './bibliographyPatterns';

/**
 * The project files that hold for a folder and what is below it: `_metadata.yml`, `_quarto.yml`, Pandoc defaults, a book's; of the
 * workspace, and those above files that are in none of its folders.
 */
export class ProjectFiles implements vscode.Disposable {
	/** What those of a folder name; until one of them changes. */
	readonly #known = new Map<string, Promise<readonly ProjectFile<vscode.Uri>[]>>();
	/** Folders of no workspace that are watched, too, and what defaults files include, whether or not it is there. */
	readonly #watchedBeside = new Set<string>();
	readonly #changes = new vscode.EventEmitter<void>();
	readonly #disposables: vscode.Disposable[];

	/** Fires when some may name something else than before. */
	readonly onDidChange = this.#changes.event;

	constructor(folders: FolderWatch) {
		this.#disposables = [
			this.#changes,
			this.#watch(`**/${projectGlob}`),
			folders.onDidMove(() => this.#forget()),
			vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forget()),
		];
	}

	/** The first that is found in a project file above a document, nearest first, and the folder of that. */
	async nearest<T>(
		document: vscode.Uri,
		find: (yaml: ProjectYaml) => T | undefined,
	): Promise<{ readonly value: T; readonly folder: vscode.Uri } | undefined> {
		for (const { folder, yaml } of await this.above(document)) {
			const value = find(yaml);
			if (value !== undefined) {
				return { value, folder };
			}
		}
		return undefined;
	}

	/** Those above a document, nearest first. */
	async above(document: vscode.Uri): Promise<readonly ProjectFile<vscode.Uri>[]> {
		const files = await Promise.all(foldersAbove(document).map((folder) => this.#in(folder)));
		return files.flat();
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	#in(folder: vscode.Uri): Promise<readonly ProjectFile<vscode.Uri>[]> {
		const key = folder.toString();
		let known = this.#known.get(key);
		if (!known) {
			if (!vscode.workspace.getWorkspaceFolder(folder)) {
				this.#watchBeside(folder, projectGlob);
			}
			known = readProjects(folder, {
				read: (path) => this.#readIncluded(resolvePath(path, folder)),
				isFile: (path) => this.#isIncluded(resolvePath(path, folder)),
			});
			this.#known.set(key, known);
		}
		return known;
	}

	async #isIncluded(file: vscode.Uri): Promise<boolean> {
		this.#watchIncluded(file);
		return isFile(await statIfThere(file));
	}

	async #readIncluded(file: vscode.Uri): Promise<string | undefined> {
		this.#watchIncluded(file);
		const bytes = await readIfThere(file);
		return bytes && new TextDecoder().decode(bytes);
	}

	#watchIncluded(file: vscode.Uri): void {
		this.#watchBeside(vscode.Uri.joinPath(file, '..'), file.path.slice(file.path.lastIndexOf('/') + 1));
	}

	#watchBeside(folder: vscode.Uri, glob: string): void {
		const key = `${folder.toString()} ${glob}`;
		if (!this.#watchedBeside.has(key)) {
			this.#watchedBeside.add(key);
			this.#disposables.push(this.#watch(new vscode.RelativePattern(folder, glob)));
		}
	}

	#forget(): void {
		this.#known.clear();
		this.#changes.fire();
	}

	#watch(pattern: vscode.GlobPattern): vscode.Disposable {
		const watcher = vscode.workspace.createFileSystemWatcher(pattern);
		const forget = (): void => this.#forget();
		return vscode.Disposable.from(
			watcher,
			watcher.onDidCreate(forget),
			watcher.onDidChange(forget),
			watcher.onDidDelete(forget),
		);
	}
}

/** Those whose project files hold for a document, nearest first. Outside of the workspace there are some on the disk alone. */
function foldersAbove(document: vscode.Uri): readonly vscode.Uri[] {
	const root = vscode.workspace.getWorkspaceFolder(document)?.uri.path;
	if (root === undefined && document.scheme !== 'file') {
		return [];
	}
	const home = environment['HOME'] ?? environment['USERPROFILE'];
	const paths = projectFolders(vscode.Uri.joinPath(document, '..').path, {
		root,
		home: home === undefined ? undefined : vscode.Uri.file(home).path,
	});
	return paths.map((path) => document.with({ path }));
}

async function readProjects(
	folder: vscode.Uri,
	places: Omit<DefaultsPlaces, 'variables'>,
): Promise<readonly ProjectFile<vscode.Uri>[]> {
	const files = await Promise.all(projectFiles.map((name) => readIfThere(vscode.Uri.joinPath(folder, name))));
	const variables = { ...environment, USERDATA: files.some(Boolean) ? await pandocDataFolder() : undefined };
	const there = files.flatMap((bytes, at) => (bytes ? [{ name: projectFiles[at] ?? '', bytes }] : []));
	return Promise.all(
		there.map(async ({ name, bytes }) => {
			const text = new TextDecoder().decode(bytes);
			return { folder, name, yaml: await readProjectYaml(name, text, { ...places, variables }) };
		}),
	);
}

async function pandocDataFolder(): Promise<string | undefined> {
	const folders = pandocDataFolders(environment);
	for (const folder of folders) {
		if (await statIfThere(vscode.Uri.file(folder))) {
			return folder;
		}
	}
	return folders[0];
}

const projectGlob = `{${projectFiles.join(',')}}`;
