import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { frontMatterOf, namedBibliographies } from '../../core/library/namedBibliographies';
import type { Papers } from '../../core/library/papers';
import { projectFiles } from '../../core/library/workspaceFiles';
import { withoutRange } from '../../core/model/entry';
import { parseFrontMatterReferences } from '../../core/sources/cslYaml';
import { readIfThere } from '../readIfThere';
import type { Bibliographies } from './bibliographies';
import { resolvePath } from './bibliographyPatterns';
import { sampleSource } from './sampleLibrary';

/**
 * Which papers may be cited in a document: those of the `references:` in its own YAML, and those of the bibliographies that its YAML
 * names; failing these, of those that the nearest project file above it names (`_metadata.yml`, `_quarto.yml`, Pandoc defaults);
 * failing those, all that its folder's settings find, and the sample. Paths are relative to the file that names them.
 */
export class DocumentPapers implements vscode.Disposable {
	/** What the project files of a folder name; until one of them changes. */
	readonly #projects = new Map<string, Promise<readonly vscode.Uri[] | undefined>>();
	/** The version of each open note whose references are in the library. */
	readonly #referenced = new Map<string, number>();
	readonly #disposables: readonly vscode.Disposable[];

	constructor(
		private readonly library: Library,
		private readonly bibliographies: Bibliographies,
	) {
		const watcher = vscode.workspace.createFileSystemWatcher(`**/{${projectFiles.join(',')}}`);
		const forgetProjects = (): void => this.#projects.clear();
		this.#disposables = [
			watcher,
			watcher.onDidCreate(forgetProjects),
			watcher.onDidChange(forgetProjects),
			watcher.onDidDelete(forgetProjects),
			vscode.workspace.onDidChangeWorkspaceFolders(forgetProjects),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forgetReferences(uri)),
		];
	}

	async of(document: vscode.TextDocument): Promise<Papers> {
		const sources = await this.#sourcesOf(document);
		return sources ? this.library.of(sources) : this.library;
	}

	/** The sources of these papers, in the order in which they count. */
	async sourcesOf(document: vscode.TextDocument): Promise<readonly string[]> {
		const { sources } = this.library;
		return (
			(await this.#sourcesOf(document)) ?? [
				...sources.filter((source) => source !== sampleSource),
				sampleSource,
			]
		);
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	/** `undefined` for all of the library. */
	async #sourcesOf(document: vscode.TextDocument): Promise<readonly string[] | undefined> {
		const own = this.#readReferences(document);
		const named = await this.#named(document);
		if (named) {
			await this.bibliographies.include(named);
			return [...own, ...named.map((uri) => uri.toString())];
		}
		const folder = vscode.workspace.getWorkspaceFolder(document.uri);
		return folder && [...own, ...this.bibliographies.sourcesOf(folder.uri), sampleSource];
	}

	/** Brings the references of a note's own YAML into the library, as a source of its own. */
	#readReferences(document: vscode.TextDocument): readonly string[] {
		const source = document.uri.toString();
		if (this.#referenced.get(source) !== document.version) {
			const { entries } = parseFrontMatterReferences(document.getText());
			if (entries.length === 0) {
				this.#forgetReferences(document.uri);
				return [];
			}
			this.#referenced.set(source, document.version);
			this.library.setEntries(source, entries.map(withoutRange));
		}
		return [source];
	}

	#forgetReferences(uri: vscode.Uri): void {
		if (this.#referenced.delete(uri.toString())) {
			this.library.removeSource(uri.toString());
		}
	}

	async #named(document: vscode.TextDocument): Promise<readonly vscode.Uri[] | undefined> {
		const own = namedBibliographies(frontMatterOf(document.getText()) ?? '');
		const home = vscode.Uri.joinPath(document.uri, '..');
		if (own) {
			return own.map((path) => resolvePath(path, home));
		}
		const root = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
		for (
			let folder = home;
			root && folder.path.startsWith(root.path);
			folder = vscode.Uri.joinPath(folder, '..')
		) {
			const named = await this.#namedByProject(folder);
			if (named || folder.path === root.path) {
				return named;
			}
		}
		return undefined;
	}

	#namedByProject(folder: vscode.Uri): Promise<readonly vscode.Uri[] | undefined> {
		const key = folder.toString();
		const known = this.#projects.get(key) ?? readProject(folder);
		this.#projects.set(key, known);
		return known;
	}
}

async function readProject(folder: vscode.Uri): Promise<readonly vscode.Uri[] | undefined> {
	for (const name of projectFiles) {
		const bytes = await readIfThere(vscode.Uri.joinPath(folder, name));
		const paths = bytes && namedBibliographies(new TextDecoder().decode(bytes));
		if (paths) {
			return paths.map((path) => resolvePath(path, folder));
		}
	}
	return undefined;
}
