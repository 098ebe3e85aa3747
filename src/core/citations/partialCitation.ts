import type { Position } from '../text/position';
import { diffEdit } from '../text/diffEdit';
import { LineIndex } from '../text/lineIndex';
import { applyEdits, type TextEdit } from '../text/textEdit';
import { citationGroupAt } from './findCitations';
import type { CitationDialect } from './dialect';
import type { KeyPlace } from './citationPlace';
import { scanNote } from './markdownMap';
import type { CitedWork, SyntaxId } from './syntaxes/citationSyntax';
import { syntaxOf } from './syntaxes/syntaxes';

/** A note with something else in the place of a key that was begun, as edits. */
export interface Replacement {
	readonly edits: readonly TextEdit[];
	/** Where the cursor belongs in the text after the edits. */
	readonly cursor: Position;
}

/**
 * Puts works into the place of a key that was begun in a group, `[see @par|]` or `\cite{par|`, each as it stands in such a group; the
 * group need not be closed.
 *
 * @returns `undefined` for a key that stands by itself: see `replaceBareKey`; and when no key can be written.
 */
export function replaceKeyInGroup(
	note: string,
	place: KeyPlace,
	works: readonly CitedWork[],
	dialect: CitationDialect,
): Replacement | undefined {
	const map = scanNote(note, dialect);
	const syntax = syntaxOf(place.syntax);
	const group = citationGroupAt(map.citationGroups, map.lines.positionAt(place.span.start));
	const isGroup = group !== undefined && group.kind !== 'bare';
	if (!place.isBraced && ownSign.has(place.syntax) && !isGroup && !isInBracket(note, place)) {
		return undefined;
	}
	const joining = syntax.joining();
	const [first] = works;
	const written = joining
		? works.map((work) => joining.write(work, 'normal')).filter((text) => text !== undefined)
		: [first && syntax.writeKey(first.citekey, place)].filter((text) => text !== undefined);
	if (written.length === 0) {
		return undefined;
	}
	return replacement(note, place, written.join(joining?.separator));
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
	) => { readonly edits: readonly TextEdit[]; readonly cursors: readonly Position[] },
): Replacement {
	const rest = note.slice(0, span.start) + note.slice(span.end);
	const { edits, cursors } = insertAt(rest, span.start);
	return {
		edits: diffEdit(note, applyEdits(rest, edits)),
		cursor: cursors[0] ?? new LineIndex(rest).positionAt(span.start),
	};
}

/** Whether a bracket of its line is open before the key. */
function isInBracket(note: string, { span }: KeyPlace): boolean {
	return /\[[^[\]\n]*$/.test(note.slice(Math.max(0, span.start - longestGroup), span.start));
}

function replacement(note: string, { span }: KeyPlace, text: string): Replacement {
	const after = note.slice(0, span.start) + text + note.slice(span.end);
	return {
		edits: diffEdit(note, after),
		cursor: new LineIndex(after).positionAt(span.start + text.length),
	};
}

/** Syntaxes in which a key can stand by itself, with its sign alone. */
const ownSign: ReadonlySet<SyntaxId> = new Set<SyntaxId>(['pandoc', 'typst']);
const longestGroup = 500;
