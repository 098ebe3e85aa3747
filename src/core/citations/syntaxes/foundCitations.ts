import type { Span } from '../../text/range';
import type { CitationMode } from '../citation';
import type { FoundCitation, PlacedText } from '../findings';

/** A text, and where it begins. */
export interface Piece {
	readonly text: string;
	readonly start: number;
}

/** What is said of a work beside its key. */
export interface Details {
	readonly mode?: CitationMode;
	/** What stands before it, in one piece or several. */
	readonly before?: readonly (Piece | undefined)[];
	/** The text behind the key, locator and all. Of more than is ever said there, the beginning counts. */
	readonly behind?: Piece | undefined;
	/** Where all of it stands; the key alone when it is not given. */
	readonly itemSpan?: Span;
}

/** A citation whose key has no signs of its own around it. */
export function citationOfKey(
	citekey: string,
	keySpan: Span,
	{ mode = 'normal', before = [], behind, itemSpan = keySpan }: Details = {},
): FoundCitation {
	const pieces = before
		.filter((piece) => piece !== undefined)
		.map(trimmed)
		.filter(({ text }) => text !== '');
	const [first, last] = [pieces[0], pieces.at(-1)];
	return {
		citekey,
		mode,
		prefix: pieces.map(({ text }) => oneLine(text)).join(' '),
		...(first && last && { prefixSpan: { start: first.start, end: last.start + last.text.length } }),
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

function trimmed({ text, start }: Piece): Piece {
	const rest = text.trimStart();
	return { text: rest.trimEnd(), start: start + text.length - rest.length };
}

function oneLine(text: string): string {
	return text.replace(/(?<!\s)\s*\n[\s>]*/g, ' ').trim();
}

const longestText = 1000;
