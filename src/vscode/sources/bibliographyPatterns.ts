import * as vscode from 'vscode';
import { ignoreCase } from '../../core/library/ignoreCase';
import { joinGlobs } from '../../core/library/joinGlobs';
import { environment } from '../environment';
import { readTexts } from '../settings';

/** Where to look for bibliographies: a folder, and a glob below it. */
export interface BibliographyPattern {
	/** The workspace folder whose setting this is, as a text; `''` where no folder is open. */
	readonly folder: string;
	readonly base: vscode.Uri;
	readonly glob: string;
}

/**
 * The patterns of a workspace folder's setting, or, where no folder is open, the user's that need none. A pattern is relative to its
 * folder, absolute, or begins with `~` for the user's home; an absolute one is split at its first wildcard. Names of files that it finds
 * may be in capitals. Those with wildcards that look below one folder come as one, since each would walk through all its files.
 */
export function bibliographyPatterns(folder: vscode.Uri | undefined): readonly BibliographyPattern[] {
	const name = folder?.toString() ?? '';
	const patterns = readTexts('bibliographies', folder).flatMap((pattern) => {
		const path = expandHome(pattern).replaceAll('\\', '/');
		if (!isAbsolute(path)) {
			return folder ? [{ folder: name, ...relativePattern(folder, path) }] : [];
		}
		const segments = path.split('/');
		const wild = segments.findIndex((segment) => wildcard.test(segment));
		const at = wild < 0 ? segments.length - 1 : wild;
		const base = absoluteUri(segments.slice(0, at).join('/') || '/', folder ?? vscode.Uri.file('/'));
		return [{ folder: name, base, glob: segments.slice(at).join('/') }];
	});
	const joined = new Map<string, BibliographyPattern>();
	for (const pattern of patterns.filter(hasWildcard)) {
		const glob = ignoreCase(pattern.glob);
		const same = joined.get(pattern.base.toString());
		joined.set(pattern.base.toString(), {
			...pattern,
			glob: same ? joinGlobs([same.glob, glob]) : glob,
		});
	}
	return [...patterns.filter((pattern) => !hasWildcard(pattern)), ...joined.values()];
}

/** A glob looks only below its folder: what leads out of the workspace's is another folder to look below. */
function relativePattern(folder: vscode.Uri, path: string): Omit<BibliographyPattern, 'folder'> {
	const [up = ''] = /^(?:\.{1,2}\/)*/.exec(path) ?? [];
	const base = up.includes('..') ? vscode.Uri.joinPath(folder, up, '.') : folder;
	return { base, glob: path.slice(up.length) };
}

/** Whether the files of a pattern must be looked for; a pattern without wildcards is itself a path. */
export function hasWildcard({ glob }: BibliographyPattern): boolean {
	return wildcard.test(glob);
}

/** A path as a document, project file or setting writes it, relative to the folder of the file that names it. */
export function resolvePath(path: string, folder: vscode.Uri): vscode.Uri {
	const expanded = expandHome(path);
	return isAbsolute(expanded) ? absoluteUri(expanded, folder) : vscode.Uri.joinPath(folder, expanded);
}

function isAbsolute(path: string): boolean {
	return /^(?:\/|\\\\|[A-Za-z]:[\\/])/.test(path);
}

/**
 * An absolute path where a folder is. Windows writes it with backslashes, and with two in front where a server has it; without the name of
 * one, and where no files are, several slashes count as one: an address has none for them.
 */
function absoluteUri(path: string, folder: vscode.Uri): vscode.Uri {
	const slashed = path.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:)/, '/');
	const [, authority, rest] = /^\/\/([^/]+)(\/.*)$/.exec(slashed) ?? [];
	return authority !== undefined && rest !== undefined && folder.scheme === 'file'
		? folder.with({ authority, path: rest })
		: folder.with({ path: slashed.replace(/^\/+/, '/') });
}

/** A web worker host has no home; there `~` stays as it is, and finds nothing. */
function expandHome(path: string): string {
	const home = environment['HOME'] ?? environment['USERPROFILE'];
	return home === undefined ? path : path.replace(/^~(?=[\\/]|$)/, home);
}

const wildcard = /[*?{[]/;
