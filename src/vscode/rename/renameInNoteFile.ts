import type { Slices } from '../../core/model/slices';
import type { CitekeyRename } from '../../core/notes/rename/citekeyRename';
import { renameInNote } from '../../core/notes/rename/renameInNote';
import { renameLiteratureNote } from '../../core/notes/rename/renameLiteratureNote';
import type { SpanEdit } from '../../core/text/spanEdits';
import { runSlices } from '../timing/runSlices';
import { sourceLabel } from '../sources/sourceLabel';
import type { ChangedFiles } from './changedFiles';
import { readNoteOf, type FileText } from './fileText';

/**
 * Gives a citekey another name in the citations of a note, and, where the note is about the paper, in its front matter and file name.
 *
 * @throws RenameRefused where the new name cannot be written.
 */
export async function renameInNoteFile(
	changed: ChangedFiles,
	file: FileText,
	rename: CitekeyRename,
): Promise<void> {
	const uri = file.uri.toString();
	const about = renameLiteratureNote({ label: sourceLabel(uri), uri, text: file.text }, rename);
	const edits = (await runSlices(editNote(file, rename))) ?? [];
	changed.add(file, [...edits, ...about.edits]);
	if (about.fileName !== undefined) {
		changed.move(file, about.fileName);
	}
}

function* editNote(file: FileText, rename: CitekeyRename): Slices<readonly SpanEdit[]> {
	const note = yield* readNoteOf(file);
	yield;
	return yield* renameInNote({ label: sourceLabel(file.uri.toString()), note }, rename);
}
