import * as vscode from 'vscode';
import { citekeyInNote, citekeyInSource, type CitekeyPlace } from '../../core/notes/rename/citekeyAt';
import { RenameRefused } from '../../core/notes/rename/citekeyRename';
import { findRenamable } from '../../core/notes/rename/renameReach';
import { bibtexCitekeys } from '../../core/sources/keys/bibtexCitekeys';
import { findSourceFormat } from '../../core/sources/sourceFormat';
import { noteSelector } from '../activeNote';
import { readOpenNote } from '../openNotes';
import { renameCitekey, renameInDocument, type RenameServices } from '../rename/renameCitekey';
import { runSlices } from '../runSlices';
import { sourceLabel } from '../sources/sourceLabel';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';

export interface CitekeyRenameServices extends RenameServices {
	readonly bibtexDocuments: BibtexDocuments;
}

/**
 * Renames a citekey, from a citation in a note or from a bibliography, everywhere: there, in what it is named by in bibliographies,
 * and in all notes that cite it. It is one edit, which VS Code can show beforehand and undo as a whole.
 */
export function registerCitekeyRename(services: CitekeyRenameServices): vscode.Disposable {
	return vscode.Disposable.from(
		register(noteSelector, services, findInNote),
		register(bibtexSelector, services, findInBibtex),
		register(otherBibliographies, services, findInSource),
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

function register(
	selector: vscode.DocumentSelector,
	services: CitekeyRenameServices,
	find: FindRenamable,
): vscode.Disposable {
	const findOrRefuse = async (
		document: vscode.TextDocument,
		position: vscode.Position,
	): Promise<Renamable> => {
		if (!services.library.isLoaded) {
			throw new RenameRefused('The bibliographies are still being read. Try again in a moment.');
		}
		const found = await find(services, document, position);
		if (!found) {
			throw new RenameRefused('There is no citekey here that could be renamed.');
		}
		return found;
	};
	return vscode.languages.registerRenameProvider(selector, {
		async prepareRename(document, position) {
			const { key, sources } = await findOrRefuse(document, position);
			if (sources !== 'this document alone') {
				const rename = { from: key.citekey, to: key.citekey };
				findRenamable(services.library, { rename, origin: sources, label: sourceLabel });
			}
			const range = new vscode.Range(document.positionAt(key.start), document.positionAt(key.end));
			return { range, placeholder: key.citekey };
		},
		async provideRenameEdits(document, position, typed, token) {
			const { key, sources } = await findOrRefuse(document, position);
			const change =
				sources === 'this document alone'
					? await renameInDocument(document, key.citekey, typed)
					: await renameCitekey(services, { citekey: key.citekey, sources }, typed);
			return token.isCancellationRequested ? undefined : change;
		},
	});
}

async function findInNote(
	{ documentPapers }: CitekeyRenameServices,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<Renamable | undefined> {
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
	const isCited = library.entriesOf(source).length > 0;
	const isData = read.entries[key.place.entry]?.type === 'xdata';
	return { key, sources: isData || !isCited ? 'this document alone' : [source] };
}

/** What is no bibliography of the library is no business of ours. */
async function findInSource(
	{ library }: CitekeyRenameServices,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<Renamable | undefined> {
	const source = document.uri.toString();
	const text = document.getText();
	const format = library.entriesOf(source).length > 0 ? findSourceFormat(document.uri.path, text) : undefined;
	const places = format?.findCitekeys && (await runSlices(format.findCitekeys(text)));
	const key = places && citekeyInSource(text, places, document.offsetAt(position));
	return key && { key, sources: [source] };
}

const otherBibliographies: vscode.DocumentSelector = [
	{ language: 'json' },
	{ language: 'yaml' },
	{ pattern: '**/*.{ris,csljson}' },
];
