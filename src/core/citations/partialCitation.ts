import type { Position } from '../text/position';
import { diffEdit } from '../text/diffEdit';
import { LineIndex } from '../text/lineIndex';
import { applyEdits, type TextEdit } from '../text/textEdit';
import { citationGroupAt } from './findCitations';
import type { CitationDialect } from './dialect';
import type { KeyPlace } from './citationPlace';
import { insertCitations } from './insertCitations';
import { scanNote, type NoteMap } from './noteMap';
import type { CitedWork } from './syntaxes/citationSyntax';
import { syntaxOf } from './syntaxes/syntaxes';

/** What comes into the place of a key that was begun. */
export interface Replacement {
	/** None when no key can be written: what was begun stays. */
	readonly edits: readonly TextEdit[];
	/** Where the cursor belongs in the text after the edits. */
	readonly cursor: Position;
	/** Citekeys that there is no way to write, which are left out. */
	readonly unwritable: readonly string[];
}

/**
 * Puts works into the place of a key that was begun in a group, `[see @par|]` or `\cite{par|`, each as it stands in such a group; the
 * group need not be closed.
 *
 * @returns `undefined` for a key that stands by itself: see `replaceBareKey`.
 */
export function replaceKeyInGroup(
	note: string,
	place: KeyPlace,
	works: readonly CitedWork[],
	{ dialect, earlier }: { readonly dialect: CitationDialect; readonly earlier?: NoteMap },
): Replacement | undefined {
	const map = scanNote(note, dialect, earlier);
	if (standsAlone(map, place)) {
		return undefined;
	}
	const syntax = syntaxOf(place.syntax);
	const joining = syntax.joining();
	const write = (work: CitedWork): string | undefined =>
		joining ? joining.write(work, 'normal') : syntax.writeKey(work.citekey, place);
	const writable = works.filter((work) => write(work) !== undefined);
	const unwritable = works.filter((work) => !writable.includes(work)).map(({ citekey }) => citekey);
	if (writable.length === 0) {
		return { edits: [], cursor: new LineIndex(note).positionAt(place.span.end), unwritable };
	}
	// Where a citation takes one key alone, the others go behind it.
	const inside = joining ? writable : writable.slice(0, 1);
	const text = inside.map(write).join(joining?.separator);
	const after = note.slice(0, place.span.start) + text + note.slice(place.span.end);
	const cursor = place.span.start + text.length;
	const behind = insertCitations(after, [{ start: cursor, end: cursor }], writable.slice(inside.length), {
		dialect,
		syntax: place.syntax,
		earlier: map,
	});
	return {
		edits: diffEdit(note, applyEdits(after, behind.edits)),
		cursor: behind.cursors[0] ?? new LineIndex(after).positionAt(cursor),
		unwritable,
	};
}

/**
 * Puts something else into the place of a key that stands by itself.
 *
 * @param insertAt what to insert into the note without the key, and where the cursor belongs then.
 */
export function replaceBareKey(
	note: string,
	{ span }: KeyPlace,
	insertAt: (
		rest: string,
		offset: number,
	) => Pick<Replacement, 'edits' | 'unwritable'> & { readonly cursors: readonly Position[] },
): Replacement {
	const rest = note.slice(0, span.start) + note.slice(span.end);
	const { edits, cursors, unwritable } = insertAt(rest, span.start);
	const [cursor] = cursors;
	return edits.length === 0 || !cursor
		? { edits: [], cursor: new LineIndex(note).positionAt(span.end), unwritable }
		: { edits: diffEdit(note, applyEdits(rest, edits)), cursor, unwritable };
}

/** Whether a key is a citation by itself, with its sign alone: in Pandoc's syntax outside of brackets, in Typst's anywhere. */
function standsAlone(map: NoteMap, { syntax, span, isBraced }: KeyPlace): boolean {
	if (syntax !== 'pandoc') {
		return syntax === 'typst' && !isBraced;
	}
	const group = citationGroupAt(map.citationGroups, map.lines.positionAt(span.start));
	const isInBracket = /\[[^[\]\n]*$/.test(map.note.slice(Math.max(0, span.start - longestGroup), span.start));
	return !isInBracket && group?.kind !== 'bracketed';
}

const longestGroup = 500;
