import * as vscode from 'vscode';
import type { Slices } from '../../core/model/slices';
import { linkTest, renameInLinks, type NoteMove } from '../../core/notes/rename/renameInLinks';
import type { SpanEdit } from '../../core/text/spanEdits';
import { folderOf } from '../files/folderOf';
import type { LiveNotes } from '../notes/liveNotes';
import { openDocument } from '../files/openDocument';
import { readTextIfThere } from '../files/readIfThere';
import { runSlices } from '../timing/runSlices';
import { sourceLabel } from '../sources/sourceLabel';
import type { ChangedFiles } from './changedFiles';
import { readFileText, readNoteOf, type FileText } from './fileText';

/**
 * Has the links in all notes lead to where files of notes are moved. No index knows these links: every note is looked into, which is
 * done only where some file gets another name.
 *
 * @throws RenameRefused where the new name cannot stand in a link, or a note that has one cannot be read.
 */
export async function followLinks(changed: ChangedFiles, notes: LiveNotes): Promise<void> {
	const { moves } = changed;
	if (moves.length === 0) {
		return;
	}
	const mayLink = linkTest(moves);
	const sources = [...notes.uris];
	for (let from = 0; from < sources.length; from += readAtOnce) {
		const some = sources.slice(from, from + readAtOnce);
		const texts = await Promise.all(some.map((source) => textOf(changed, source)));
		for (const source of some.filter((_, at) => mayLink(texts[at] ?? ''))) {
			const file = changed.fileOf(source) ?? (await readFileText(source));
			changed.add(file, (await runSlices(editLinks(file, moves))) ?? []);
		}
	}
}

async function textOf(changed: ChangedFiles, source: string): Promise<string> {
	const known = changed.fileOf(source)?.text ?? openDocument(source)?.getText();
	return known ?? readTextIfThere(vscode.Uri.parse(source));
}

function* editLinks(file: FileText, moves: readonly NoteMove[]): Slices<readonly SpanEdit[]> {
	const note = yield* readNoteOf(file);
	yield;
	const uri = file.uri.toString();
	return renameInLinks({ label: sourceLabel(uri), uri, note, root: folderOf(file.uri) }, moves);
}

const readAtOnce = 16;
