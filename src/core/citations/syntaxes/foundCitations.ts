import type { Span } from '../../text/range';
import type { CitationMode } from '../citation';
import type { FoundCitation } from '../findings';
import { splitLocator } from '../locator';

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
	const { locator, locatorStart, locatorEnd, suffix } = splitLocator(
		behind?.text.slice(0, longestText) ?? '',
	);
	const place = { start: keySpan.end, end: keySpan.end };
	return {
		citekey,
		mode,
		prefix: oneLine(prefix),
		locator: oneLine(locator),
		suffix: oneLine(suffix),
		span: keySpan,
		keySpan,
		itemSpan,
		locatorSpan:
			behind && locator !== ''
				? { start: behind.start + locatorStart, end: behind.start + locatorEnd }
				: place,
	};
}

function oneLine(text: string): string {
	return text.replace(/\s*\n[\s>]*/g, ' ').trim();
}

const longestText = 1000;
