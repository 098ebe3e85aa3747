import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CitationDialect } from '../core/citations/dialect';
import { assignCitekeys } from '../core/library/citekeys';
import { Library } from '../core/library/library';
import { countingBibliographies, type ProjectFile } from '../core/library/projects/countingBibliographies';
import { bibliographiesNamedIn } from '../core/library/projects/namedBibliographies';
import { parseSample } from '../core/library/savedSample';
import { inCountingOrder } from '../core/library/scopedPapers';
import { excludedFolders, isBibliographyPath, isNotePath, isTypstPath } from '../core/library/workspaceFiles';
import { withoutRange } from '../core/model/entry';
import type { Problem } from '../core/model/problem';
import { finish } from '../core/model/slices';
import { messageOf } from '../core/model/thrown';
import { parseFrontMatterReferences } from '../core/sources/cslYaml';
import { decodeSource } from '../core/sources/encoding';
import { findSourceFormat } from '../core/sources/sourceFormat';
import { createSourceReader } from '../core/sources/sourceReader';
import { isFile, readText } from './files';
import { dialectOfNote } from './noteDialect';
import { placeOf, projectsAbove, resolvePath, type PlacedFile } from './projects';
import { movesIn, readFolder, type WorkspaceFolder } from './workspaceFolder';

/** A note, and the sources that may be cited from in it, in the order in which they count. */
export interface WorkspaceNote {
	/** Absolute. */
	readonly file: string;
	/** The folder of the call that it is in. */
	readonly root: string;
	readonly text: string;
	readonly dialect: CitationDialect;
	readonly sources: readonly string[];
	/** The bibliographies that it or its project names and that cannot be read. */
	readonly missing: readonly string[];
}

export interface WorkspaceBibliography {
	readonly text: string;
	readonly problems: readonly Problem[];
	/** Whether the call asks about it, or else only a note names it. */
	readonly isAsked: boolean;
}

export interface Workspace {
	readonly notes: readonly WorkspaceNote[];
	/** By their absolute paths. */
	readonly bibliographies: ReadonlyMap<string, WorkspaceBibliography>;
	readonly folders: readonly WorkspaceFolder[];
	/** All of their papers, with the keys that these had before, and the sample as the fallback that it is in the editor. */
	readonly library: Library;
	/** The sources that one note may cite from, for each place where that differs, without the sample. */
	readonly scopes: readonly (readonly string[])[];
}

/** The sample's name among the sources. */
export const sampleSource = 'sample';

/** What a source or a note is called in messages. */
export function sourceLabel(file: string): string {
	return file === sampleSource ? 'Sample library' : path.relative('', file);
}

/**
 * The notes and bibliographies that the call names, or that stand in folders that it names. A note may cite what it may cite in the
 * editor: the references in its own YAML and the bibliographies that this names; else those that the nearest project file names; else
 * all that are found in the same folder of the call, those that the call names one by one (whatever their names), and the sample.
 *
 * @throws when one of the paths cannot be read, or is neither a folder, a note nor a bibliography.
 */
export async function readWorkspace(paths: readonly string[]): Promise<Workspace> {
	const named = await Promise.all(paths.map(findFiles));
	const found = named.flatMap(({ files }) => files);
	const reader = new WorkspaceReader();
	const sample = parseSample(await readText(path.join(__dirname, 'sample.json')));
	reader.library.replace(sampleSource, sample, 'fallback');
	const bibliographies = found.filter(({ file, isNamed }) =>
		isNamed ? !isNotePath(file) : isBibliographyPath(file),
	);
	for (const { file } of bibliographies) {
		await reader.readBibliography(file, true);
	}
	const foundIn = (root: string): readonly string[] => [
		...new Set(bibliographies.filter((each) => each.isNamed || each.root === root).map(({ file }) => file)),
	];
	const notes = new Map<string, WorkspaceNote>();
	for (const each of found.filter(({ file }) => isNotePath(file))) {
		if (!notes.has(each.file)) {
			notes.set(each.file, await reader.readNote(each, [...foundIn(each.root), sampleSource]));
		}
	}
	const folders = await Promise.all(
		[...new Set(named.map(({ root }) => root))].map((root) => {
			const isAsked = named.some((each) => each.root === root && each.isFolder);
			return readFolder(root, isAsked, [...foundIn(root), sampleSource]);
		}),
	);
	const scopes = [
		...found.map(({ root }) => foundIn(root)),
		...[...notes.values()].map(({ sources }) => sources.filter((source) => source !== sampleSource)),
	];
	const all = [...notes.values()];
	reader.library.setMoved(new Map(folders.map((each) => [each.root, movesIn(each, all, reader.library)])));
	return {
		notes: all,
		folders,
		bibliographies: reader.bibliographies,
		library: reader.library,
		scopes: [...new Map(scopes.map((scope) => [JSON.stringify(scope), scope])).values()],
	};
}

