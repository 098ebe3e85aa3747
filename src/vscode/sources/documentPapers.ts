import * as vscode from 'vscode';
import type { CitablePapers } from '../../core/library/citablePapers';
import { countingBibliographies } from '../../core/library/projects/countingBibliographies';
import type { Library } from '../../core/library/library';
import { bibliographiesNamedIn } from '../../core/library/projects/namedBibliographies';
import { inCountingOrder } from '../../core/library/scopedPapers';
import { isTypstPath } from '../../core/library/workspaceFiles';
import { withoutRange } from '../../core/model/entry';
import { parseFrontMatterReferences } from '../../core/sources/cslYaml';
import { fileOf, folderOf } from '../files/folderOf';
import type { Bibliographies } from './bibliographies';
import { resolvePath } from './bibliographyPatterns';
import type { ProjectFiles } from './projectFiles';
import { sampleSource } from './sampleSource';

/**
 * Which papers may be cited in a document. The first of these that there are:
 *
 * 1. The `references:` in its YAML and the bibliographies that its YAML names, or the Typst document itself. In a Quarto project, those
 *    of the project come to them (`countingBibliographies`).
 * 2. The bibliographies that the nearest project file above it names: `_metadata.yml`, `_quarto.yml`, Pandoc defaults, a book's.
 * 3. All that the settings of its folder find, and the sample.
 *
 * Paths are relative to the file that names them. A citekey that moved in the document's folder leads to the paper that has another
 * there now.
 */
export class DocumentPapers implements vscode.Disposable {
	/** The version of each open note whose references are in the library. */
	readonly #referenced = new Map<string, number>();
	readonly #closing: vscode.Disposable;

