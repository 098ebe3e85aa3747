import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { citekeysOf } from '../../core/notes/index/citekeysOf';
import type { CitedPlace } from '../../core/notes/index/noteCitations';
import { folderOf } from '../files/folderOf';
import { openDocuments } from '../files/openDocument';
import { readTextIfThere } from '../files/readIfThere';
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
	const known = paper && library.get(paper.id);
	const present = new Set(known ? citekeysOf(known) : []);
	const isOld = (citekey: string): boolean => known !== undefined && !present.has(citekey);
	// Of what is cited very often, most places can be told at once.
	const plainKeys = new Set(
		[...new Set(found.map(({ citekey }) => citekey))].filter(
			(citekey) => !isOld(citekey) && library.namesakes(citekey).length <= 1,
		),
	);
	const open = openDocuments();
	const asked = new Map<string, boolean>();
	const kept: Found[] = [];
	for (const place of found) {
		if ((plainKeys.has(place.citekey) && !open.has(place.uri)) || (await isMeantAt(place))) {
			kept.push(place);
		}
	}
	return kept;

	async function isMeantAt({ uri, citekey }: Found): Promise<boolean> {
		const place = `${uri} ${citekey}`;
		const answered = asked.get(place);
		if (answered !== undefined) {
			return answered;
		}
		const document = open.get(uri);
		const meant = document
			? (await documentPapers.of(document)).find(citekey)
			: await meantInClosed(uri, citekey);
		asked.set(place, meant?.id === paper?.id);
		return meant?.id === paper?.id;
	}

	async function meantInClosed(source: string, citekey: string): Promise<Paper | undefined> {
		if (isOld(citekey)) {
			const folder = folderOf(vscode.Uri.parse(source)) ?? '';
			const keys = library.movedKeys.get(folder)?.get(citekey) ?? [];
			if (!keys.some((key) => present.has(key))) {
				return undefined;
			}
			const meansOne = keys.length === 1 && keys.every((key) => library.namesakes(key).length <= 1);
			if (meansOne && library.namesakes(citekey).length === 0) {
				return paper;
			}
		}
		const uri = vscode.Uri.parse(source);
		const text = await readTextIfThere(uri);
		const sources = await documentPapers.sourcesForKey(uri, text, citekey);
		return sources && library.citableIn(folderOf(uri), sources).find(citekey);
	}
}
