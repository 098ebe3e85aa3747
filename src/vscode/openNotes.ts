import type * as vscode from 'vscode';
import type { CitationGroup } from '../core/citations/citation';
import { readNote, readNoteInSlices, type ReadNote } from '../core/citations/checks/readNote';
import { isSameDialect } from '../core/citations/dialect';
import type { Papers } from '../core/library/papers';
import { listReferences, type NoteReference } from '../core/notes/noteReferences';
import { dialectOf } from './dialects';
import { runSlices } from './timing/runSlices';

/** An open note as it stands; of each version only what is new is read, and once, whoever asks: with each move of the cursor several do. */
export function readOpenNote(document: vscode.TextDocument): ReadNote {
	const last = known.get(document);
	const dialect = dialectOf(document);
	if (last?.version === document.version && isSameDialect(last.note.dialect, dialect)) {
		return last.note;
	}
	const note = readNote(document.getText(), dialect, last?.note);
	known.set(document, { version: document.version, note });
	return note;
}

/**
 * The same where nobody waits for it: a note that was never read before is read in slices.
 *
 * @returns `undefined` as soon as that is no longer wanted.
 */
export async function readOpenNoteSoon(
	document: vscode.TextDocument,
	isWanted: () => boolean,
): Promise<ReadNote | undefined> {
	const { version } = document;
	if (!known.has(document)) {
		const isCurrent = (): boolean => isWanted() && document.version === version && !known.has(document);
		const note = await runSlices(readNoteInSlices(document.getText(), dialectOf(document)), isCurrent);
		if (note && isCurrent()) {
			known.set(document, { version, note });
		}
	}
	return isWanted() ? readOpenNote(document) : undefined;
}

/** Whether an open note has been read as it stands, so that reading it again costs nothing. */
export function isReadOpenNote(document: vscode.TextDocument): boolean {
	return known.get(document)?.version === document.version;
}

/** The citations of an open note, in the order of the text. */
export function citationsIn(document: vscode.TextDocument): readonly CitationGroup[] {
	return readOpenNote(document).map.citationGroups;
}

/** The citekeys that an open note cites, each once, in the order of the text. */
export function citekeysIn(document: vscode.TextDocument): readonly string[] {
	const citekeys = citationsIn(document).flatMap(({ citations }) => citations.map(({ citekey }) => citekey));
	return [...new Set(citekeys)];
}

/**
 * The papers that an open note cites, as it stands.
 *
 * @returns `undefined` when it has changed meanwhile.
 */
export function referencesIn(
	document: vscode.TextDocument,
	papers: Pick<Papers, 'find'>,
): Promise<readonly NoteReference[] | undefined> {
	const { version } = document;
	return runSlices(
		listReferences(citationsIn(document), (citekey) => papers.find(citekey)),
		() => document.version === version,
	);
}

const known = new WeakMap<vscode.TextDocument, { readonly version: number; readonly note: ReadNote }>();