	constructor(
		private readonly library: Library,
		private readonly bibliographies: Bibliographies,
		private readonly projects: ProjectFiles,
	) {
		this.#closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
			this.#forgetReferences(uri);
			if (fileOf(uri) !== uri) {
				void this.bibliographies.release(uri);
			}
		});
	}

	/** Fires when `scopesIn` may tell something else. */
	get onDidChangeScopes(): vscode.Event<void> {
		return this.bibliographies.onDidChangeScopes;
	}

	async of(document: vscode.TextDocument): Promise<CitablePapers> {
		const own = this.#readReferences(document);
		const others = await this.#othersOf(toText(document));
		return this.library.citableIn(folderOf(document.uri), others && [...own, ...others]);
	}

	/** The bibliographies that a document or its project names, and that cannot be read. */
	async missingIn(document: vscode.TextDocument): Promise<readonly vscode.Uri[]> {
		const named = (await this.#readNamed(toText(document))) ?? [];
		return named.filter((uri) => !this.bibliographies.isRead(uri));
	}

	/** The sources of these papers, in the order in which they count. */
	async sourcesOf(document: vscode.TextDocument): Promise<readonly string[]> {
		const own = this.#readReferences(document);
		return [...own, ...(await this.#othersOrAll(toText(document)))];
	}

	/**
	 * The sources that tell what a key stands for in a note that is not open.
	 *
	 * @returns `undefined` when the note has an entry for it in its own YAML, which is in the library only while the note is open.
	 */
	async sourcesForKey(
		uri: vscode.Uri,
		text: string,
		citekey: string,
	): Promise<readonly string[] | undefined> {
		const hasOwn = parseFrontMatterReferences(text).entries.some((entry) => entry.citekey === citekey);
		return hasOwn ? undefined : this.#othersOrAll({ uri, text, isTypst: isTypstPath(uri.path) });
	}

	/** What one note of a folder may cite from beside its own references, for each place where that differs, as far as it is known. */
	scopesIn(folder: vscode.Uri): readonly (readonly string[])[] {
		return [[...this.bibliographies.sourcesOf(folder), sampleSource], ...this.bibliographies.namedIn(folder)];
	}

	/** Whether some note of a folder may cite from one of the sources, as far as it is known. */
	mayCiteFrom(folder: vscode.Uri, sources: ReadonlySet<string>): boolean {
		return this.scopesIn(folder).some((scope) => scope.some((source) => sources.has(source)));
	}

	/** The bibliographies of a document alone: the sample is none. */
	async bibliographiesOf(document: vscode.TextDocument): Promise<DocumentBibliographies> {
		const own = this.#readReferences(document);
		const named = await this.#readNamed(toText(document));
		const found = this.#foundIn(document) ?? [];
		const sources = named ? toSources(named) : found;
		return {
			uris: named ?? found.map((source) => vscode.Uri.parse(source)),
			isNamed: named !== undefined,
			hasReferences: own.length > 0,
			papers: this.library.citableIn(folderOf(document.uri), [...own, ...sources]),
			surePapers: this.library.citableIn(folderOf(document.uri), [
				...own,
				...sources.filter((source) => !this.bibliographies.isInDoubt(source)),
			]),
		};
	}

	dispose(): void {
		this.#closing.dispose();
	}

	/** What the settings of the document's folder find; `undefined` where it is in none. */
	#foundIn({ uri }: { readonly uri: vscode.Uri }): readonly string[] | undefined {
		const folder = vscode.workspace.getWorkspaceFolder(fileOf(uri));
		return folder && this.bibliographies.sourcesOf(folder.uri);
	}

	/** The sources beside its own references; `undefined` for all of the library. */
	async #othersOf(document: DocumentText): Promise<readonly string[] | undefined> {
		const named = await this.#readNamed(document);
		if (named) {
			return toSources(named);
		}
		const found = this.#foundIn(document);
		return found && [...found, sampleSource];
	}

	async #othersOrAll(document: DocumentText): Promise<readonly string[]> {
		const all = this.library.sources.filter((source) => source !== sampleSource).sort();
		return (await this.#othersOf(document)) ?? [...all, sampleSource];
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

	/** The bibliographies that a document or its project names, once they are read. */
	async #readNamed(document: DocumentText): Promise<readonly vscode.Uri[] | undefined> {
		const named = await this.#named(document);
		await (named
			? this.bibliographies.include(named, document.uri)
			: this.bibliographies.release(document.uri));
		return named;
	}

	async #named({ uri, text, isTypst }: DocumentText): Promise<readonly vscode.Uri[] | undefined> {
		const own = bibliographiesNamedIn(text, isTypst);
		const file = fileOf(uri);
		if (own && isTypst) {
			return resolveNamed(own, file, isTypst);
		}
		const document = { folder: vscode.Uri.joinPath(file, '..'), paths: own };
		const named = countingBibliographies(document, await this.projects.above(file));
		return named?.map(({ path, folder }) => resolvePath(path, folder));
	}
}

/** The bibliographies that a document names in its text. */
export function resolveNamed(
	paths: readonly string[],
	document: vscode.Uri,
	isTypst: boolean,
): readonly vscode.Uri[] {
	const home = vscode.Uri.joinPath(document, '..');
	const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
	// To Typst a path that begins with a slash is one from the root of the project.
	return paths.map((path) =>
		isTypst && path.startsWith('/') ? resolvePath(path.slice(1), root ?? home) : resolvePath(path, home),
	);
}

/** In the order in which they count. */
function toSources(named: readonly vscode.Uri[]): readonly string[] {
	return inCountingOrder(named.map((uri) => uri.toString()));
}

/** A document, open or not. */
interface DocumentText {
	readonly uri: vscode.Uri;
	readonly text: string;
	readonly isTypst: boolean;
}

function toText(document: vscode.TextDocument): DocumentText {
	return { uri: document.uri, text: document.getText(), isTypst: document.languageId === 'typst' };
}

/** Where the works that a document cites stand. */
export interface DocumentBibliographies {
	/** The files, the first one first. */
	readonly uris: readonly vscode.Uri[];
	/** Whether the document or its project names them, rather than settings. */
	readonly isNamed: boolean;
	/** Whether the document has `references:` of its own. */
	readonly hasReferences: boolean;
	readonly papers: CitablePapers;
	/** Those that stand not only in files which may just be losing them (`Bibliographies.isInDoubt`). */
	readonly surePapers: CitablePapers;
}
