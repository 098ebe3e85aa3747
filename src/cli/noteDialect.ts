import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { dialectOfFile, type CitationDialect } from '../core/citations/dialect';
import { readCslStyle, withStyleExtension } from '../core/library/cslStyle';
import { toLocaleTag } from '../core/library/localeTag';
import { frontMatterOf } from '../core/library/namedBibliographies';
import { namedStyle } from '../core/library/namedStyle';
import { projectFiles, quartoProjectFiles } from '../core/library/workspaceFiles';

/** How a note writes citations, by its name and the project files above it; in whose words locators are found, as the editor has it. */
export async function dialectOfNote(file: string, text: string, root: string): Promise<CitationDialect> {
	let isInQuartoProject = false;
	let { language, style } = namedStyle(frontMatterOf(text) ?? '');
	let home = path.dirname(file);
	for (const folder of foldersAbove(file, root)) {
		for (const name of projectFiles) {
			const yaml = await readFile(path.join(folder, name), 'utf8').catch(() => undefined);
			if (yaml !== undefined) {
				const named = namedStyle(yaml);
				isInQuartoProject ||= quartoProjectFiles.includes(name);
				home = style === undefined ? folder : home;
				language ??= named.language;
				style ??= named.style;
			}
		}
	}
	const locale = toLocaleTag(language ?? '') ?? (style && (await languageOfStyle(style, home)));
	return dialectOfFile(file, undefined, { isInQuartoProject, locale });
}

/** The folders of a file up to one that it is in, nearest first. */
export function foldersAbove(file: string, root: string): readonly string[] {
	const folders = [path.dirname(file)];
	for (let folder = path.dirname(file); folder !== root && folder !== path.dirname(folder);) {
		folder = path.dirname(folder);
		folders.push(folder);
	}
	return folders;
}

/** A path as a note or project file writes it, relative to the folder of the file that names it. */
export function resolvePath(name: string, folder: string): string {
	return path.resolve(folder, name.replace(/^~(?=[\\/]|$)/, os.homedir()));
}

/** `undefined` where it has none, and where it is not there. */
async function languageOfStyle(style: string, folder: string): Promise<string | undefined> {
	const text = await readFile(resolvePath(withStyleExtension(style), folder), 'utf8').catch(() => '');
	return toLocaleTag(readCslStyle(text)?.language ?? '');
}
