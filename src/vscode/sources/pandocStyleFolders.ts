import * as vscode from 'vscode';
import { pandocDataFolders } from '../../core/library/projects/pandocDataFolders';
import { environment } from '../environment';

/** Where Pandoc looks for CSL styles that are not where they are named (Pandoc's manual, "--csl"). None where the host has no files. */
export function pandocStyleFolders(): readonly vscode.Uri[] {
	return pandocDataFolders(environment).flatMap((path) =>
		['csl', 'csl/dependent'].map((name) => vscode.Uri.joinPath(vscode.Uri.file(path), name)),
	);
}
