import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dialectOfFile, type CitationDialect } from '../core/citations/dialect';
import type { ProjectFile } from '../core/library/projects/countingBibliographies';
import { readCslStyle, withStyleExtension } from '../core/library/projects/cslStyle';
import { toLocaleTag } from '../core/library/projects/localeTag';
import { frontMatterValue } from '../core/library/projects/namedBibliographies';
import { namedStyle } from '../core/library/projects/namedStyle';
import { quartoProjectFiles } from '../core/library/workspaceFiles';
import { resolvePath } from './projects';

/**
 * How a note writes citations, by its name and the project files above it, and in whose words locators are found: those of the language
 * that it, a project or its style names, as in the editor.
 */
export async function dialectOfNote(
	file: string,
	text: string,
	projects: readonly ProjectFile<string>[],
): Promise<CitationDialect> {
	const own = { folder: path.dirname(file), style: namedStyle(frontMatterValue(text)) };
	const named = [own, ...projects.map(({ folder, yaml }) => ({ folder, style: yaml.style }))];
	const language = named.find(({ style }) => style.language !== undefined)?.style.language;
	const styled = named.find(({ style }) => style.style !== undefined);
	const locale =
		toLocaleTag(language ?? '') ??
		(styled && (await languageOfStyle(styled.style.style ?? '', styled.folder)));
	const isInQuartoProject = projects.some(({ name }) => quartoProjectFiles.includes(name));
	return dialectOfFile(file, undefined, { isInQuartoProject, locale });
}

/** `undefined` where it has none, and where it is not there. */
async function languageOfStyle(style: string, folder: string): Promise<string | undefined> {
	const text = await readFile(resolvePath(withStyleExtension(style), folder), 'utf8').catch(() => '');
	return toLocaleTag(readCslStyle(text)?.language ?? '');
}
