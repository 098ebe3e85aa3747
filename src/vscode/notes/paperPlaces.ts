import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { citekeysOf } from '../../core/notes/index/citekeysOf';
import type { CitedPlace } from '../../core/notes/index/noteCitations';
import type { DocumentPapers } from '../sources/documentPapers';
import type { LiveNotes } from './liveNotes';

/** What tells where papers are cited. */
export interface PaperPlaceParts {
	readonly notes: LiveNotes;
	readonly library: Library;
	readonly documentPapers: Pick<DocumentPapers, 'of'>;
}

/** What is looked for: a key as it stands somewhere, and the paper that it stands for there, if any. */
export interface CitedPaper {
	readonly citekey: string;
	readonly paper: Paper | undefined;
}

/**
 * Every place in every note that cites the paper, by that key or another of its keys, as far as the notes are read: see `settled` of
 * `LiveNotes`. Places of one note follow each other.
 */
export async function placesCiting(
	parts: PaperPlaceParts,
	cited: CitedPaper,
): Promise<readonly CitedPlace[]> {
	return withoutOtherMeanings(
		parts,
		citekeysFor(parts, cited).flatMap((key) => parts.notes.placesOf(key)),
		cited,
	);
}

/** The addresses of the paper's literature notes, by any of its keys, as far as the notes are read. */
export async function notesAbout(parts: PaperPlaceParts, cited: CitedPaper): Promise<readonly string[]> {
	const found = citekeysFor(parts, cited).flatMap((citekey) =>
		parts.notes.notesAbout([citekey]).map((uri) => ({ uri, citekey })),
	);
	return (await withoutOtherMeanings(parts, found, cited)).map(({ uri }) => uri);
}

/** The keys by which notes may cite the paper: that one, and all that it has or had before. */
export function citekeysFor(
	{ library }: Pick<PaperPlaceParts, 'library'>,
	{ citekey, paper }: CitedPaper,
): readonly string[] {
	const known = paper && library.get(paper.id);
	const keys = known ? [...citekeysOf(known), ...library.oldKeysOf(known)] : [];
	return [...new Set([citekey, ...keys])];
}

/**
 * Leaves out the keys of open notes that do not stand there for the paper that is meant. What a note may cite is known once it is
 * open; until then its keys are taken at their word.
 */
async function withoutOtherMeanings<Found extends { readonly uri: string; readonly citekey: string }>(
	{ documentPapers }: PaperPlaceParts,
	found: readonly Found[],
	{ paper }: CitedPaper,
): Promise<readonly Found[]> {
	const keysIn = new Map<string, Set<string>>();
	for (const { uri, citekey } of found) {
		keysIn.set(uri, (keysIn.get(uri) ?? new Set()).add(citekey));
	}
	const others = new Set<string>();
	for (const document of vscode.workspace.textDocuments) {
		const uri = document.uri.toString();
		const keys = keysIn.get(uri);
		const papers = keys && (await documentPapers.of(document));
		for (const citekey of keys ?? []) {
			if (papers?.find(citekey)?.id !== paper?.id) {
				others.add(placeKey(uri, citekey));
			}
		}
	}
	return found.filter(({ uri, citekey }) => !others.has(placeKey(uri, citekey)));
}

function placeKey(uri: string, citekey: string): string {
	return `${uri} ${citekey}`;
}
