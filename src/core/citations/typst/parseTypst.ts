import type { Findings } from '../findings';
import { takeCode } from './typstCode';
import { TypstCursor } from './typstCursor';
import { takeMarkup } from './typstMarkup';

/**
 * Reads what a Typst document cites, and what of it is no prose: code, strings, comments, raw text and mathematics.
 *
 * @see https://typst.app/docs/reference/syntax/
 */
export function parseTypst(text: string): Findings {
	const cursor = new TypstCursor(text);
	takeMarkup(cursor, takeCode);
	const { findings, labels } = cursor;
	// A reference to a label of the document is none to a work.
	const cited = findings.groups.filter(
		({ citations }) => !citations.some(({ citekey }) => labels.has(citekey)),
	);
	findings.groups.splice(0, Infinity, ...cited);
	findings.sort();
	return findings;
}
