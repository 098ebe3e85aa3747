import type { Span } from '../../text/range';
import { applySpanEdits, type SpanEdit } from '../../text/spanEdits';
import type { Citation, CitationGroup } from '../citation';
import { readNote, spanOf, type ReadNote } from './readNote';

/** A change of a group, and what the groups there have to be afterwards. */
export interface GroupChange {
	readonly title: string;
	/** In text order; none overlap. */
	readonly edits: readonly SpanEdit[];
	/** The groups within may change, no others. */
	readonly touched: Span;
	/** What tells citations apart in `expected`. */
	readonly by: Described;
	/** The citations that are within afterwards, in the order of the text. */
	readonly expected: readonly string[];
}

export type Described = (citation: Citation, group: CitationGroup) => string;

/** A citation with all that is said with it. */
export const wholeCitation: Described = ({ citekey, mode, prefix, locator, suffix }) =>
	JSON.stringify([citekey, mode, prefix, locator, suffix]);

/**
 * Whether a change does what it says and leaves all other citations as they are. It is seen by reading the text with it:
 * what stands beside a citation may make a link, a locator or nothing of what is left there.
 */
export function isSafe(note: ReadNote, change: GroupChange): boolean {
	// A reference to a figure beside a citation is seen by nobody here.
	if (groupsWithin(note, change.touched).some(({ hasCrossReferences }) => hasCrossReferences)) {
		return false;
	}
	const place = surroundings(note, change.touched);
	const part = partOf(note, place);
	const touched = {
		start: change.touched.start - part.offset,
		end: change.touched.end - part.offset,
	};
	const edits = change.edits.map((edit) => ({
		start: edit.start - part.offset,
		end: edit.end - part.offset,
		newText: edit.newText,
	}));
	const groups = part.note.map.citationGroups;
	const isTouched = (group: CitationGroup): boolean => {
		const { start, end } = spanOf(part.note, group.range);
		return touched.start <= start && end <= touched.end;
	};
	const others = groups.filter((group) => !isTouched(group));
	const isAhead = (group: CitationGroup): boolean => spanOf(part.note, group.range).start < touched.start;
	const ahead = describe(others.filter(isAhead), wholeCitation);
	const behind = describe(
		others.filter((group) => !isAhead(group)),
		wholeCitation,
	);
	const after = readNote(applySpanEdits(part.note.text, edits), note.dialect, part.note).map.citationGroups;
	const whole = describe(after, wholeCitation);
	const inside = describe(after, change.by).slice(ahead.length, whole.length - behind.length);
	return (
		whole.length === ahead.length + change.expected.length + behind.length &&
		isSame(whole.slice(0, ahead.length), ahead) &&
		isSame(whole.slice(whole.length - behind.length), behind) &&
		isSame(inside, change.expected)
	);
}

export function describe(groups: readonly CitationGroup[], by: Described): string[] {
	return groups.flatMap((group) => group.citations.map((citation) => by(citation, group)));
}

/** The groups that are wholly within a span, in the order of the text. */
export function groupsWithin(note: ReadNote, { start, end }: Span): readonly CitationGroup[] {
	return note.map.citationGroups.filter(({ range }) => {
		const span = spanOf(note, range);
		return start <= span.start && span.end <= end;
	});
}

/** The lines of the block around a span. */
function surroundings({ text, map }: ReadNote, { start, end }: Span): Span {
	const block = map.blocks.find((candidate) => candidate.start <= start && end <= candidate.end);
	const last = block ? text.indexOf('\n', Math.max(block.end - 1, end)) : -1;
	return block
		? { start: text.lastIndexOf('\n', block.start - 1) + 1, end: last < 0 ? text.length : last + 1 }
		: { start: 0, end: text.length };
}

/** The lines alone where they read as they do in the note, which is far shorter to read; else all of it. */
function partOf(note: ReadNote, place: Span): { readonly note: ReadNote; readonly offset: number } {
	if (place.end - place.start === note.text.length) {
		return { note, offset: 0 };
	}
	const part = readNote(note.text.slice(place.start, place.end), note.dialect);
	const isFaithful = isSame(
		describe(groupsWithin(note, place), wholeCitation),
		describe(part.map.citationGroups, wholeCitation),
	);
	return isFaithful ? { note: part, offset: place.start } : { note, offset: 0 };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((text, at) => text === b[at]);
}
