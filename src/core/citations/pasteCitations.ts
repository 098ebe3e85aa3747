import { LineIndex } from '../text/lineIndex';
import { comparePositions, type Position } from '../text/position';
import type { Span } from '../text/range';
import type { TextEdit } from '../text/textEdit';
import type { CitationDialect } from './dialect';
import { insertCitations } from './insertCitations';

/** A citation in the place of what would be pasted. */
export interface PastedCitation {
	/** What is pasted; `''` where the citation joins a group elsewhere. */
	readonly text: string;
	/** What else changes, in terms of the note before. */
	readonly edits: readonly TextEdit[];
}

/**
 * Cites papers where something is pasted: as a group of its own, or in the one that is there (`insertCitations`). What is selected
 * gives way, as for any paste.
 *
 * @returns `undefined` where no citation can be: in code, mathematics, front matter and the like, for keys that Pandoc cannot write,
 * and where nothing would come in since the group has them all.
 */
export function pasteCitations(
	note: string,
	selection: Span,
	citekeys: readonly string[],
	dialect?: CitationDialect,
): PastedCitation | undefined {
	const { start, end } = selection;
	const left = note.slice(0, start) + note.slice(end);
	const { edits, kinds, unwritable } = insertCitations(left, [{ start, end: start }], citekeys, {
		...(dialect && { dialect }),
	});
	const [first, ...others] = edits;
	if (!first || unwritable.length > 0 || kinds[0] !== 'prose') {
		return undefined;
	}
	if (others.length === 0 && isAt(left, start, first)) {
		return { text: first.newText, edits: [] };
	}
	return start === end ? { text: '', edits } : undefined;
}

/**
 * The same with other edits of the note, as one. Of what comes in at one place, an editor writes first what is pasted; so what of
 * these comes in there, front matter at the beginning of the note, becomes a part of that.
 */
export function pasteBehind(
	{ text, edits }: PastedCitation,
	start: Position,
	others: readonly TextEdit[],
): PastedCitation {
	const isBefore = ({ range }: TextEdit): boolean => text !== '' && comparePositions(range.end, start) === 0;
	const before = others.filter(isBefore).map(({ newText }) => newText);
	return {
		text: before.join('') + text,
		edits: [...others.filter((other) => !isBefore(other)), ...edits],
	};
}

function isAt(note: string, offset: number, { range }: TextEdit): boolean {
	return comparePositions(range.start, new LineIndex(note).positionAt(offset)) === 0;
}
