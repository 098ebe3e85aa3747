import type { Span } from '../../text/range';
import type { CitationMode } from '../citation';
import type { FoundCitation, PlacedText } from '../findings';

/** What is said of a work beside its key. */
export interface Details {
	readonly mode?: CitationMode;
	readonly prefix?: string;
	/** The text behind the key, locator and all, and where it begins. Of more than is ever said there, the beginning counts. */
	readonly behind?: { readonly text: string; readonly start: number };
	/** Where all of it stands; the key alone when it is not given. */
	readonly itemSpan?: Span;
}

/** A citation whose key has no signs of its own around it. */
export function citationOfKey(
	citekey: string,
	keySpan: Span,
	{ mode = 'normal', prefix = '', behind, itemSpan = keySpan }: Details = {},
): FoundCitation {
	return {
		citekey,
		mode,
		prefix: oneLine(prefix),
		span: keySpan,
		keySpan,
		itemSpan,
		...(behind && { behind: placedAt(behind.text.slice(0, longestText), behind.start) }),
	};
}

/** @param text with a quote's marks before its lines */
function placedAt(text: string, start: number): PlacedText {
	const toSource = (offset: number): number => start + offset;
	return { text: text.replace(/\n[\s>]*/g, withoutMarks), toSource, toSourceEnd: toSource };
}

function withoutMarks(lineStart: string): string {
	return `\n${' '.repeat(lineStart.length - 1)}`;
}

function oneLine(text: string): string {
	return text.replace(/\s*\n[\s>]*/g, ' ').trim();
}

const longestText = 1000;
