import * as vscode from 'vscode';
import { readCslStyle, withStyleExtension } from '../../core/library/projects/cslStyle';
import { toLocaleTag } from '../../core/library/projects/localeTag';
import { frontMatterValue } from '../../core/library/projects/namedBibliographies';
import { namedStyle } from '../../core/library/projects/namedStyle';
import { readIfThere } from '../files/readIfThere';
import { resolvePath } from './bibliographyPatterns';
import { pandocStyleFolders } from './pandocStyleFolders';
import type { ProjectFiles } from './projectFiles';

/** How a document's citations look. */
export interface DocumentStyle {
	/** Of an independent CSL style; Pandoc's default where absent. */
	readonly text?: string | undefined;
	/** Whose words are used, and perhaps its region, `de-DE`; American English where absent. */
	readonly language?: string | undefined;
}

/**
 * How citations look in a document: the style that its YAML names; failing that, the nearest project file's; failing that, Pandoc's
 * default; in the language that is named in the same way, failing that the style's own. Paths are relative to the file that names them;
 * what is not there, Pandoc's user data folder may have.
 */
export class DocumentStyles {
	constructor(private readonly projects: ProjectFiles) {}

	/** Fires when project files may name something else. */
	get onDidChangeProjects(): vscode.Event<void> {
		return this.projects.onDidChange;
	}

	/**
	 * @returns `undefined` where nobody here can tell: the style is an address, or none.
	 * @throws when it, or the one that it is a mere name for, is in no file.
	 */
	async of(document: vscode.TextDocument): Promise<DocumentStyle | undefined> {
		const { language, named } = await this.#namedFor(document);
		if (named && addressPattern.test(named.value)) {
			return undefined;
		}
		const style = named ? await readStyle(named.value, named.folder) : {};
		return style && { ...style, language: language ?? toLocaleTag(style.language ?? '') };
	}

	/**
	 * The language of that style alone, also where the style is not there, which is then not asked.
	 *
	 * @returns `undefined` for American English. Never rejects.
	 */
	async languageOf(document: vscode.TextDocument): Promise<string | undefined> {
		const { language, named } = await this.#namedFor(document);
		if (language !== undefined || !named || addressPattern.test(named.value)) {
			return language;
		}
		const style = await readStyle(named.value, named.folder).catch(() => undefined);
		return toLocaleTag(style?.language ?? '');
	}

	/** A language that is a tag, and where to find the style that is named. */
	async #namedFor(document: vscode.TextDocument): Promise<{
		readonly language: string | undefined;
		readonly named: { readonly value: string; readonly folder: vscode.Uri } | undefined;
	}> {
		const { uri } = document;
		const own = namedStyle(frontMatterValue(document.getText()));
		const language = own.language ?? (await this.projects.nearest(uri, ({ style }) => style.language))?.value;
		const named =
			own.style === undefined
				? await this.projects.nearest(uri, ({ style }) => style.style)
				: { value: own.style, folder: vscode.Uri.joinPath(uri, '..') };
		return { language: toLocaleTag(language ?? ''), named };
	}
}

async function readStyle(path: string, folder: vscode.Uri): Promise<DocumentStyle | undefined> {
	const named = await findFile(withStyleExtension(path), folder);
	if (!named) {
		throw new Error(`The style “${path}” is in no file.`);
	}
	const style = readCslStyle(named.text);
	if (style?.parent === undefined) {
		return style && { text: named.text, language: style.language };
	}
	const parent = await findFile(style.parent, vscode.Uri.joinPath(named.uri, '..'));
	if (!parent) {
		throw new Error(`The style “${style.parent}”, which “${path}” is another name for, is in no file.`);
	}
	const independent = readCslStyle(parent.text);
	// The parent's own language does not count to Pandoc.
	return independent && independent.parent === undefined
		? { text: parent.text, language: style.language }
		: undefined;
}

async function findFile(
	path: string,
	folder: vscode.Uri,
): Promise<{ readonly uri: vscode.Uri; readonly text: string } | undefined> {
	for (const each of [folder, ...pandocStyleFolders()]) {
		const uri = resolvePath(path, each);
		const bytes = await readIfThere(uri);
		if (bytes) {
			return { uri, text: new TextDecoder().decode(bytes) };
		}
	}
	return undefined;
}

const addressPattern = /^[a-z]+:\/\//i;
