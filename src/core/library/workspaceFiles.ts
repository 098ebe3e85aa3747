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
	return /\.(?:bib|bibtex|biblatex|ris)$|\.csl\.(?:json|yaml|yml)$|(?:^|[\\/])(?:references|bibliography|library)\.(?:json|yaml|yml)$/.test(
		path,
	);
}

/** Files that make a folder a Quarto project (quarto.org/docs/projects/quarto-projects.html). */
export const quartoProjectFiles: readonly string[] = ['_quarto.yml', '_quarto.yaml'];

/** Files that hold for a folder and what is below it, nearest first: the first that names bibliographies counts. */
export const projectFiles: readonly string[] = [
	'_metadata.yml',
	...quartoProjectFiles,
	'defaults.yaml',
	'defaults.yml',
	'pandoc.yaml',
	'pandoc.yml',
];
