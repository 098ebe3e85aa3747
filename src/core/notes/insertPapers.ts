import type { KeyPlace } from '../citations/citationPlace';
import type { CitationDialect } from '../citations/dialect';
import { insertCitations } from '../citations/insertCitations';
import { insertText } from '../citations/insertText';
import { replaceBareKey, replaceKeyInGroup } from '../citations/partialCitation';
import type { NoteMap } from '../citations/noteMap';
import type { CitedWork } from '../citations/syntaxes/citationSyntax';
import type { Paper } from '../model/paper';
import type { Position } from '../text/position';
import type { Span } from '../text/range';
import type { TextEdit } from '../text/textEdit';
import { citationModes, syntaxOfForm, writeWords, type CitationForm } from './citationForms';

/** A paper, and how it is cited. */
export interface CitedPaper extends CitedWork {
	readonly paper: Paper;
}

export interface PapersInsertion {
	readonly edits: readonly TextEdit[];
	/** For each selection, where its cursor belongs in the text after the edits. */
	readonly cursors: readonly Position[];
	/** Citekeys that there is no way to write, which are left out. */
	readonly unwritable: readonly string[];
}

export interface PapersOptions {
	readonly form: CitationForm;
	readonly dialect: CitationDialect;
	/** The note as it is read already, or one much like it. */
	readonly earlier?: NoteMap;
}

/** Puts papers into a note, in some form, at each of some selections: see `insertCitations` for where. */
export function insertPapers(
	note: string,
	selections: readonly Span[],
	papers: readonly CitedPaper[],
	{ form, dialect, earlier }: PapersOptions,
): PapersInsertion {
	const mode = citationModes[form];
	if (mode === undefined) {
		const words = papers.map(({ paper }) => writeWords(paper, form, dialect.language));
		const text = words.join(form === 'reference' ? ' ' : ', ');
		return { ...insertText(note, selections, text), unwritable: [] };
	}
	const syntax = syntaxOfForm(form);
	const isFootnote = form === 'footnote';
	return insertCitations(note, selections, papers, {
		dialect,
		mode,
		isFootnote,
		...(syntax && { syntax }),
		...(earlier && { earlier }),
	});
}

/** Puts papers into the place of a key that was begun: in a group as further citations of it, by itself in the form. */
export function replacePartial(
	note: string,
	place: KeyPlace,
	papers: readonly CitedPaper[],
	options: PapersOptions,
): PapersInsertion {
	const { edits, cursor, unwritable } =
		replaceKeyInGroup(note, place, papers, options) ??
		replaceBareKey(note, place, (rest, offset) =>
			insertPapers(rest, [{ start: offset, end: offset }], papers, options),
		);
	return { edits, cursors: [cursor], unwritable };
}
