import { spanAt } from '../../text/range';
import type { FoundGroup } from '../findings';
import { wikiLinkFaults } from './faults/wikiLinkFaults';
import type { CitationSyntax, KeySite, ParsedText } from './citationSyntax';
import { citationOfKey } from './foundCitations';
import { spaceGap } from './groupRewriting';

/**
 * Links to literature notes that are named after the paper they are about, `[[@key]]` or `[[@key#Heading|text]]`, as in Obsidian and
 * Foam. What is embedded, `![[@key]]`, is no citation.
 */
export const wikiLink: CitationSyntax = {
	id: 'wikiLink',
	readIn: new Set(['prose'] as const),
	mayBeIn: (text) => text.includes('[[@'),
	find,
	keyAt,
	writeKey: (citekey) => (isWritable(citekey) ? `@${citekey}` : undefined),
	rewriteKey: (_text, _keySpan, citekey) => (isWritable(citekey) ? citekey : undefined),
	write: (works) => {
		const links = works.filter(({ citekey }) => isWritable(citekey)).map(({ citekey }) => `[[@${citekey}]]`);
		return links.length === 0 ? undefined : links.join(' ');
	},
	joining: () => undefined,
	findFaults: wikiLinkFaults,
	rewriting: {
		gap: spaceGap,
		listOf: (_text, groups) => groups.flatMap(({ citations }) => citations),
	},
};

function find({ text, inert }: ParsedText): readonly FoundGroup[] {
	return [...text.matchAll(linkPattern)]
		.filter(({ index }) => !spanAt(inert, index))
		.map(({ index, 0: link, 1: citekey = '' }) => ({
			kind: 'bracketed' as const,
			span: { start: index, end: index + link.length },
			bracketSpan: { start: index, end: index + link.length },
			citations: [
				{
					...citationOfKey(
						citekey,
						{ start: index + 3, end: index + 3 + citekey.length },
						{ itemSpan: { start: index, end: index + link.length } },
					),
					span: { start: index + 2, end: index + 3 + citekey.length },
				},
			],
			isPerhapsLabel: false,
		}));
}

function keyAt(text: string, offset: number): KeySite | undefined {
	const match = openPattern.exec(text.slice(Math.max(0, offset - longestLink), offset));
	if (!match) {
		return undefined;
	}
	const typed = match[1] ?? '';
	const behind = /^[^\s[\]|#^\\]*/.exec(text.slice(offset, offset + longestLink))?.[0] ?? '';
	return {
		start: offset - typed.length - 3,
		span: { start: offset - typed.length - 1, end: offset + behind.length },
		typed,
		isBraced: false,
	};
}

function isWritable(citekey: string): boolean {
	return citekey !== '' && !/[\s[\]|#^\\]/.test(citekey);
}

const longestLink = 200;
/** In a table the bar before the text is escaped. */
const linkPattern = /(?<![!\\])\[\[@([^\s[\]|#^\\]+)(?:#[^[\]|\n]*?)?(?:\\?\|[^[\]\n]*)?\]\]/g;
const openPattern = /(?<![!\\])\[\[@([^\s[\]|#^\\]*)$/;
