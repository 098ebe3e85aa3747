import * as vscode from 'vscode';
import { ignoreCase } from '../../core/library/ignoreCase';
import { joinGlobs } from '../../core/library/joinGlobs';
import { environment } from '../environment';
import { readTexts } from '../settings';
import { isFile, isFolder, statIfThere } from '../files/statIfThere';

/** Where to look for bibliographies: a folder, and a glob below it. */
export interface BibliographyPattern {
	/** The workspace folder whose setting this is, as a text; `''` where no folder is open. */
	readonly folder: string;
	readonly base: vscode.Uri;
	readonly glob: string;
	/** Whether the glob is no glob but the path of one file. */
	readonly isPath: boolean;
}

/**
 * The patterns of a workspace folder's setting, or, where no folder is open, the user's that need none. A pattern is relative to its
 * folder, absolute, or begins with `~` for the user's home; an absolute one is split at its first wildcard. Brackets and braces are none in
 * the name of a file or folder that is there. Names of files that it finds may be in capitals. Those with wildcards that look below one
 * folder come as one, since each would walk through all its files.
 */
export async function bibliographyPatterns(
	folder: vscode.Uri | undefined,
): Promise<readonly BibliographyPattern[]> {
	const name = folder?.toString() ?? '';
	const texts = readTexts('bibliographies', folder).map((text) => expandHome(text).replaceAll('\\', '/'));
	const places = await Promise.all(
		texts.filter((path) => folder !== undefined || isAbsolute(path)).map((path) => placeOf(path, folder)),
	);
	const patterns = places.map((place) => ({ folder: name, ...place }));
	const joined = new Map<string, BibliographyPattern>();
	for (const pattern of patterns.filter(({ isPath }) => !isPath)) {
		const glob = ignoreCase(pattern.glob);
		const same = joined.get(pattern.base.toString());
		joined.set(pattern.base.toString(), {
			...pattern,
			glob: same ? joinGlobs([same.glob, glob]) : glob,
		});
	}
	return [...patterns.filter(({ isPath }) => isPath), ...joined.values()];
}

type Place = Omit<BibliographyPattern, 'folder'>;

/** @param path with slashes */
async function placeOf(path: string, folder = vscode.Uri.file('/')): Promise<Place> {
	const segments = path.split('/');
	const uriOf = (end: number): vscode.Uri => {
		const head = segments.slice(0, end).join('/');
		return isAbsolute(path) ? absoluteUri(head || '/', folder) : vscode.Uri.joinPath(folder, head);
	};
	const wild = firstIndex(segments, wildcard);
	const surelyWild = firstIndex(segments, sureWildcard);
	const isMeant = surelyWild === segments.length ? isFile : isFolder;
	const isLiteral = wild < surelyWild && isMeant(await statIfThere(uriOf(surelyWild)));
	const end = isLiteral ? surelyWild : wild;
	const isPath = end === segments.length;
	if (!isAbsolute(path) && !isLiteral) {
		return { ...relativePlace(folder, path), isPath };
	}
	const at = isPath ? end - 1 : end;
	return { base: uriOf(at), glob: segments.slice(at).join('/'), isPath };
}

/** Of the first that has it; their number where none does. */
function firstIndex(segments: readonly string[], sign: RegExp): number {
	const at = segments.findIndex((segment) => sign.test(segment));
	return at < 0 ? segments.length : at;
}

/** A glob looks only below its folder: what leads out of the workspace's is another folder to look below. */
function relativePlace(folder: vscode.Uri, path: string): Omit<Place, 'isPath'> {
	const [up = ''] = /^(?:\.{1,2}\/)*/.exec(path) ?? [];
	const base = up.includes('..') ? vscode.Uri.joinPath(folder, up, '.') : folder;
	return { base, glob: path.slice(up.length) };
}

/** The file of a pattern that is its path. */
export function fileOfPath({ base, glob }: BibliographyPattern): vscode.Uri {
	return vscode.Uri.joinPath(base, glob);
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
/** What few names have; those of braces and brackets do. */
const sureWildcard = /[*?]/;
