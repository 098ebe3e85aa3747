import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { CacheFolder } from '../cacheFolder';
import type { FolderWatch } from '../folderWatch';
import type { ReadingThread } from '../readingThread';
import { Bibliographies } from './bibliographies';
import { DocumentPapers } from './documentPapers';
import { DocumentStyles } from './documentStyles';
import { ProjectFiles } from './projectFiles';
import { SampleLibrary } from './sampleLibrary';
import { SourceCache } from './sourceCache';
import type { PublishProblems } from './settledSources';
import { SourceLoader } from './sourceLoader';

/** What sources are read with. */
export interface SourceParts {
	readonly library: Library;
	readonly thread: ReadingThread;
	readonly cache: CacheFolder;
	readonly folders: FolderWatch;
	readonly publish: PublishProblems;
	readonly log: vscode.LogOutputChannel;
}

/** All that brings papers into the library. */
export interface Sources extends vscode.Disposable {
	readonly bibliographies: Bibliographies;
	readonly documentPapers: DocumentPapers;
	readonly documentStyles: DocumentStyles;
	/** Reads everything once, and tells the library when that is done. Never rejects. */
	load(): Promise<void>;
}

export function openSources(
	{ extensionUri, workspaceState }: vscode.ExtensionContext,
	{ library, thread, cache, folders, publish, log }: SourceParts,
): Sources {
	const sample = new SampleLibrary(extensionUri, library, log);
	const loader = new SourceLoader({ library, thread, cache: new SourceCache(cache), publish, log });
	const bibliographies = new Bibliographies(loader, folders, workspaceState);
	const projects = new ProjectFiles(folders);
	const documentPapers = new DocumentPapers(library, bibliographies, projects);
	const disposable = vscode.Disposable.from(sample, loader, bibliographies, projects, documentPapers);
	return {
		bibliographies,
		documentPapers,
		documentStyles: new DocumentStyles(projects),
		async load() {
			await Promise.allSettled([sample.load(), bibliographies.load()]);
			library.markLoaded();
		},
		dispose: () => disposable.dispose(),
	};
}
