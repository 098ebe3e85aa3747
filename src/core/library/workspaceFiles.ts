/** Folders that hold other people's files, and what is made of one's own: neither notes nor bibliographies are looked for there. */
export const excludedFolders: readonly string[] = [
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

/** Whether a file is a note by its path. */
export function isNotePath(path: string): boolean {
	return /\.(?:md|markdown|mdx|qmd|[rR]md|typ)$/.test(path);
}

/** Whether a note is a Typst document by its path. */
export function isTypstPath(path: string): boolean {
	return path.endsWith('.typ');
}

/** Whether a file is a bibliography by its path, unless a setting says otherwise: what `marginalia.bibliographies` has by default. */
export function isBibliographyPath(path: string): boolean {
	return /\.(?:bib|bibtex|biblatex|ris|nbib|csljson)$|\.csl\.(?:json|yaml|yml)$|(?:^|[\\/])(?:references|bibliography|library)\.(?:json|yaml|yml)$/i.test(
		path,
	);
}

/** Files that make a folder a Quarto project (quarto.org/docs/projects/quarto-projects.html). */
export const quartoProjectFiles: readonly string[] = ['_quarto.yml', '_quarto.yaml'];

/** Files that say for a folder of a Quarto project what its documents have in common. */
export const folderMetadataFiles: readonly string[] = ['_metadata.yml', '_metadata.yaml'];

/** Files that hold for a folder and what is below it, nearest first: the first that names bibliographies counts. */
export const projectFiles: readonly string[] = [
	...folderMetadataFiles,
	...quartoProjectFiles,
	'defaults.yaml',
	'defaults.yml',
	'pandoc.yaml',
	'pandoc.yml',
	'index.Rmd',
	'_config.yml',
	'myst.yml',
];

/**
 * The folders whose project files hold for what is in a folder, nearest first: itself and those above it, up to the root of the
 * workspace. Outside of any workspace, these are not looked for far above, and only below the user's home or the root of the disk.
 *
 * @param folder its path, and those of `root` and `home`, in the form of one machine
 */
export function projectFolders(
	folder: string,
	{ root, home }: { readonly root?: string | undefined; readonly home?: string | undefined },
): readonly string[] {
	const all = [folder];
	for (let above = parentOf(folder); above !== all.at(-1); above = parentOf(above)) {
		all.push(above);
	}
	if (root !== undefined) {
		return all.slice(0, all.indexOf(root) + 1);
	}
	const isTooFar = (path: string, at: number): boolean =>
		at > 0 && (at >= mostFoldersOutside || path === home || at === all.length - 1);
	const end = folder === home ? 1 : all.findIndex(isTooFar);
	return end < 0 ? all : all.slice(0, end);
}

/** Those that are in no other of them, each once, in linear time; all as addresses, or all as paths with slashes. */
export function outermostFolders(folders: readonly string[]): readonly string[] {
	const all = new Set(folders);
	return [...all].filter((folder) => !isIn(folder, all));
}

/** Those that are in one of the folders, at whatever depth, in linear time; all written as for `outermostFolders`. */
export function within(folders: readonly string[], files: Iterable<string>): readonly string[] {
	const all = new Set(folders);
	return [...files].filter((file) => isIn(file, all));
}

/** Those of the folders that have one of the files in them, at whatever depth, in linear time; likewise. */
export function foldersWith(files: Iterable<string>, folders: readonly string[]): readonly string[] {
	const all = new Set(folders);
	const found = new Set<string>();
	for (const file of all.size > 0 ? files : []) {
		for (const above of foldersAbove(file)) {
			if (all.has(above)) {
				found.add(above);
			}
		}
	}
	return [...found];
}

function isIn(file: string, folders: ReadonlySet<string>): boolean {
	for (const above of folders.size > 0 ? foldersAbove(file) : []) {
		if (folders.has(above)) {
			return true;
		}
	}
	return false;
}

/** The folders that a file or a folder is in, the nearest first. */
function* foldersAbove(address: string): Iterable<string> {
	for (let end = address.lastIndexOf('/'); end > 0; end = address.lastIndexOf('/', end - 1)) {
		yield address.slice(0, end);
	}
}

/** That of the root of a disk is itself. */
function parentOf(path: string): string {
	return /^(?:[A-Za-z]:)?[\\/][^\\/]*$/.test(path)
		? path.replace(/[^\\/]*$/, '')
		: path.replace(/[\\/][^\\/]*$/, '');
}

const mostFoldersOutside = 8;
