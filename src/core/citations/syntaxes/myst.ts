import type { CitationMode } from '../citation';
import type { FoundGroup, InertSpan } from '../findings';
import { mystFaults } from './faults/mystFaults';
import type { CitationSyntax, CitedWork, KeySite } from './citationSyntax';
import { citationOfKey } from './foundCitations';
import { mystRewriting } from './mystRewriting';

/**
 * MyST's roles, `` {cite:p}`{see}a{p. 3}, b` ``: https://mystmd.org/guide/citations,
 * https://sphinxcontrib-bibtex.readthedocs.io/en/latest/usage.html
 */
export const myst: CitationSyntax = {
	id: 'myst',
	readIn: new Set(['prose'] as const),
	mayBeIn: (text) => /\{(?:foot)?cite/.test(text),
	find: ({ text, inert }) =>
		inert.filter(({ kind, isBlock }) => kind === 'code' && !isBlock).flatMap((code) => findIn(text, code)),
	keyAt,
	writeKey: (citekey) => (isWritable(citekey) ? citekey : undefined),
	rewriteKey: (_text, _keySpan, citekey) => (isWritable(citekey) ? citekey : undefined),
	write: (works, mode) => {
		const written = works.map(writeWork).filter((text) => text !== undefined);
		return written.length === 0 ? undefined : `{${roles[mode]}}\`${written.join(', ')}\``;
	},
	joining: () => ({ separator: ', ', write: writeWork }),
	findFaults: mystFaults,
	rewriting: mystRewriting,
};

const roles: Readonly<Record<CitationMode, string>> = {
	normal: 'cite:p',
	'author-in-text': 'cite:t',
	'suppress-author': 'cite:yearpar',
};

function writeWork({ citekey, prefix = '', locator = '' }: CitedWork): string | undefined {
	return isWritable(citekey) ? `${prefix && `{${prefix}}`}${citekey}${locator && `{${locator}}`}` : undefined;
}

/** The citation that a code span is, if a role stands right before it. */
function findIn(text: string, code: InertSpan): readonly FoundGroup[] {
	const role = rolePattern.exec(text.slice(Math.max(0, code.start - longestRole), code.start));
	const fence = /^`+/.exec(text.slice(code.start, code.end))?.[0] ?? '';
	const close = role ? text.indexOf(fence, code.start + fence.length) : -1;
	if (!role || close < 0) {
		return [];
	}
	const inside = code.start + fence.length;
	const name = role[1] ?? '';
	const mode = modeOf(name);
	const citations = [...text.slice(inside, close).matchAll(workPattern)].map(
		({ index, 0: work, 1: prefix = '', 2: citekey = '', 3: behind }) => {
			const start = inside + index;
			const key = start + work.indexOf(citekey, prefix.length);
			return citationOfKey(
				citekey,
				{ start: key, end: key + citekey.length },
				{
					mode,
					before: [{ text: prefix.slice(1, -1), start: start + 1 }],
					...(behind !== undefined && {
						behind: { text: behind.slice(1, -1), start: start + work.lastIndexOf(behind) + 1 },
					}),
					itemSpan: { start, end: start + work.length },
				},
			);
		},
	);
	return citations.length === 0
		? []
		: [
				{
					kind: 'bracketed',
					span: { start: code.start - role[0].length, end: close + fence.length },
					bracketSpan: { start: code.start, end: close + fence.length },
					citations,
					isPerhapsLabel: false,
					// It puts an entry into the bibliography, and nothing into the text.
					...(name === 'cite:empty' && { place: 'metadata' as const }),
				},
			];
}

/** As the roles are named: `t` for the author in the text, `year` for the year alone. */
function modeOf(role: string): CitationMode {
	const form = role.replace(/^(?:foot)?cite:?/, '');
	if (form.startsWith('year')) {
		return 'suppress-author';
	}
	return /^c?(?:ts?$|author)/.test(form) ? 'author-in-text' : 'normal';
}

function keyAt(text: string, offset: number): KeySite | undefined {
	const from = Math.max(0, offset - longestList);
	const match = openPattern.exec(text.slice(from, offset));
	if (!match) {
		return undefined;
	}
	const typed = match[1] ?? '';
	const behind = /^[^\s{},;`]*/.exec(text.slice(offset, offset + longestList))?.[0] ?? '';
	return {
		start: from + match.index,
		span: { start: offset - typed.length, end: offset + behind.length },
		typed,
		isBraced: false,
	};
}

function isWritable(citekey: string): boolean {
	return citekey !== '' && !/[\s{},;`]/.test(citekey);
}

const longestRole = 30;
const longestList = 500;
const role = String.raw`\{((?:foot)?cite(?::[a-z]+)?)\}`;
const rolePattern = new RegExp(`${role}$`);
/** A work with the texts in braces before and behind it. */
const workPattern = /(?:(\{[^{}]*\})\s*)?([^\s{},;`]+)(\{[^{}]*\})?/g;
// Works before the cursor's, each with what belongs to it.
const openPattern = /\{(?:foot)?cite(?::[a-z]+)?\}`(?:[^`\n]*[,;])?\s*(?:\{[^{}`\n]*\})?\s*([^\s{},;`]*)$/;
