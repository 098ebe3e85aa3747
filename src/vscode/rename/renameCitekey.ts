import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { RenameRefused, toRename, type CitekeyRename } from '../../core/notes/rename/citekeyRename';
import { cites, renameInNote } from '../../core/notes/rename/renameInNote';
import { renameInSource } from '../../core/notes/rename/renameInSource';
import { renameInTopics } from '../../core/notes/rename/renameInTopics';
import { findRenameReach, type NoteScope } from '../../core/notes/rename/renameReach';
import { isBibtexName } from '../../core/sources/sourceFormat';
import { isQuarto } from '../activeNote';
import { isOpenNote } from '../notes/noteFiles';
import type { LiveNotes } from '../notes/liveNotes';
import { readOpenNote } from '../openNotes';
import { readIfThere } from '../readIfThere';
import { openDocument } from '../openDocument';
import { runSlices } from '../runSlices';
import type { DocumentPapers } from '../sources/documentPapers';
import { sampleSource } from '../sources/sampleLibrary';
import { sourceLabel } from '../sources/sourceLabel';
import type { TopicFiles } from '../topics/topicFiles';
import { ChangedDocuments, openToRename } from './changedDocuments';

/** What is asked about notes and what they may cite. */
export interface RenameServices {
	readonly notes: LiveNotes;
	readonly library: Library;
	readonly documentPapers: DocumentPapers;
	readonly topicFiles: TopicFiles;
}

/** A key, and the sources that it may be of where the rename is asked for. */
export interface RenameOrigin {
	readonly citekey: string;
	readonly sources: readonly string[];
}

/**
 * The edits that give a paper another citekey: in the bibliographies that have it, in what names it there, in every note that cites
 * it by that key, and in the user's topics. Files are read as they stand in editors or on disk, and all is found out before anything changes.
 *
 * @throws RenameRefused when any part of it cannot be done, with the reason for the user.
 */
export async function renameCitekey(
	services: RenameServices,
	{ citekey, sources }: RenameOrigin,
	typed: string,
): Promise<vscode.WorkspaceEdit> {
	const rename = toRename(citekey, typed);
	const changed = new ChangedDocuments();
	if (rename.from === rename.to) {
		return changed.toWorkspaceEdit();
	}
	if (!services.library.isLoaded) {
		throw new RenameRefused('The bibliographies are still being read. Try again in a moment.');
	}
	await services.notes.settled();
	const citing = await openNotesWith(services, rename.from);
	const namesakes = await openNotesWith(services, rename.to);
	const reach = findRenameReach(services.library, {
		rename,
		origin: sources,
		notes: await scopesOf(services, citing),
		namesakes: await scopesOf(services, namesakes),
		label: sourceLabel,
	});
	const reached = new Set(reach.notes);
	for (const document of citing.filter(({ uri }) => reached.has(uri.toString()))) {
		const { version } = document;
		const label = sourceLabel(document.uri.toString());
		const note = { label, note: readOpenNote(document), isQuarto: isQuarto(document) };
		changed.add(document, version, (await runSlices(renameInNote(note, rename))) ?? []);
	}
	for (const source of reach.sources) {
		await renameSource(changed, await openToRename(source), rename, true);
	}
	for (const source of reach.inScope) {
		if (!reach.sources.has(source) && (await mayName(source, rename.from))) {
			await renameSource(changed, await openToRename(source), rename, false);
		}
	}
	if (services.library.find(rename.from)?.id === reach.paper.id) {
		for (const { uri, text } of services.topicFiles.files) {
			if (text.includes(rename.from)) {
				const document = await openToRename(uri.toString());
				changed.add(document, document.version, renameInTopics(document.getText(), rename));
			}
		}
	}
	return changed.toWorkspaceEdit();
}

/** The edits of one bibliography alone, for a key that no note can cite: of `@xdata`, or of a file that is none of the library's. */
export async function renameInDocument(
	document: vscode.TextDocument,
	citekey: string,
	typed: string,
): Promise<vscode.WorkspaceEdit> {
	const changed = new ChangedDocuments();
	const rename = toRename(citekey, typed);
	if (rename.from !== rename.to) {
		await renameSource(changed, document, rename, true);
	}
	return changed.toWorkspaceEdit();
}

/** All notes that cite a key, and the open ones that may do so in a way that is in no index. */
async function openNotesWith(
	{ notes }: RenameServices,
	citekey: string,
): Promise<readonly vscode.TextDocument[]> {
	const open = vscode.workspace.textDocuments.filter(
		(document) =>
			isOpenNote(document) &&
			notes.has(document.uri.toString()) &&
			document.getText().includes(citekey) &&
			cites(readOpenNote(document), citekey),
	);
	const found = [
		...notes.placesOf(citekey).map(({ uri }) => uri),
		...open.map((document) => document.uri.toString()),
	];
	return Promise.all([...new Set(found)].map(openToRename));
}

async function scopesOf(
	{ documentPapers }: RenameServices,
	documents: readonly vscode.TextDocument[],
): Promise<readonly NoteScope[]> {
	const scopes: NoteScope[] = [];
	for (const document of documents) {
		scopes.push({ note: document.uri.toString(), sources: await documentPapers.sourcesOf(document) });
	}
	return scopes;
}

async function renameSource(
	changed: ChangedDocuments,
	document: vscode.TextDocument,
	rename: CitekeyRename,
	hasEntry: boolean,
): Promise<void> {
	const { uri, version } = document;
	const source = {
		label: sourceLabel(uri.toString()),
		kind: isOpenNote(document) ? ('note' as const) : { fileName: uri.path },
		text: document.getText(),
		hasEntry,
	};
	changed.add(document, version, (await runSlices(renameInSource(source, rename))) ?? []);
}

/** Whether a bibliography may name an entry of another file by the key, as far as a quick look tells. */
async function mayName(source: string, citekey: string): Promise<boolean> {
	const uri = source === sampleSource ? undefined : vscode.Uri.parse(source);
	if (!uri || !isBibtexName(uri.path)) {
		return false;
	}
	const bytes = openDocument(source) ? undefined : await readIfThere(uri);
	const text = bytes ? new TextDecoder().decode(bytes) : openDocument(source)?.getText();
	return text?.includes(citekey) ?? false;
}
