import * as vscode from 'vscode';
import { readSetting } from '../settings';

/** Where to look for bibliographies: a folder, and a glob below it. */
export interface BibliographyPattern {
	/** The workspace folder whose setting this is. */
	readonly folder: vscode.WorkspaceFolder;
	readonly base: vscode.Uri;
	readonly glob: string;
}

/**
 * The patterns of a workspace folder's setting. A pattern is relative to its folder, absolute, or begins with `~` for the user's
 * home; an absolute one is split at its first wildcard.
 */
export function bibliographyPatterns(folder: vscode.WorkspaceFolder): readonly BibliographyPattern[] {
	return readSetting('bibliographies', folder.uri).flatMap((pattern) => {
		const path = expandHome(pattern.trim());
		if (path === '') {
			return [];
		}
		if (!isAbsolute(path)) {
			return [{ folder, base: folder.uri, glob: path.replace(/^\.\//, '') }];
		}
		const segments = path.replaceAll('\\', '/').split('/');
		const wild = segments.findIndex((segment) => /[*?{[]/.test(segment));
		const at = wild < 0 ? segments.length - 1 : wild;
		const base = folder.uri.with({ path: segments.slice(0, at).join('/') || '/' });
		return [{ folder, base, glob: segments.slice(at).join('/') }];
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
