import * as vscode from 'vscode';
import { environment } from '../environment';

/**
 * Where Pandoc looks for CSL styles that are not where they are named: in its user data folder, or the one that it used before (Pandoc's
 * manual, "--csl" and "--data-dir"). None where the host has no files.
 */
export function pandocStyleFolders(): readonly vscode.Uri[] {
	const { XDG_DATA_HOME, APPDATA, HOME } = environment;
	const data = XDG_DATA_HOME || APPDATA || (HOME && `${HOME}/.local/share`);
	return [data && `${data}/pandoc`, HOME && `${HOME}/.pandoc`].flatMap((path) =>
		path ? ['csl', 'csl/dependent'].map((name) => vscode.Uri.joinPath(vscode.Uri.file(path), name)) : [],
	);
}
