import type * as vscode from 'vscode';
import { compareTexts } from '../../core/text/compareTexts';
import { findFilesIn } from '../files/findFiles';
import { fileOfPath, type BibliographyPattern } from './bibliographyPatterns';

/** A search for sources that has begun. */
export interface SourceSearch {
	/** Resolves when it is over, which it may never be: as where a folder is on a drive that is away. */
	readonly over: Promise<unknown>;
	/** All sources of each folder whose search is over. */
	readonly found: () => ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Looks for the sources that patterns find; none in the folders that hold other people's files.
 *
 * @param onFound told the folder whose setting a pattern is, and in order what that finds, as soon as it is found: no pattern waits for another
 */
export function findSources(
	patterns: readonly BibliographyPattern[],
	onFound: (folder: string, sources: readonly string[]) => void,
): SourceSearch {
	const byFolder = new Map(patterns.map(({ folder }) => [folder, new Set<string>()]));
	const pending = new Set(patterns);
	const searches = patterns.map(async (pattern) => {
		const sources = (await findFiles(pattern)).map((uri) => uri.toString());
		pending.delete(pattern);
		sources.forEach((source) => byFolder.get(pattern.folder)?.add(source));
		onFound(pattern.folder, sources);
	});
	return {
		over: Promise.allSettled(searches),
		found() {
			const unsure = new Set([...pending].map(({ folder }) => folder));
			return new Map([...byFolder].filter(([folder]) => !unsure.has(folder)));
		},
	};
}

async function findFiles(pattern: BibliographyPattern): Promise<readonly vscode.Uri[]> {
	if (pattern.isPath) {
		return [fileOfPath(pattern)];
	}
	const uris = await findFilesIn(pattern.base, pattern.glob);
	return [...uris].sort((a, b) => compareTexts(a.path, b.path));
}
