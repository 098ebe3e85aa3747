import { isAlphanumeric } from '../characters';
import { citekeyEnd, isSimpleCitekey, writeCitekey } from '../citekeySyntax';
import type { CitationSyntax, CitedWork, KeySite } from './citationSyntax';
import { pandocRewriting } from './pandocRewriting';

/** Pandoc's `[see @key, p. 3]`, `@key [p. 3]` and `[-@key]`: https://pandoc.org/MANUAL.html#citation-syntax */
export const pandoc: CitationSyntax = {
	id: 'pandoc',
	readIn: new Set(['prose'] as const),
	mayBeIn: (text) => text.includes('@'),
	find: ({ groups }) => groups,
	keyAt,
	writeKey: (citekey, { isBraced }) => {
		const written = writeCitekey(citekey);
		return written !== undefined && isBraced ? `@{${citekey}}` : written;
	},
	rewriteKey: (text, { start }, citekey) =>
		text[start - 1] === '{' || isSimpleCitekey(citekey)
			? writeCitekey(citekey) && citekey
			: writeCitekey(citekey)?.slice(1),
	write: (works, mode) => {
		const [first, ...rest] = works.filter(({ citekey }) => writeCitekey(citekey) !== undefined);
		if (!first) {
			return undefined;
		}
		return mode === 'author-in-text'
			? [first, ...rest].map(writeInText).join(', ')
			: `[${[first, ...rest].map((work) => writeInGroup(work, mode === 'suppress-author')).join('; ')}]`;
	},
	joining: (group) =>
		!group || (group.bracketRange && group.place === 'text')
			? {
					separator: '; ',
					write: (work, mode) => writeCitekey(work.citekey) && writeInGroup(work, mode === 'suppress-author'),
				}
			: undefined,
	rewriting: pandocRewriting,
};

function writeInText({ citekey, locator = '' }: CitedWork): string {
	return [writeCitekey(citekey), locator && `[${locator}]`].filter(Boolean).join(' ');
}

function writeInGroup({ citekey, prefix = '', locator = '' }: CitedWork, isSuppressed: boolean): string {
	const key = `${isSuppressed ? '-' : ''}${writeCitekey(citekey) ?? ''}`;
	return [prefix, locator === '' ? key : `${key}, ${locator}`].filter(Boolean).join(' ');
}

/** What looks like a key, wherever it stands. */
function keyAt(text: string, offset: number): KeySite | undefined {
	const at = text.lastIndexOf('@', offset - 1);
	if (at < 0 || offset - at > longestKey || isPartOfWord(text, at)) {
		return undefined;
	}
	const before = text.slice(at + 1, offset);
	const isBraced = before.startsWith('{');
	return (isBraced ? bracedPattern : simplePattern).test(before)
		? {
				start: at,
				span: { start: at, end: keyEnd(text, at, offset) },
				typed: isBraced ? before.slice(1) : before,
				isBraced,
			}
		: undefined;
}

/** Behind the key that begins at `at`, which may have no letter or no closing brace yet. */
function keyEnd(text: string, at: number, offset: number): number {
	const end = citekeyEnd(text, at + 1, text.length);
	if (end !== undefined || text[at + 1] !== '{') {
		return Math.max(end ?? 0, offset);
	}
	const rest = /^[^\s{}[\];,]*/.exec(text.slice(offset, offset + longestKey))?.[0] ?? '';
	return offset + rest.length;
}

/** Behind a word, as in an e-mail address, in a web address, in a link's target that is not closed yet, or escaped. */
function isPartOfWord(text: string, at: number): boolean {
	const code = text.charCodeAt(at - 1);
	const previous = at > 0 ? at - (code >= 0xdc00 && code <= 0xdfff ? 2 : 1) : at;
	return (
		(at > 0 && isAlphanumeric(text, previous)) ||
		// Pandoc takes a full stop for a part of the word before.
		'.\\@'.includes(text[at - 1] ?? ' ') ||
		addressPattern.test(text.slice(Math.max(0, at - longestKey), at))
	);
}

const longestKey = 200;

/** As much of a key as can stand before a cursor; what Pandoc lets a key begin with and go on with. */
const simplePattern = /^(?:[\p{L}\p{N}_*][\p{L}\p{N}_:.#$%&\-+?<>~/]*)?$/u;
const bracedPattern = /^\{[^\s{}]*$/;
const addressPattern = /(?::\/\/|www\.|\]\(|<mailto:)[^\s;[]*$/;
