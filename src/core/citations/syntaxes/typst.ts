import type { CitationMode } from '../citation';
import { isLabel, labelEnd, referenceEnd } from '../typst/typstLabel';
import { typstFaults } from './faults/typstFaults';
import type { CitationSyntax, CitedWork, KeySite } from './citationSyntax';
import { typstRewriting } from './typstRewriting';

/** Typst's `@key[p. 3]` and `#cite(<key>, form: "prose")`: https://typst.app/docs/reference/model/cite/ */
export const typst: CitationSyntax = {
	id: 'typst',
	readIn: new Set(['prose'] as const),
	mayBeIn: (text) => text.includes('@') || /cite/i.test(text),
	find: ({ groups }) => groups,
	keyAt,
	writeKey: (citekey, { isBraced, isQuoted = false }) => {
		if (!isBraced) {
			return isReference(citekey) ? `@${citekey}` : undefined;
		}
		return (isQuoted ? isString(citekey) : isLabel(citekey)) ? citekey : undefined;
	},
	rewriteKey: (text, { start }, citekey) => {
		const sign = text[start - 1];
		const isWritable =
			sign === '@' ? isReference(citekey) : sign === '<' ? isLabel(citekey) : isString(citekey);
		return isWritable ? citekey : undefined;
	},
	write: (works, mode) => {
		const written = works.filter(({ citekey }) => isString(citekey)).map((work) => writeWork(work, mode));
		return written.length === 0 ? undefined : written.join(' ');
	},
	joining: () => undefined,
	findFaults: typstFaults,
	rewriting: typstRewriting,
};

/** There is no place for a prefix. */
function writeWork({ citekey, locator = '' }: CitedWork, mode: CitationMode): string {
	if (mode === 'normal' && isReference(citekey)) {
		return `@${citekey}${locator && `[${locator}]`}`;
	}
	const key = isLabel(citekey) ? `<${citekey}>` : `label("${citekey}")`;
	const supplement = locator && `, supplement: [${locator}]`;
	return `#cite(${key}${supplement}${forms[mode]})`;
}

const forms: Readonly<Record<CitationMode, string>> = {
	normal: '',
	'author-in-text': ', form: "prose"',
	'suppress-author': ', form: "year"',
};

/** Behind `@`, in `cite(<` or in `cite(label("`. */
function keyAt(text: string, offset: number): KeySite | undefined {
	const from = Math.max(0, offset - longestCall);
	const match = openPattern.exec(text.slice(from, offset));
	if (!match) {
		return undefined;
	}
	const [, sign = '', label = '', quoted] = match;
	const typed = quoted ?? label;
	const isBraced = sign !== '@';
	const start = offset - typed.length;
	const site = { start: from + match.index, typed, isBraced };
	if (quoted !== undefined) {
		const behind = /^[^\s"\\()]*/.exec(text.slice(offset, offset + longestCall))?.[0] ?? '';
		return { ...site, span: { start, end: offset + behind.length }, isQuoted: true };
	}
	return {
		...site,
		span: isBraced
			? { start, end: Math.max(labelEnd(text, start), offset) }
			: { start: start - 1, end: Math.max(referenceEnd(text, start), offset) },
	};
}

function isReference(citekey: string): boolean {
	return citekey !== '' && referenceEnd(citekey, 0) === citekey.length;
}

/** Whether a key can stand in a string without escapes, as in `label("key")`. */
function isString(citekey: string): boolean {
	return citekey !== '' && !/[\s"\\]/.test(citekey);
}

const longestCall = 300;
// Arguments with names may stand before the key.
const openPattern =
	/(@|(?<![\p{ID_Continue}-])#?[\p{ID_Continue}-]*[cC]ite[\p{ID_Continue}-]*\((?:[^()<>@\n]*,|\s*(?:<[^<>\s]+>\s*,\s*)+)?\s*<)([\p{ID_Continue}\-:.]*)$|#?cite\((?:[^()<>@\n]*,)?\s*label\(\s*"([^\s"\\]*)$/u;
