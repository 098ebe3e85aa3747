import type * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { RenameRefused } from '../../core/notes/rename/citekeyRename';
import { folderOf } from '../files/folderOf';
import { ChangedFiles } from './changedFiles';
import { findCitingNotes, type CitingNoteServices } from './citingNotes';
import { followLinks } from './followLinks';
import { renameInNoteFile } from './renameInNoteFile';

export interface MovedKeysServices extends CitingNoteServices {
	readonly library: Library;
}

/** What it takes that notes cite papers by the keys they have now. */
export interface MovedKeysChange {
	readonly edit: vscode.WorkspaceEdit;
	/** How many notes change. */
	readonly notes: number;
	/** Why other places stay as they are, for the user. */
	readonly refused: readonly string[];
}

/**
 * The edits that write the present citekey of a paper in the place of one that it had before, in all notes, and in those that are about
 * it. A note gets the key that the paper has in its own bibliographies, as far as its own folder tells.
 *
 * @param onProgress is told of each key before its notes are read, and which share of the whole that is.
 * @returns `undefined` as soon as that is no longer wanted.
 */
export async function renameMovedKeys(
	services: MovedKeysServices,
	onProgress: (from: string, share: number) => void,
	isWanted: () => boolean,
): Promise<MovedKeysChange | undefined> {
	const { library, notes } = services;
	const movedKeys = new Set([...library.movedKeys.values()].flatMap((moves) => [...moves.keys()]));
	const changed = new ChangedFiles();
	const refused: string[] = [];
	const touched = new Set<string>();
	for (const from of movedKeys) {
		onProgress(from, 1 / movedKeys.size);
		for (const { file, scope } of await findCitingNotes(services, from, notes.notesAbout([from]))) {
			if (!isWanted()) {
				return undefined;
			}
			const to = library.citableIn(folderOf(file.uri), scope.sources).newKeyOf(from);
			if (to === undefined) {
				continue;
			}
			try {
				await renameInNoteFile(changed, file, { from, to });
				touched.add(scope.note);
			} catch (error) {
				if (!(error instanceof RenameRefused)) {
					throw error;
				}
				refused.push(error.message);
			}
		}
	}
	await followLinks(changed, notes);
	return { edit: await changed.toWorkspaceEdit(), notes: touched.size, refused };
}
