import path from 'node:path';
import { findCitations } from '../core/citations/findCitations';
import type { KeyMoves } from '../core/library/keyMoves';
import type { Library } from '../core/library/library';
import { finish } from '../core/model/slices';
import { CitedWorks } from '../core/notes/movedKeys/citedWorks';
import { parseKeysFile, type KeysFile } from '../core/notes/movedKeys/keysFile';
import { parseTopicsFile } from '../core/topics/parseTopics';
import type { TopicsFile } from '../core/topics/topicsFile';
import { readTextIfThere } from './files';
import type { WorkspaceNote } from './workspace';

/** A folder of the call, and what it keeps for Marginalia in `.marginalia`. */
export interface WorkspaceFolder {
	/** Absolute. */
	readonly root: string;
	/** Whether the call names it, rather than a file in it. */
	readonly isAsked: boolean;
	/** What a note in it may cite from that names nothing. */
	readonly found: readonly string[];
	readonly keys: FolderFile & KeysFile;
	readonly topics: FolderFile & TopicsFile;
}

interface FolderFile {
	/** Absolute; it need not be there. */
	readonly file: string;
}

export async function readFolder(
	root: string,
	isAsked: boolean,
	found: readonly string[],
): Promise<WorkspaceFolder> {
	const keys = path.join(root, '.marginalia', 'keys.yml');
	const topics = path.join(root, '.marginalia', 'topics.yml');
	return {
		root,
		isAsked,
		found,
		keys: { file: keys, ...parseKeysFile((await readTextIfThere(keys)) ?? '') },
		topics: { file: topics, ...parseTopicsFile((await readTextIfThere(topics)) ?? '') },
	};
}

/** The citekeys that lead to others in the notes of a folder, by what its file tells. */
export function movesIn(
	{ root, found, keys }: WorkspaceFolder,
	notes: readonly WorkspaceNote[],
	library: Library,
): KeyMoves {
	const own = keys.moved.size > 0 ? notes.filter((note) => note.root === root) : [];
	const cited = new Set(
		own.flatMap(({ text, dialect }) =>
			findCitations(text, dialect).flatMap(({ citations }) => citations.map(({ citekey }) => citekey)),
		),
	);
	// What a note has in its own YAML is no place to which a key could move.
	const scopes = [found, ...own.map(({ file, sources }) => sources.filter((source) => source !== file))];
	return finish(new CitedWorks().follow(library, { cited, scopes, told: keys.moved })).moved;
}
