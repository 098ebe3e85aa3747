import * as vscode from 'vscode';
import { frontMatterOf } from '../../core/library/namedBibliographies';
import { namedStyle } from '../../core/library/namedStyle';
import { readIfThere } from '../readIfThere';
import { resolvePath } from './bibliographyPatterns';
import type { ProjectFiles } from './projectFiles';

/** The CSL style of a document: its text, or none for Pandoc's default. */
export interface DocumentStyle {
	readonly text?: string;
}

/**
 * How citations look in a document: the style that its YAML names; failing that, the nearest project file's; failing that, Pandoc's
 * default. Paths are relative to the file that names them.
 */
export class DocumentStyles {
	constructor(private readonly projects: ProjectFiles) {}

	/**
	 * @returns `undefined` where nobody here can tell: the style is an address, or in no file, or it is a mere name for another; or the
	 * language is not American English, the only one whose words are there.
	 */
	async of(document: vscode.TextDocument): Promise<DocumentStyle | undefined> {
		const { uri } = document;
		const own = namedStyle(frontMatterOf(document.getText()) ?? '');
		const language = own.language ?? (await this.projects.nearest(uri, ({ style }) => style.language))?.value;
		const named =
			own.style === undefined
				? await this.projects.nearest(uri, ({ style }) => style.style)
				: { value: own.style, folder: vscode.Uri.joinPath(uri, '..') };
		if (language !== undefined && !americanPattern.test(language)) {
			return undefined;
		}
		if (!named) {
			return {};
		}
		const bytes = addressPattern.test(named.value)
			? undefined
			: await readIfThere(resolvePath(named.value, named.folder));
		const style = bytes && new TextDecoder().decode(bytes);
		const isUsable =
			style?.includes('<citation') &&
			(language !== undefined || americanPattern.test(/default-locale="([^"]*)"/.exec(style)?.[1] ?? 'en'));
		return style !== undefined && isUsable ? { text: style } : undefined;
	}
}

const addressPattern = /^[a-z]+:\/\//i;
const americanPattern = /^en(?:[-_]US)?$/i;
