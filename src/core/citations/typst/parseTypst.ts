import type { ParsedNote } from '../parsedNote';
import { takeCode } from './typstCode';
import { TypstCursor } from './typstCursor';
import { takeMarkup } from './typstMarkup';

/**
 * Reads what a Typst document cites, and what of it is no prose: code, strings, comments, raw text and mathematics.
 *
 * @see https://typst.app/docs/reference/syntax/
 */
export function parseTypst(text: string): ParsedNote {
	const cursor = new TypstCursor(text);
	takeMarkup(cursor, takeCode);
	return {
		text,
		// A reference to a label of the document is none to a work.
		groups: cursor.groups
			.filter(({ citations }) => !citations.some(({ citekey }) => cursor.labels.has(citekey)))
			.sort((a, b) => a.span.start - b.span.start),
		inert: cursor.inert.sort((a, b) => a.start - b.start),
		blocks: [],
		containers: [],
	};
}
