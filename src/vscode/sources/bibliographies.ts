import * as vscode from 'vscode';
import { isWorse } from '../../core/library/isWorse';
import type { Library } from '../../core/library/library';
import type { SourceContent } from '../../core/model/entry';
import type { Problem } from '../../core/model/problem';
import { decodeSource } from '../../core/sources/encoding';
import { parseSource } from '../../core/sources/sourceFormat';
import { breathe } from '../runSlices';
import { onDidChangeSetting } from '../settings';
import { bibliographyPatterns, type BibliographyPattern } from './bibliographyPatterns';

/** Shows what is wrong with a bibliography, at its places. */
export type PublishProblems = (uri: vscode.Uri, problems: readonly Problem[]) => void;

/**
 * Keeps the bibliographies of the workspace, and those that notes name, in the library: read once, then whenever one changes on
 * disk or in an editor, each alone. Unsaved text in an editor counts before what is on disk.
 */
export class Bibliographies implements vscode.Disposable {
	/** What each source held when it last read well. */
	readonly #contents = new Map<string, SourceContent>();
	/** Sources found by the patterns of each folder, and those that a note named. */
	readonly #found = new Map<string, Set<string>>();
	readonly #named = new Set<string>();
	readonly #pending = new Map<string, unknown>();
	readonly #disposables: vscode.Disposable[];
	#watchers: vscode.Disposable[] = [];
	#isDisposed = false;

	constructor(
		private readonly library: Library,
		private readonly publish: PublishProblems,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.#disposables = [
			onDidChangeSetting('bibliographies', () => void this.load()),
			vscode.workspace.onDidChangeWorkspaceFolders(() => void this.load()),
			vscode.workspace.onDidChangeTextDocument(({ document }) => this.#readLater(document.uri)),
			vscode.workspace.onDidCloseTextDocument((document) => this.#readLater(document.uri)),
		];
	}

	/** Finds the bibliographies anew, reads all of them and forgets those that are no more. */
	async load(): Promise<void> {
		const folders = vscode.workspace.workspaceFolders ?? [];
		const patterns = folders.flatMap(bibliographyPatterns);
		this.#found.clear();
		for (const folder of folders) {
			this.#found.set(folder.uri.toString(), new Set());
		}
		// Watching before searching: what comes in between is found by the one or the other.
		this.#watch(patterns);
		for (const pattern of patterns) {
			for (const uri of await findFiles(pattern)) {
				this.#found.get(pattern.folder.uri.toString())?.add(uri.toString());
			}
		}
		const wanted = new Set([...[...this.#found.values()].flatMap((sources) => [...sources]), ...this.#named]);
		for (const source of [...this.#contents.keys()].filter((known) => !wanted.has(known))) {
			this.#forget(vscode.Uri.parse(source));
		}
		for (const source of wanted) {
			await this.#read(vscode.Uri.parse(source));
			await breathe();
		}
	}

	/** The sources that the settings of a folder find. */
	sourcesOf(folder: vscode.Uri): readonly string[] {
		return [...(this.#found.get(folder.toString()) ?? [])];
	}

	/** Reads bibliographies that a note or its project names, and watches them from then on. */
	async include(uris: readonly vscode.Uri[]): Promise<void> {
		for (const uri of uris) {
			const source = uri.toString();
			if (!this.#contents.has(source) && !this.#named.has(source)) {
				this.#named.add(source);
				this.#watchers.push(
					this.#watchPattern(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), baseName(uri))),
				);
				await this.#read(uri);
			}
		}
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const timeout of this.#pending.values()) {
			clearTimeout(timeout);
		}
		vscode.Disposable.from(...this.#disposables, ...this.#watchers).dispose();
	}

	#watch(patterns: readonly BibliographyPattern[]): void {
		vscode.Disposable.from(...this.#watchers).dispose();
		this.#watchers = patterns.map(({ folder, base, glob }) =>
			this.#watchPattern(new vscode.RelativePattern(base, glob), folder.uri.toString()),
		);
	}

	#watchPattern(pattern: vscode.RelativePattern, folder?: string): vscode.Disposable {
		const watcher = vscode.workspace.createFileSystemWatcher(pattern);
		return vscode.Disposable.from(
			watcher,
			watcher.onDidCreate((uri) => {
				if (folder !== undefined && !excludedPath.test(uri.path.slice(pattern.baseUri.path.length))) {
					this.#found.get(folder)?.add(uri.toString());
				}
				this.#readLater(uri);
			}),
			watcher.onDidChange((uri) => this.#readLater(uri)),
			watcher.onDidDelete((uri) => {
				if (folder !== undefined) {
					this.#found.get(folder)?.delete(uri.toString());
				}
				this.#forget(uri);
			}),
		);
	}

	/** Whoever writes a file, or types in it, writes again at once; the last of it is what counts. */
	#readLater(uri: vscode.Uri): void {
		const source = uri.toString();
		if (!this.#isSource(source)) {
			return;
		}
		clearTimeout(this.#pending.get(source));
		this.#pending.set(
			source,
			setTimeout(() => {
				this.#pending.delete(source);
				void this.#read(uri);
			}, quietMilliseconds),
		);
	}

	#isSource(source: string): boolean {
		return this.#named.has(source) || [...this.#found.values()].some((sources) => sources.has(source));
	}

	async #read(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		const lastGood = this.#contents.get(source);
		try {
			const { text, problems } = await readSource(uri);
			if (this.#isDisposed || !this.#isSource(source)) {
				return;
			}
			const { entries, problems: found } = parseSource(uri.path, text);
			const content = { entries, problems: [...problems, ...found] };
			this.publish(uri, content.problems);
			if (lastGood && isWorse(content, lastGood)) {
				this.log.warn(`${uri.toString(true)} has new errors and fewer entries: showing what it held before.`);
				return;
			}
			this.#contents.set(source, content);
			this.library.setEntries(source, content.entries);
		} catch (error) {
			this.log.warn(
				`${uri.toString(true)} cannot be read${lastGood ? ': showing what it held before' : ''}.`,
				error,
			);
		}
	}

	#forget(uri: vscode.Uri): void {
		const source = uri.toString();
		this.#contents.delete(source);
		this.publish(uri, []);
		this.library.removeSource(source);
	}
}

/** Findings of a pattern outside the folders that hold other people's files. */
async function findFiles({ base, glob }: BibliographyPattern): Promise<readonly vscode.Uri[]> {
	if (!/[*?{[]/.test(glob)) {
		return [vscode.Uri.joinPath(base, glob)];
	}
	const uris = await vscode.workspace.findFiles(new vscode.RelativePattern(base, glob), excludedGlob);
	return [...uris].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The text in an editor counts before the file, whatever encoding that is in. */
async function readSource(uri: vscode.Uri): Promise<{ text: string; problems: readonly Problem[] }> {
	const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
	return open
		? { text: open.getText(), problems: [] }
		: decodeSource(await vscode.workspace.fs.readFile(uri));
}

function baseName(uri: vscode.Uri): string {
	return uri.path.split('/').at(-1) ?? '';
}

const excludedFolders: readonly string[] = [
	'node_modules',
	'.git',
	'.hg',
	'.svn',
	'.venv',
	'site-packages',
	'dist',
	'out',
	'build',
	'_site',
	'_book',
];
const excludedGlob = `**/{${excludedFolders.join(',')}}/**`;
const excludedPath = new RegExp(`/(?:${excludedFolders.join('|').replaceAll('.', '\\.')})/`);
const quietMilliseconds = 150;
