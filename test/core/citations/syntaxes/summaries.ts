import { strict as assert } from 'node:assert';
import type { CitationDialect } from '../../../../src/core/citations/dialect';
import { findCitations } from '../../../../src/core/citations/findCitations';
import { LineIndex } from '../../../../src/core/text/lineIndex';
import type { Range } from '../../../../src/core/text/range';

/**
 * The groups of a note in short, each as its text and its citations: `see +key, p. 3 | suffix`, where the sign before the key is `+`
 * for the author in the text and `-` for none.
 */
export function summarise(note: string, dialect: CitationDialect): Record<string, readonly string[]> {
	const lines = new LineIndex(note);
	const textOf = ({ start, end }: Range): string => note.slice(lines.offsetAt(start), lines.offsetAt(end));
	return Object.fromEntries(
		findCitations(note, dialect).map(({ range, citations }) => [
			textOf(range),
			citations.map((citation) => {
				const { citekey, mode, prefix, locator, suffix, keyRange, itemRange, locatorRange } = citation;
				assert.equal(textOf(keyRange), citekey);
				assert.ok(textOf(itemRange).includes(citekey));
				assert.ok(textOf(locatorRange).includes(locator.split(' ')[0] ?? ''));
				const sign = { normal: '', 'author-in-text': '+', 'suppress-author': '-' }[mode];
				return [[prefix, `${sign}${citekey}`].filter(Boolean).join(' ') + (locator && `, ${locator}`), suffix]
					.filter(Boolean)
					.join(' | ');
			}),
		]),
	);
}
