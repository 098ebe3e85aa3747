import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { CacheFolder } from '../files/cacheFolder';
import type { FolderWatch } from '../files/folderWatch';
import type { ReadingThread } from '../threads/readingThread';
import { Bibliographies } from './bibliographies';
import { DocumentPapers } from './documentPapers';
import { DocumentStyles } from './documentStyles';
import { ProjectFiles } from './projectFiles';
import { SampleLibrary } from './sampleLibrary';
import { SourceCache } from './sourceCache';
import { SourceLoader } from './sourceLoader';
import { SourceProblems } from './sourceProblems';

/** What sources are read with. */
export interface SourceParts {
	readonly library: Library;
	readonly thread: ReadingThread;
	readonly cache: CacheFolder;
	readonly folders: FolderWatch;
	readonly log: vscode.LogOutputChannel;
}

/** All that brings papers into the library. */
export interface Sources extends vscode.Disposable {
	readonly bibliographies: Bibliographies;
	readonly documentPapers: DocumentPapers;
	readonly documentStyles: DocumentStyles;
	readonly problems: SourceProblems;
	/** Reads everything once. Never rejects. */
	load(): Promise<void>;
}

export function openSources(
	{ extensionUri, workspaceState }: vscode.ExtensionContext,
	{ library, thread, cache, folders, log }: SourceParts,
): Sources {
	const sample = new SampleLibrary(extensionUri, library, log);
	const problems = new SourceProblems();
	const { publish } = problems;
	const loader = new SourceLoader({ library, thread, cache: new SourceCache(cache), publish, log });
	const bibliographies = new Bibliographies(loader, folders, workspaceState);
	const projects = new ProjectFiles(folders);
	const documentPapers = new DocumentPapers(library, bibliographies, projects);
	const disposable = vscode.Disposable.from(
		problems,
		sample,
		loader,
		bibliographies,
		projects,
		documentPapers,
	);
	return {
		bibliographies,
		documentPapers,
		documentStyles: new DocumentStyles(projects),
		problems,
		async load() {
			await Promise.allSettled([sample.load(), bibliographies.load()]);
		},
		dispose: () => disposable.dispose(),
	};
}
