import type { ReadNote } from '../../citations/checks/readNote';
import { spanOf } from '../../citations/checks/readNote';
import { citationAt } from '../../citations/findCitations';
import { finish } from '../../model/slices';
import { findFrontMatterCitekeys } from '../../sources/keys/cslYamlCitekeys';
import type { WrittenCitekey } from '../../sources/keys/writtenCitekey';
import type { Span } from '../../text/range';

/** A citekey that a cursor touches, and where it stands, without what marks it as one. */
export interface CitekeyPlace extends Span {
	readonly citekey: string;
}

/** The key at an offset of a note: of a citation, or of a reference in the note's own YAML. */
export function citekeyInNote(note: ReadNote, offset: number): CitekeyPlace | undefined {
	const found = citationAt(note.map.citationGroups, note.map.lines.positionAt(offset));
	if (found) {
		return { citekey: found.citation.citekey, ...spanOf(note, found.citation.keyRange) };
	}
	return note.map.kindAt(offset) === 'frontMatter'
		? citekeyInSource(note.text, finish(findFrontMatterCitekeys(note.text)), offset)
		: undefined;
}

/** The key at an offset of a bibliography, by all the places where it has one; of a reference, the key that the entry has. */
export function citekeyInSource(
	text: string,
	places: readonly WrittenCitekey[],
	offset: number,
): (CitekeyPlace & { readonly place: WrittenCitekey }) | undefined {
	const place = places.find((candidate) => touches(candidate, offset));
	if (!place) {
		return undefined;
	}
	const meant = places.find(
		({ role, entry, citekey }) =>
			role !== 'reference' && entry === place.entry && citekey.toLowerCase() === place.citekey.toLowerCase(),
	);
	const quotes = /^["']/.test(text.slice(place.start, place.end)) ? 1 : 0;
	return {
		citekey: place.role === 'reference' ? (meant?.citekey ?? place.citekey) : place.citekey,
		start: place.start + quotes,
		end: place.end - quotes,
		place,
	};
}

function touches({ start, end }: Span, offset: number): boolean {
	return start <= offset && offset <= end;
}
