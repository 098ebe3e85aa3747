import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { isNotePath } from '../../core/library/workspaceFiles';
import type { Slices } from '../../core/model/slices';
import { citekeysOf } from '../../core/notes/index/citekeysOf';
import { RenameRefused, toRename } from '../../core/notes/rename/citekeyRename';
import { renameInMovedKeys } from '../../core/notes/rename/renameInMovedKeys';
import { renameInSource } from '../../core/notes/rename/renameInSource';
import { renameInTopics } from '../../core/notes/rename/renameInTopics';
import { findRenamable, findRenameReach } from '../../core/notes/rename/renameReach';
import { isBibtexName } from '../../core/sources/sourceFormat';
import type { SpanEdit } from '../../core/text/spanEdits';
import { isNote } from '../activeNote';
import { folderOf } from '../files/folderOf';
import type { MovedKeysFiles } from '../movedKeys/movedKeys';
import { readTextIfThere } from '../files/readIfThere';
import { openDocument } from '../files/openDocument';
import { stillReading } from '../stillReading';
import { runSlices } from '../timing/runSlices';
import { sampleSource } from '../sources/sampleSource';
import { sourceLabel } from '../sources/sourceLabel';
import type { TopicFiles } from '../topics/topicFiles';
import { ChangedFiles } from './changedFiles';
import { findCitingNotes, type CitingNoteServices } from './citingNotes';
import { readFileText, type FileText } from './fileText';
import { followLinks } from './followLinks';
import { renameInNoteFile } from './renameInNoteFile';

/** What is asked about notes and what they may cite. */
export interface RenameServices extends CitingNoteServices {
	readonly library: Library;
	readonly topicFiles: TopicFiles;
	readonly movedKeysFiles: MovedKeysFiles;
}

/** A key, and the sources that it may be of where the rename is asked for. */
export interface RenameOrigin {
	readonly citekey: string;
	readonly sources: readonly string[];
}

/**
 * The edits that give a paper another citekey, wherever its key stands:
 *
 * - in the bibliographies that have it, and in what refers to it there
 * - in the notes that cite it by that key
 * - in the note about it, with the name of its file and the links to it
 * - in the user's topics, and in what old keys lead to
 *
 * Files are read as they stand in editors or on disk, and all is found out before anything changes.
 *
 * @throws RenameRefused when any part of it cannot be done, with the reason for the user.
 */
export async function renameCitekey(
	services: RenameServices,
	{ citekey, sources }: RenameOrigin,
	typed: string,
): Promise<vscode.WorkspaceEdit> {
	const rename = toRename(citekey, typed);
	const changed = new ChangedFiles();
	if (rename.from === rename.to) {
		return changed.toWorkspaceEdit();
	}
	const { library, documentPapers, notes, topicFiles, movedKeysFiles } = services;
	if (!library.isLoaded) {
		throw new RenameRefused(stillReading);
	}
	await notes.settled();
	const origin = { rename, origin: sources, label: sourceLabel };
	const { paper } = findRenamable(library, origin);
	const citing = await findCitingNotes(services, rename.from, notes.notesAbout(citekeysOf(paper)));
	const namesakes = await findCitingNotes(services, rename.to);
	const reach = findRenameReach(library, {
		...origin,
		notes: citing.map(({ scope }) => scope),
		namesakes: namesakes.map(({ scope }) => scope),
		citableIn: ({ note, sources: citable }) => library.citableIn(folderOf(vscode.Uri.parse(note)), citable),
	});
	const reached = new Set(reach.notes);
	for (const { file } of citing.filter(({ scope }) => reached.has(scope.note))) {
		await renameInNoteFile(changed, file, rename);
	}
	await followLinks(changed, notes);
	for (const source of reach.inScope) {
		const hasEntry = reach.sources.has(source);
		if (hasEntry || (await mayName(source, rename.from))) {
			const file = await readFileText(source);
			changed.add(file, await run(renameInSource({ ...toSource(file), hasEntry }, rename)));
		}
	}
	if (library.find(rename.from)?.id === paper.id) {
		for (const { uri } of topicFiles.files.filter(({ text }) => text.includes(rename.from))) {
			const file = await readFileText(uri.toString());
			changed.add(file, renameInTopics(file.text, rename));
		}
	}
	for (const { uri } of movedKeysFiles.files.filter(({ text }) => text.includes(rename.from))) {
		const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
		if (folder && documentPapers.mayCiteFrom(folder, reach.sources)) {
			const file = await readFileText(uri.toString());
			changed.add(file, renameInMovedKeys(file.text, rename));
		}
	}
	return changed.toWorkspaceEdit();
}

/** The edits of one bibliography alone, for a key that no note can cite: of `@xdata`, or of a file that is none of the library's. */
export async function renameInDocument(
	{ uri }: vscode.TextDocument,
	citekey: string,
	typed: string,
): Promise<vscode.WorkspaceEdit> {
	const changed = new ChangedFiles();
	const rename = toRename(citekey, typed);
	if (rename.from !== rename.to) {
		const file = await readFileText(uri.toString());
		changed.add(file, await run(renameInSource({ ...toSource(file), hasEntry: true }, rename)));
	}
	return changed.toWorkspaceEdit();
}

function toSource({ uri, text, open }: FileText) {
	const isOfNote = isNotePath(uri.path) || (open && isNote(open.document));
	return {
		label: sourceLabel(uri.toString()),
		kind: isOfNote ? ('note' as const) : { fileName: uri.path },
		text,
	};
}

async function run(edits: Slices<readonly SpanEdit[]>): Promise<readonly SpanEdit[]> {
	return (await runSlices(edits)) ?? [];
}

/** Whether a bibliography may name an entry of another file by the key, as far as a quick look tells. */
async function mayName(source: string, citekey: string): Promise<boolean> {
	const uri = source === sampleSource ? undefined : vscode.Uri.parse(source);
	if (!uri || !isBibtexName(uri.path)) {
		return false;
	}
	const text = openDocument(source)?.getText() ?? (await readTextIfThere(uri));
	return text.includes(citekey);
}
