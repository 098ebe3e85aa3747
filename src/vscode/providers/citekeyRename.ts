import * as vscode from 'vscode';
import { messageOf } from '../../core/model/thrown';
import { citekeyInNote, citekeyInSource, type CitekeyPlace } from '../../core/notes/rename/citekeyAt';
import { RenameRefused } from '../../core/notes/rename/citekeyRename';
import { findRenamable } from '../../core/notes/rename/renameReach';
import { bibtexCitekeys } from '../../core/sources/keys/bibtexCitekeys';
import { citingSelector } from '../activeNote';
import { rangeOfSpan } from '../convert';
import { readOpenNote } from '../openNotes';
import { renameCitekey, renameInDocument, type RenameServices } from '../rename/renameCitekey';
import { runSlices } from '../runSlices';
import { sourceLabel } from '../sources/sourceLabel';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';
import { keyInSource, otherBibliographies } from './sourceKeys';

export interface CitekeyRenameServices extends RenameServices {
	readonly bibtexDocuments: BibtexDocuments;
}

/**
 * Renames a citekey, from a citation in a note or from a bibliography, everywhere: there, in what it is named by in bibliographies,
 * and in all notes that cite it. It is one edit, which VS Code can show beforehand and undo as a whole.
 */
export function registerCitekeyRename(services: CitekeyRenameServices): vscode.Disposable {
	return vscode.Disposable.from(
		registerForNotes(services),
		registerForSources(bibtexSelector, services, findInBibtex),
		registerForSources(otherBibliographies, services, findInSource),
	);
}

/** A key at a cursor, and where what it names is known: by its sources, or in its file alone. */
interface Renamable {
	readonly key: CitekeyPlace;
	readonly sources: readonly string[] | 'this document alone';
}

type FindRenamable = (
	services: CitekeyRenameServices,
	document: vscode.TextDocument,
	position: vscode.Position,
) => Promise<Renamable | undefined>;

/** Where nothing can be renamed, the reason is the answer, which VS Code shows. */
function registerForSources(
	selector: vscode.DocumentSelector,
	services: CitekeyRenameServices,
	find: FindRenamable,
): vscode.Disposable {
	return vscode.languages.registerRenameProvider(selector, {
		async prepareRename(document, position) {
			const { key, sources } = await findOrRefuse(services, find, document, position);
			if (sources !== 'this document alone') {
				const rename = { from: key.citekey, to: key.citekey };
				findRenamable(services.library, { rename, origin: sources, label: sourceLabel });
			}
			return toPrepared(document, key);
		},
		async provideRenameEdits(document, position, typed, token) {
			const { key, sources } = await findOrRefuse(services, find, document, position);
			const change =
				sources === 'this document alone'
					? await renameInDocument(document, key.citekey, typed)
					: await renameCitekey(services, { citekey: key.citekey, sources }, typed);
			return token.isCancellationRequested ? undefined : change;
		},
	});
}

/**
 * In notes, no key is refused by the answer: then VS Code would ask the next, and its own Markdown takes `[@key]` for a link and
 * renames that alone. The reason is shown here, and the answer is to change nothing.
 */
function registerForNotes(services: CitekeyRenameServices): vscode.Disposable {
	return vscode.languages.registerRenameProvider(citingSelector, {
		async prepareRename(document, position) {
			const { key } = await findOrRefuse(services, findInNote, document, position);
			return toPrepared(document, key);
		},
		async provideRenameEdits(document, position, typed, token) {
			const found = await findInNote(services, document, position);
			if (!found) {
				return undefined;
			}
			try {
				const origin = { citekey: found.key.citekey, sources: found.sources };
				const change = await renameCitekey(services, origin, typed);
				return token.isCancellationRequested ? undefined : change;
			} catch (error) {
				void vscode.window.showErrorMessage(messageOf(error));
				return new vscode.WorkspaceEdit();
			}
		},
	});
}

async function findOrRefuse(
	services: CitekeyRenameServices,
	find: FindRenamable,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<Renamable> {
	const found = await find(services, document, position);
	if (!found) {
		throw new RenameRefused('There is no citekey here that could be renamed.');
	}
	return found;
}

function toPrepared(
	document: vscode.TextDocument,
	place: CitekeyPlace,
): { readonly range: vscode.Range; readonly placeholder: string } {
	return { range: rangeOfSpan(document, place), placeholder: place.citekey };
}

async function findInNote(
	{ documentPapers }: CitekeyRenameServices,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<{ readonly key: CitekeyPlace; readonly sources: readonly string[] } | undefined> {
	const key = citekeyInNote(readOpenNote(document), document.offsetAt(position));
	return key && { key, sources: await documentPapers.sourcesOf(document) };
}

async function findInBibtex(
	{ library, bibtexDocuments }: CitekeyRenameServices,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<Renamable | undefined> {
	const read = await bibtexDocuments.read(document);
	const places = read && (await runSlices(bibtexCitekeys(read)));
	const key = places && citekeyInSource(read.file.text, places, document.offsetAt(position));
	if (!key) {
		return undefined;
	}
	const source = document.uri.toString();
	if (key.place.entry === undefined) {
		throw new RenameRefused(
			`“${key.citekey}” is no entry of this file. Rename it in the file that has the entry, or in a note.`,
		);
	}
	const isCited = !library.isLoaded || library.entriesOf(source).length > 0;
	const isData = read.entries[key.place.entry]?.type === 'xdata';
	return { key, sources: isData || !isCited ? 'this document alone' : [source] };
}

async function findInSource(
	{ library }: CitekeyRenameServices,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<Renamable | undefined> {
	const key = await keyInSource(library, document, position);
	return key && { key, sources: [document.uri.toString()] };
}
