import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ProjectFile } from '../core/library/projects/countingBibliographies';
import { pandocDataFolders } from '../core/library/projects/pandocDataFolders';
import type { DefaultsPlaces, Variables } from '../core/library/projects/pandocDefaults';
import { readProjectYaml } from '../core/library/projects/projectYaml';
import { projectFiles, projectFolders } from '../core/library/workspaceFiles';
import { isFile, readTextIfThere } from './files';

/** A file, and how far up project files count for it. */
export interface PlacedFile {
	readonly file: string;
	/** The folder that the call is about. */
	readonly root: string;
	/** Whether project files count up to `root` alone, or above it, too. */
	readonly isInside: boolean;
}

/** A file that is named by itself: what is above the folder in which the call is made does not count for files in that. */
export function placeOf(file: string): PlacedFile {
	const here = process.cwd();
	const isInside = file.startsWith(here + path.sep);
	return { file, root: isInside ? here : path.dirname(file), isInside };
}

/** Those that hold for a file, nearest first. */
export async function projectsAbove({
	file,
	root,
	isInside,
}: PlacedFile): Promise<readonly ProjectFile<string>[]> {
	const found: ProjectFile<string>[] = [];
	for (const folder of projectFolders(path.dirname(file), isInside ? { root } : { home: os.homedir() })) {
		const places: DefaultsPlaces = {
			variables: variables(),
			read: (named) => readTextIfThere(resolvePath(named, folder)),
			isFile: (named) => isFile(resolvePath(named, folder)),
		};
		for (const name of projectFiles) {
			const yaml = await readTextIfThere(path.join(folder, name));
			if (yaml !== undefined) {
				found.push({ folder, name, yaml: await readProjectYaml(name, yaml, places) });
			}
		}
	}
	return found;
}

/** A path as a note or project file writes it, relative to the folder of the file that names it. */
export function resolvePath(name: string, folder: string): string {
	return path.resolve(folder, name.replace(/^~(?=[\\/]|$)/, os.homedir()));
}

/** What `${…}` may name in Pandoc defaults. */
function variables(): Variables {
	const folders = pandocDataFolders(process.env);
	return { ...process.env, USERDATA: folders.find((folder) => existsSync(folder)) ?? folders[0] };
}
