import * as vscode from 'vscode';
import { messageOf } from '../../core/model/thrown';
import { citekeyInNote, citekeyInSource, type CitekeyPlace } from '../../core/notes/rename/citekeyAt';
import { RenameRefused } from '../../core/notes/rename/citekeyRename';
import { refuseUndefined, renameString } from '../../core/notes/rename/renameString';
import { findRenamable } from '../../core/notes/rename/renameReach';
import type { BibtexDocument } from '../../core/sources/bibtex/language/bibtexDocument';
import { targetAt } from '../../core/sources/bibtex/language/bibtexTarget';
import { bibtexCitekeys } from '../../core/sources/keys/bibtexCitekeys';
import type { Span } from '../../core/text/range';
import { citingSelector } from '../activeNote';
import { rangeOfSpan, toWorkspaceEdit } from '../convert';
import { readOpenNote } from '../openNotes';
import { renameCitekey, renameInDocument, type RenameServices } from '../rename/renameCitekey';
import { runSlices } from '../timing/runSlices';
import { sourceLabel } from '../sources/sourceLabel';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';
import { keyInSource, otherBibliographies } from './sourceKeys';

export interface CitekeyRenameServices extends RenameServices {
	readonly bibtexDocuments: BibtexDocuments;
}

/**
 * Renames a citekey, from a citation in a note or from a bibliography, everywhere: there, in what it is named by in bibliographies,
 * and in all notes that cite it; and a `@string` in its file. It is one edit, which VS Code can show beforehand and undo as a whole.
 */
export function registerCitekeyRename(services: CitekeyRenameServices): vscode.Disposable {
	return vscode.Disposable.from(
		registerForNotes(services),
		registerForSources(bibtexSelector, services, findInBibtex),
		registerForSources(otherBibliographies, services, findInSource),
	);
}

/** A name at a cursor. */
interface Renamable {
	readonly span: Span;
	readonly name: string;
	/** @throws RenameRefused where it cannot have any other. */
	readonly check: () => void;
	/** @throws RenameRefused where it cannot have this one. */
	readonly edit: (typed: string) => Promise<vscode.WorkspaceEdit>;
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
			const { span, name, check } = foundOrRefused(await find(services, document, position));
			check();
			return { range: rangeOfSpan(document, span), placeholder: name };
		},
		async provideRenameEdits(document, position, typed, token) {
			const change = await foundOrRefused(await find(services, document, position)).edit(typed);
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
			const { key } = foundOrRefused(await findInNote(services, document, position));
			return { range: rangeOfSpan(document, key), placeholder: key.citekey };
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

function foundOrRefused<T>(found: T | undefined): T {
	if (found === undefined) {
		throw new RenameRefused('There is no citekey here that could be renamed.');
	}
	return found;
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
	services: CitekeyRenameServices,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<Renamable | undefined> {
	const { library, bibtexDocuments } = services;
	const read = await bibtexDocuments.read(document);
	if (!read) {
		return undefined;
	}
	const offset = document.offsetAt(position);
	const places = (await runSlices(bibtexCitekeys(read))) ?? [];
	const key = citekeyInSource(read.file.text, places, offset);
	if (!key) {
		const target = targetAt(read, offset);
		return target?.kind === 'string' ? stringRenamable(document, read, target) : undefined;
	}
	const source = document.uri.toString();
	if (key.place.entry === undefined) {
		throw new RenameRefused(
			`“${key.citekey}” is no entry of this file. Rename it in the file that has the entry, or in a note.`,
		);
	}
	const isCited = !library.isLoaded || library.entriesOf(source).length > 0;
	const isData = read.entries[key.place.entry]?.type === 'xdata';
	return isData || !isCited
		? {
				span: key,
				name: key.citekey,
				check: () => undefined,
				edit: (typed) => renameInDocument(document, key.citekey, typed),
			}
		: keyRenamable(services, source, key);
}

async function findInSource(
	services: CitekeyRenameServices,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<Renamable | undefined> {
	const key = await keyInSource(services.library, document, position);
	return key && keyRenamable(services, document.uri.toString(), key);
}

/** A key of an entry that notes may cite. */
function keyRenamable(services: CitekeyRenameServices, source: string, key: CitekeyPlace): Renamable {
	const { citekey } = key;
	const sources = [source];
	return {
		span: key,
		name: citekey,
		check: () => {
			const rename = { from: citekey, to: citekey };
			findRenamable(services.library, { rename, origin: sources, label: sourceLabel });
		},
		edit: (typed) => renameCitekey(services, { citekey, sources }, typed),
	};
}

/** The name of a `@string`, which means something in its file alone. */
function stringRenamable(
	document: vscode.TextDocument,
	read: BibtexDocument,
	{ span, name }: { readonly span: Span; readonly name: string },
): Renamable {
	const { version } = document;
	return {
		span,
		name,
		check: () => refuseUndefined(read, name),
		edit: async (typed) => {
			const edits = (await runSlices(renameString(read, name, typed))) ?? [];
			if (document.version !== version) {
				throw new RenameRefused('The text changed meanwhile, so nothing was changed. Try again.');
			}
			return toWorkspaceEdit(
				document.uri,
				edits.map(({ newText, ...place }) => ({ range: read.lines.rangeOf(place), newText })),
			);
		},
	};
}
