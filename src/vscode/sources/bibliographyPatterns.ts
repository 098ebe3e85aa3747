import * as vscode from 'vscode';
import { readSetting } from '../settings';

/** Where to look for bibliographies: a folder, and a glob below it. */
export interface BibliographyPattern {
	/** The workspace folder whose setting this is, as a text; `''` where no folder is open. */
	readonly folder: string;
	readonly base: vscode.Uri;
	readonly glob: string;
}

/**
 * The patterns of a workspace folder's setting, or, where no folder is open, the user's that need none. A pattern is relative to its
 * folder, absolute, or begins with `~` for the user's home; an absolute one is split at its first wildcard.
 */
export function bibliographyPatterns(folder: vscode.Uri | undefined): readonly BibliographyPattern[] {
	const name = folder?.toString() ?? '';
	return readSetting('bibliographies', folder).flatMap((pattern) => {
		const path = expandHome(pattern.trim());
		if (!isAbsolute(path)) {
			return folder && path !== '' ? [{ folder: name, base: folder, glob: path.replace(/^\.\//, '') }] : [];
		}
		const segments = path.replaceAll('\\', '/').split('/');
		const wild = segments.findIndex((segment) => /[*?{[]/.test(segment));
		const at = wild < 0 ? segments.length - 1 : wild;
		const basePath = segments.slice(0, at).join('/') || '/';
		const base = folder?.with({ path: basePath }) ?? vscode.Uri.file(basePath);
		return [{ folder: name, base, glob: segments.slice(at).join('/') }];
	});
}

/** A path as a document, project file or setting writes it, relative to the folder of the file that names it. */
export function resolvePath(path: string, folder: vscode.Uri): vscode.Uri {
	const expanded = expandHome(path);
	return isAbsolute(expanded)
		? folder.with({ path: expanded.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:)/, '/') })
		: vscode.Uri.joinPath(folder, expanded);
}

function isAbsolute(path: string): boolean {
	return /^(?:\/|[A-Za-z]:[\\/])/.test(path);
}

/** A web worker host has no home; there `~` stays as it is, and finds nothing. */
function expandHome(path: string): string {
	const { process } = globalThis as { readonly process?: { readonly env: Readonly<Record<string, string>> } };
	const home = process?.env['HOME'] ?? process?.env['USERPROFILE'];
	return home === undefined ? path : path.replace(/^~(?=[\\/]|$)/, home);
}
