import * as vscode from 'vscode';
import { namedBibliographies } from '../../core/library/namedBibliographies';
import { namedStyle, type NamedStyle } from '../../core/library/namedStyle';
import { projectFiles } from '../../core/library/workspaceFiles';
import { mayBeFolder } from '../mayBeFolder';
import { readIfThere } from '../readIfThere';

/** What a project file names. */
export interface ProjectYaml {
	readonly bibliographies: readonly string[] | undefined;
	readonly style: NamedStyle;
}

/** The project files of the workspace that hold for a folder and what is below it: `_metadata.yml`, `_quarto.yml`, Pandoc defaults. */
export class ProjectFiles implements vscode.Disposable {
	/** What those of a folder name; until one of them changes. */
	readonly #known = new Map<string, Promise<readonly ProjectYaml[]>>();
	readonly #changes = new vscode.EventEmitter<void>();
	readonly #disposables: readonly vscode.Disposable[];

	/** Fires when some may name something else than before. */
	readonly onDidChange = this.#changes.event;

	constructor() {
		const files = vscode.workspace.createFileSystemWatcher(`**/{${projectFiles.join(',')}}`);
		const all = vscode.workspace.createFileSystemWatcher('**', false, true, false);
		const forget = (): void => {
			this.#known.clear();
			this.#changes.fire();
		};
		const forgetFolder = (uri: vscode.Uri): void => {
			if (mayBeFolder(uri)) {
				forget();
			}
		};
		this.#disposables = [
			this.#changes,
			files,
			all,
			files.onDidCreate(forget),
			files.onDidChange(forget),
			files.onDidDelete(forget),
			all.onDidCreate(forgetFolder),
			all.onDidDelete(forgetFolder),
			vscode.workspace.onDidChangeWorkspaceFolders(forget),
		];
	}

	/** The first that is found in a project file above a document, nearest first, and the folder of that. */
	async nearest<T>(
		document: vscode.Uri,
		find: (yaml: ProjectYaml) => T | undefined,
	): Promise<{ readonly value: T; readonly folder: vscode.Uri } | undefined> {
		const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
		for (
			let folder = vscode.Uri.joinPath(document, '..');
			root && folder.path.startsWith(root.path);
			folder = vscode.Uri.joinPath(folder, '..')
		) {
			for (const yaml of await this.#in(folder)) {
				const value = find(yaml);
				if (value !== undefined) {
					return { value, folder };
				}
			}
			if (folder.path === root.path) {
				return undefined;
			}
		}
		return undefined;
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	#in(folder: vscode.Uri): Promise<readonly ProjectYaml[]> {
		const key = folder.toString();
		const known = this.#known.get(key) ?? readProject(folder);
		this.#known.set(key, known);
		return known;
	}
}

async function readProject(folder: vscode.Uri): Promise<readonly ProjectYaml[]> {
	const files = await Promise.all(projectFiles.map((name) => readIfThere(vscode.Uri.joinPath(folder, name))));
	return files.flatMap((bytes) => {
		const yaml = bytes && new TextDecoder().decode(bytes);
		return yaml === undefined ? [] : [{ bibliographies: namedBibliographies(yaml), style: namedStyle(yaml) }];
	});
}
