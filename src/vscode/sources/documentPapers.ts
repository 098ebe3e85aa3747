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
		const own = this.#readReferences(document);
		const others = await this.#othersOf(document.uri, document.getText());
		return others ? this.library.of([...own, ...others]) : this.library;
	}

	/** The sources of these papers, in the order in which they count. */
	async sourcesOf(document: vscode.TextDocument): Promise<readonly string[]> {
		const own = this.#readReferences(document);
		return [...own, ...(await this.sourcesBeside(document.uri, document.getText()))];
	}

	/** The same for a note that need not be open, without the references in its own YAML. */
	async sourcesBeside(uri: vscode.Uri, text: string): Promise<readonly string[]> {
		const all = this.library.sources.filter((source) => source !== sampleSource).sort();
		return (await this.#othersOf(uri, text)) ?? [...all, sampleSource];
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	/** The sources beside its own references; `undefined` for all of the library. */
	async #othersOf(uri: vscode.Uri, text: string): Promise<readonly string[] | undefined> {
		const named = await this.#named(uri, text);
		if (named) {
			await this.bibliographies.include(named);
			return named.map((each) => each.toString());
		}
		const folder = vscode.workspace.getWorkspaceFolder(uri);
		return folder && [...this.bibliographies.sourcesOf(folder.uri), sampleSource];
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

	async #named(uri: vscode.Uri, text: string): Promise<readonly vscode.Uri[] | undefined> {
		const own = namedBibliographies(frontMatterOf(text) ?? '');
		const home = vscode.Uri.joinPath(uri, '..');
		if (own) {
			return own.map((path) => resolvePath(path, home));
		}
		const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
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
