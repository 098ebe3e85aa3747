import * as vscode from 'vscode';
import { excludedFolders } from '../../core/library/workspaceFiles';
import { compareTexts } from '../../core/text/compareTexts';
import { hasWildcard, type BibliographyPattern } from './bibliographyPatterns';

/**
 * The sources that patterns find, by the folder whose setting each pattern is, in order; none in the folders that hold other people's
 * files.
 */
export async function findSources(
	patterns: readonly BibliographyPattern[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
	const found = await Promise.all(patterns.map(findFiles));
	const byFolder = new Map<string, Set<string>>();
	for (const [at, { folder }] of patterns.entries()) {
		const sources = byFolder.get(folder) ?? new Set();
		byFolder.set(folder, sources);
		found[at]?.forEach((uri) => sources.add(uri.toString()));
	}
	return byFolder;
}

async function findFiles(pattern: BibliographyPattern): Promise<readonly vscode.Uri[]> {
	const { base, glob } = pattern;
	if (!hasWildcard(pattern)) {
		return [vscode.Uri.joinPath(base, glob)];
	}
	const uris = await vscode.workspace.findFiles(new vscode.RelativePattern(base, glob), excludedGlob);
	return [...uris].sort((a, b) => compareTexts(a.path, b.path));
}

/** The folders that hold other people's files, and what is made of one's own: as a glob, and in a path below a folder. */
export const excludedGlob = `**/{${excludedFolders.join(',')}}/**`;
export const excludedPath = new RegExp(`/(?:${excludedFolders.join('|').replaceAll('.', '\\.')})/`);
