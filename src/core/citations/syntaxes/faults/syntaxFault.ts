import type { Span } from '../../../text/range';
import { deleteSpan, insertAt, type SpanEdit } from '../../../text/spanEdits';
import type { InertKind, InertSpan } from '../../findings';
import type { PlacedGroup } from '../groupRewriting';

/** Something that was meant to cite, and does not, or not all that it was meant to. */
export interface SyntaxFault extends Span {
	readonly code: 'citation-empty-group' | 'citation-malformed-group';
	readonly message: string;
	/** What mends it, where that is plain. */
	readonly fix?: SyntaxFix | undefined;
}

export interface SyntaxFix {
	/** An imperative for the user. */
	readonly title: string;
	readonly edits: readonly SpanEdit[];
	/** What is changed, and the keys that are cited there afterwards. */
	readonly touched: Span;
	readonly citekeys: readonly string[];
	/** Whether what was taken for a part of it, up to the end of `touched`, is the text's again, with citations of its own. */
	readonly releases?: true;
}

/** A note that has been read. */
export interface FaultyText {
	readonly text: string;
	readonly inert: readonly InertSpan[];
	kindAt(offset: number): InertKind | 'prose';
	/** Those of the syntax, in the order of the text. */
	readonly groups: readonly PlacedGroup[];
}

/** Something that has a place for keys and no key. @param what as its user calls it, “command” */
export function emptyFault(what: string, { start, end }: Span): SyntaxFault {
	return {
		code: 'citation-empty-group',
		message: `This ${what} cites nothing: it has no key.`,
		start,
		end,
		fix: {
			title: `Remove the empty ${what}`,
			edits: [deleteSpan({ start, end })],
			touched: { start, end },
			citekeys: [],
		},
	};
}

/** What is wrong with a list of keys: nothing between two separators, before the first or behind the last. */
export function strayFault(
	text: string,
	{ list, separators, touched, citekeys }: StrayList,
): SyntaxFault | undefined {
	const bounds = [list.start - 1, ...separators, list.end];
	const isBlank = (at: number): boolean => text.slice((bounds[at] ?? 0) + 1, bounds[at + 1]).trim() === '';
	const blank = separators.length === 0 ? [] : [...bounds.keys()].slice(0, -1).filter(isBlank);
	const [first] = blank;
	if (first === undefined || citekeys.length === 0) {
		return undefined;
	}
	const isFirst = first === 0;
	const isLast = first === separators.length;
	const sign = text[separators[0] ?? 0] ?? '';
	const at = separators[isLast ? first - 1 : first] ?? list.start;
	const isLastBlank = blank.at(-1) === separators.length;
	const trailing = trailingFrom(blank, separators.length);
	const edits = blank
		.filter((piece) => piece < trailing)
		.map((piece) => deleteSpan({ start: (bounds[piece] ?? 0) + 1, end: (bounds[piece + 1] ?? 0) + 1 }));
	const rest = { start: text.slice(0, bounds[trailing]).trimEnd().length, end: list.end };
	return {
		code: 'citation-malformed-group',
		message: `Nothing stands ${isFirst ? 'before' : isLast ? 'behind' : 'between'} ${isFirst || isLast ? `this “${sign}”` : 'these separators'}, where a key belongs.`,
		start: isFirst || isLast ? at : (separators[first - 1] ?? at),
		end: at + 1,
		fix: {
			title: `Remove the stray “${sign}”`,
			edits: isLastBlank ? [...edits, deleteSpan(rest)] : edits,
			touched,
			citekeys,
		},
	};
}

interface StrayList {
	/** Between the braces or the like. */
	readonly list: Span;
	/** Offsets of all separators in it. */
	readonly separators: readonly number[];
	readonly touched: Span;
	readonly citekeys: readonly string[];
}

/** A list that was begun and is not closed in its paragraph. */
export function openFault(
	message: string,
	{ start, end }: Span,
	close: string,
	citekeys: readonly string[],
): SyntaxFault {
	return {
		code: 'citation-malformed-group',
		message,
		start,
		end,
		fix: { title: 'Close the group', edits: [insertAt(end, close)], touched: { start, end }, citekeys },
	};
}

/** The first of the pieces that are blank up to the end, which is behind the last where that is not. */
function trailingFrom(blank: readonly number[], last: number): number {
	let from = last + 1;
	while (blank.includes(from - 1)) {
		from--;
	}
	return from;
}