class WorkspaceReader {
	readonly library = new Library();
	readonly bibliographies = new Map<string, WorkspaceBibliography>();

	/** @returns whether it could be read, which it is once. */
	async readBibliography(file: string, isAsked: boolean): Promise<boolean> {
		if (this.bibliographies.has(file)) {
			return true;
		}
		const bytes = await readFile(file).catch(() => undefined);
		if (!bytes) {
			return false;
		}
		const { fresh, order, positions, problems } = createSourceReader(file).read(bytes);
		const citekeys = assignCitekeys(fresh);
		const entries = fresh.map((entry, at) => ({ entry, citekey: citekeys[at] ?? '' }));
		finish(this.library.update(file, { order, fresh: entries, positions }));
		this.bibliographies.set(file, { text: decodeSource(bytes).text, problems, isAsked });
		return true;
	}

	async readNote(found: FoundFile, unnamed: readonly string[]): Promise<WorkspaceNote> {
		const { file, root } = found;
		const text = await readText(file);
		const { entries } = parseFrontMatterReferences(text);
		if (entries.length > 0) {
			this.library.setEntries(file, entries.map(withoutRange));
		}
		const own = entries.length > 0 ? [file] : [];
		const projects = await projectsAbove(found);
		const named = findNamed(found, text, projects);
		const missing: string[] = [];
		for (const bibliography of named ?? []) {
			if (!(await this.readBibliography(bibliography, false))) {
				missing.push(bibliography);
			}
		}
		const dialect = await dialectOfNote(file, text, projects);
		return {
			file,
			root,
			text,
			dialect,
			sources: [...own, ...(named ? inCountingOrder(named) : unnamed)],
			missing,
		};
	}
}

/** What a path of the call leads to. */
interface FoundFiles {
	readonly root: string;
	readonly isFolder: boolean;
	readonly files: readonly FoundFile[];
}

interface FoundFile extends PlacedFile {
	/** Whether the call names it, rather than a folder in which it is. */
	readonly isNamed: boolean;
}

async function findFiles(named: string): Promise<FoundFiles> {
	const file = path.resolve(named);
	const found = await stat(file).catch((error: unknown) => {
		throw new Error(`${named} cannot be read (${messageOf(error)}).`, {
			cause: error,
		});
	});
	if (found.isDirectory()) {
		const files = (await filesIn(file)).map((each) => ({
			file: each,
			isNamed: false,
			root: file,
			isInside: true,
		}));
		return { root: file, isFolder: true, files };
	}
	if (!isNotePath(file) && !isBibliographyPath(file) && !findSourceFormat(file, await readText(file))) {
		throw new Error(`${named} is neither a folder, nor a note, nor a bibliography.`);
	}
	const placed = placeOf(file);
	return { root: placed.root, isFolder: false, files: [{ ...placed, isNamed: true }] };
}

/** The notes and bibliographies in a folder and those below it, in the order of their paths. */
async function filesIn(folder: string): Promise<readonly string[]> {
	const items = await readdir(folder, { withFileTypes: true });
	const files = await Promise.all(
		items.map(async (item) => {
			const full = path.join(folder, item.name);
			if (item.isDirectory()) {
				return excludedFolders.includes(item.name) ? [] : filesIn(full);
			}
			const isOfUse = (isNotePath(full) || isBibliographyPath(full)) && (await leadsToFile(item, full));
			return isOfUse ? [full] : [];
		}),
	);
	return files.flat().sort();
}

/** A link may lead to a folder or, as the locks of Emacs (`.#note.md`), nowhere. */
async function leadsToFile(item: Dirent, full: string): Promise<boolean> {
	return item.isSymbolicLink() ? await isFile(full) : item.isFile();
}

/** The bibliographies that a note and the project files above it name; `undefined` where none does. */
function findNamed(
	{ file, root }: FoundFile,
	text: string,
	projects: readonly ProjectFile<string>[],
): readonly string[] | undefined {
	const folder = path.dirname(file);
	const own = bibliographiesNamedIn(text, isTypstPath(file));
	if (own && isTypstPath(file)) {
		// To Typst a path that begins with a slash is one from the root of the project.
		return own.map((name) => (name.startsWith('/') ? path.join(root, name) : resolvePath(name, folder)));
	}
	const named = countingBibliographies({ folder, paths: own }, projects);
	return named?.map((each) => resolvePath(each.path, each.folder));
}
