import * as vscode from 'vscode';
import { pasteCitations, type PastedCitation } from '../../core/citations/pasteCitations';
import type { NewEntry } from '../../core/format/bibliography/newEntry';
import type { Library } from '../../core/library/library';
import { readPastedPapers, type PastedPapers } from '../../core/notes/pastedPapers';
import type { WriteThrough } from '../bibliography/writeThrough';
import type { Paper } from '../../core/model/paper';
import { toSpan } from '../convert';
import { dialectOf } from '../dialects';
import { readSetting } from '../settings';
import type { DocumentPapers } from '../sources/documentPapers';

export interface PasteParts {
	readonly library: Library;
	readonly documentPapers: DocumentPapers;
	readonly writeThrough: WriteThrough;
}

/** A citation that may come in the place of a text, and what has to be in the note's bibliography for that. */
export interface CitationOffer extends PastedCitation {
	readonly kind: PastedPapers['kind'];
	readonly citekeys: readonly string[];
	/** The papers of the library among them, under these keys. */
	readonly known: readonly Paper[];
	/** Works that nobody knows yet. */
	readonly added: readonly NewEntry[];
	/** What the bibliography is called that they are added to; `undefined` when there are none. */
	readonly target: string | undefined;
}

/**
 * The citation that a text stands for: of the papers that its DOIs, arXiv ids or entries tell. Works that nobody knows are added to the
 * note's bibliography, where the setting lets them.
 *
 * @returns `undefined` for a text about anything else, an identifier that nobody knows, and a place without citations.
 */
export async function offerCitation(
	{ library, documentPapers, writeThrough }: PasteParts,
	document: vscode.TextDocument,
	range: vscode.Range,
	text: string,
): Promise<CitationOffer | undefined> {
	const pasted = readPastedPapers(text);
	if (!pasted) {
		return undefined;
	}
	const citable = await documentPapers.of(document);
	const added: NewEntry[] = [];
	const citekeys: string[] = [];
	const cited: Paper[] = [];
	const cite = (known: Paper): void => {
		const paper = citable.get(known.id) ?? known;
		if (!citekeys.includes(paper.citekey)) {
			cited.push(paper);
			citekeys.push(paper.citekey);
		}
	};
	if (pasted.kind === 'identifiers') {
		for (const { kind, value } of pasted.identifiers) {
			const known = library.findByIdentifier({ [kind]: value });
			if (!known) {
				return undefined;
			}
			cite(known);
		}
	} else {
		for (const { entry, record } of pasted.entries) {
			const known = library.findSame(entry);
			if (known) {
				cite(known);
				continue;
			}
			const isTaken = (key: string): boolean => citable.find(key) !== undefined || citekeys.includes(key);
			const citekey = freeKey(entry.citekey, isTaken);
			citekeys.push(citekey);
			added.push({ entry: { ...entry, citekey }, ...(record && { record }) });
		}
	}
	const isAllowed = readSetting('citations.addToBibliography', document.uri) !== 'never';
	const target = added.length > 0 && isAllowed ? await writeThrough.targetName(document) : undefined;
	const citation = pasteCitations(document.getText(), toSpan(document, range), citekeys, dialectOf(document));
	return citation && (added.length === 0 || target !== undefined)
		? { ...citation, kind: pasted.kind, citekeys, known: cited, added, target }
		: undefined;
}

/** Whether this VS Code lets extensions paste (1.97) and name what they drop. */
export function hasPasteEdits(): boolean {
	const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
	return major > 1 || minor >= 97;
}

export function citationKind(): vscode.DocumentDropOrPasteEditKind {
	return vscode.DocumentDropOrPasteEditKind.Empty.append('marginalia', 'citation');
}

/** What an offer brings into the note. */
export function insertionsOf({ text, edits }: CitationOffer): readonly { readonly newText: string }[] {
	return [{ newText: text }, ...edits];
}

/** What an offer is called in the list of ways to paste or drop. */
export function offerTitle({ citekeys, target }: CitationOffer): string {
	const cites = `Insert Citation of ${citekeys.map((citekey) => `“${citekey}”`).join(', ')}`;
	return target === undefined ? cites : `Add to ${target} and ${cites}`;
}

/** What has a place of its own in the list before an offer: links and text for an identifier, which may be meant as such. */
export function yieldsTo({ kind }: CitationOffer): readonly vscode.DocumentDropOrPasteEditKind[] {
	const { Empty, Text } = vscode.DocumentDropOrPasteEditKind;
	return kind === 'identifiers' ? [Text, Empty.append('markdown', 'link')] : [];
}

/** The key, or the first of `a`, `b`, … behind it that is free. */
function freeKey(key: string, isTaken: (key: string) => boolean): string {
	const letters = ['', ...'abcdefghijklmnopqrstuvwxyz'];
	const letter = letters.find((end) => !isTaken(key + end));
	return letter === undefined ? freeKey(`${key}z`, isTaken) : key + letter;
}

export const textMime = 'text/plain';
