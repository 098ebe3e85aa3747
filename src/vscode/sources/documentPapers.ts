import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Papers } from '../../core/library/papers';
import { frontMatterOf, namedBibliographies } from '../../core/library/namedBibliographies';
import type { Bibliographies } from './bibliographies';
import { resolvePath } from './bibliographyPatterns';
import { sampleSource } from './sampleLibrary';

/**
 * Which papers may be cited in a document: those of the bibliographies that its own YAML names; failing that, of those that the
 * nearest project file above it names (`_metadata.yml`, `_quarto.yml`, Pandoc defaults); failing that, all that its folder's
 * settings find, and the sample. Paths are relative to the file that names them.
 */
export class DocumentPapers {
	constructor(
		private readonly library: Library,
		private readonly bibliographies: Bibliographies,
	) {}

	async of(document: vscode.TextDocument): Promise<Papers> {
		const named = await this.#named(document);
		if (named) {
			await this.bibliographies.include(named);
			return this.library.of(named.map((uri) => uri.toString()));
		}
		const folder = vscode.workspace.getWorkspaceFolder(document.uri);
		return folder
			? this.library.of([...this.bibliographies.sourcesOf(folder.uri), sampleSource])
			: this.library;
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
			for (const name of projectFiles) {
				const paths = namedBibliographies(await readIfThere(vscode.Uri.joinPath(folder, name)));
				if (paths) {
					const at = folder;
					return paths.map((path) => resolvePath(path, at));
				}
			}
			if (folder.path === root.path) {
				break;
			}
		}
		return undefined;
	}
}

async function readIfThere(uri: vscode.Uri): Promise<string> {
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	} catch {
		return '';
	}
}

/** Files that hold for a folder and what is below it, nearest first. */
const projectFiles: readonly string[] = [
	'_metadata.yml',
	'_quarto.yml',
	'_quarto.yaml',
	'defaults.yaml',
	'defaults.yml',
	'pandoc.yaml',
	'pandoc.yml',
];
