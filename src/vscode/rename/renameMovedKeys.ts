import type * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { RenameRefused } from '../../core/notes/rename/citekeyRename';
import { ChangedFiles } from './changedFiles';
import { findCitingNotes, type CitingNoteServices } from './citingNotes';
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
 * it. A note gets the key that the paper has in its own bibliographies.
 */
export async function renameMovedKeys(services: MovedKeysServices): Promise<MovedKeysChange> {
	const { library, notes } = services;
	const changed = new ChangedFiles();
	const refused: string[] = [];
	const touched = new Set<string>();
	for (const [from, newKey] of library.movedKeys) {
		for (const { file, scope } of await findCitingNotes(services, from, notes.notesAbout([from]))) {
			const paper = library.find(newKey);
			const to = (paper && library.of(scope.sources).get(paper.id)?.citekey) ?? newKey;
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
	return { edit: await changed.toWorkspaceEdit(), notes: touched.size, refused };
}
