import type { ProjectYaml } from './projectYaml';
import { folderMetadataFiles, quartoProjectFiles } from '../workspaceFiles';

/** A project file that holds for a document. */
export interface ProjectFile<Folder> {
	readonly folder: Folder;
	readonly name: string;
	readonly yaml: ProjectYaml;
}

/** A path as it is written, and the folder of the file that names it, from which it is. */
export interface NamedPath<Folder> {
	readonly path: string;
	readonly folder: Folder;
}

/**
 * Which bibliographies count, of those that a document and the project files above it name, in the order in which Pandoc reads them;
 * `undefined` where nobody names any.
 *
 * - Those of the document; if it names none, those of the nearest project file that does.
 * - In a Quarto project, all together: those of the project, of the folders' `_metadata.yml` from there down, and of the document. Quarto
 *   makes a list of each and joins the lists (`mergeQuartoConfigs` in its `src/command/render`).
 *
 * @param own what the document names, in its folder
 * @param projects nearest first
 */
export function countingBibliographies<Folder>(
	own: { readonly folder: Folder; readonly paths: readonly string[] | undefined },
	projects: readonly ProjectFile<Folder>[],
): readonly NamedPath<Folder>[] | undefined {
	const document = { folder: own.folder, paths: own.paths, isOfQuarto: true };
	const above = projects.map(({ folder, name, yaml }) => ({
		folder,
		paths: yaml.bibliographies,
		isOfQuarto: quartoProjectFiles.includes(name) || folderMetadataFiles.includes(name),
	}));
	const nearest = [document, ...above].find(({ paths }) => paths);
	const root = projects.findIndex(({ name }) => quartoProjectFiles.includes(name));
	const ofQuarto = [document, ...above.slice(0, root + 1)].filter(({ isOfQuarto }) => isOfQuarto);
	if (!nearest) {
		return undefined;
	}
	const counting = ofQuarto.includes(nearest) ? ofQuarto.reverse() : [nearest];
	return counting.flatMap(({ folder, paths = [] }) => paths.map((path) => ({ path, folder })));
}
