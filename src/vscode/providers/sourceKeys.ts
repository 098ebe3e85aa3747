import type * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { LocatedEntry } from '../../core/library/locatedEntry';
import { citekeyInSource, type CitekeyPlace } from '../../core/notes/rename/citekeyAt';
import { findSourceFormat } from '../../core/sources/sourceFormat';
import { comparePositions } from '../../core/text/position';
import { runSlices } from '../timing/runSlices';

/** What may be a bibliography in CSL-JSON, CSL-YAML, RIS or of PubMed; `.bib` files have a language of their own. */
export const otherBibliographies: vscode.DocumentSelector = [
	{ language: 'json' },
	{ language: 'yaml' },
	{ pattern: '**/*.{ris,nbib,csljson}' },
];

/** The citekey that is written at a place of a bibliography. What is none of the library's is no business of ours. */
export async function keyInSource(
	library: Library,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<CitekeyPlace | undefined> {
	const text = document.getText();
	const isSource = library.entriesOf(document.uri.toString()).length > 0;
	const format = isSource ? findSourceFormat(document.uri.path, text) : undefined;
	const places = format?.findCitekeys && (await runSlices(format.findCitekeys(text)));
	return places && citekeyInSource(text, places, document.offsetAt(position));
}

/** The entry that a place of a bibliography is in; its citekey may be written there or not: an entry may state none. */
export function entryAt(
	library: Library,
	document: vscode.TextDocument,
	position: vscode.Position,
): LocatedEntry | undefined {
	for (const { located, range } of library.entriesWithRanges(document.uri.toString())) {
		if (range && comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0) {
			return located;
		}
	}
	return undefined;
}
