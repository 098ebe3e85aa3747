import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { citekeysOf } from '../../core/notes/index/citekeysOf';
import type { CitedPlace } from '../../core/notes/index/noteCitations';
import { folderOf } from '../folderOf';
import { openDocuments } from '../openDocument';
import { readTextIfThere } from '../readIfThere';
import type { DocumentPapers } from '../sources/documentPapers';
import type { LiveNotes } from './liveNotes';

/** What tells where papers are cited. */
export interface PaperPlaceParts {
	readonly notes: LiveNotes;
	readonly library: Library;
	readonly documentPapers: Pick<DocumentPapers, 'of' | 'sourcesForKey'>;
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

/** Leaves out keys that do not stand for the paper that is meant in their notes. Closed notes are read where the key has several works. */
async function withoutOtherMeanings<Found extends { readonly uri: string; readonly citekey: string }>(
	{ library, documentPapers }: PaperPlaceParts,
	found: readonly Found[],
	{ paper }: CitedPaper,
): Promise<readonly Found[]> {
	const keysIn = new Map<string, Set<string>>();
	for (const { uri, citekey } of found) {
		keysIn.set(uri, (keysIn.get(uri) ?? new Set()).add(citekey));
	}
	const known = paper && library.get(paper.id);
	const present = new Set(known ? citekeysOf(known) : []);
	const others = new Set<string>();
	const open = openDocuments();
	for (const [uri, keys] of keysIn) {
		const document = open.get(uri);
		const papers = document && (await documentPapers.of(document));
		for (const citekey of keys) {
			const meant = papers ? papers.find(citekey) : await meantInClosed(uri, citekey);
			if (meant?.id !== paper?.id) {
				others.add(placeKey(uri, citekey));
			}
		}
	}
	return found.filter(({ uri, citekey }) => !others.has(placeKey(uri, citekey)));

	async function meantInClosed(source: string, citekey: string): Promise<Paper | undefined> {
		const isOld = known !== undefined && !present.has(citekey);
		const folder = isOld ? folderOf(vscode.Uri.parse(source)) : undefined;
		const keys = isOld ? (library.movedKeys.get(folder ?? '')?.get(citekey) ?? []) : [citekey];
		if (isOld && !keys.some((key) => present.has(key))) {
			return undefined;
		}
		const isPlain = keys.length === 1 && keys.every((key) => library.namesakes(key).length <= 1);
		if (isPlain && !(isOld && library.namesakes(citekey).length > 0)) {
			return paper;
		}
		const uri = vscode.Uri.parse(source);
		const text = await readTextIfThere(uri);
		const sources = await documentPapers.sourcesForKey(uri, text, citekey);
		return sources && library.citableIn(folderOf(uri), sources).find(citekey);
	}
}

function placeKey(uri: string, citekey: string): string {
	return `${uri} ${citekey}`;
}
