import type { Citation, CitationGroup } from '../citations/citation';
import { splitLocator } from '../citations/locator';
import { splitTerm, type LabelledLocator, type LocatorTerms } from '../citations/locatorTerms';
import { toCslItem, type CslItem } from '../format/cslItem';
import type { Range } from '../text/range';
import type { NoteReference } from './noteReferences';

/** What of a note a CSL processor needs to know, to write one of its citations as a style has it. Plain JSON. */
export interface StyledGroup {
	/** Every paper that the note cites, in the order of first citation: numbers, and letters behind years, depend on all of them. */
	readonly items: readonly CslItem[];
	/** In the order of the text. */
	readonly cites: readonly StyledCite[];
}

/** A citation as the note has it. */
export interface StyledCite extends Pick<Citation, 'mode' | 'prefix' | 'locator' | 'suffix'> {
	readonly id: string;
	/** Whether braces mark the locator. */
	readonly isBraced: boolean;
	/** Whether a comma is written behind the key. */
	readonly hasComma: boolean;
}

/** A cite-item of CSL's input format. */
export interface CiteItem {
	readonly id: string;
	readonly prefix?: string;
	readonly suffix?: string;
	readonly locator?: string;
	readonly label?: string;
	readonly 'author-only'?: true;
	readonly 'suppress-author'?: true;
}

/**
 * Prepares a citation group for a CSL processor.
 *
 * @param references all that the note cites
 * @param textIn the note's text in a range
 * @returns `undefined` for a group with a key that no paper has: what is written of it is no citation.
 */
export function toStyledGroup(
	group: CitationGroup,
	references: readonly NoteReference[],
	textIn: (range: Range) => string,
): StyledGroup | undefined {
	const idOf = new Map(
		references.flatMap(({ id, citations }) => citations.map(({ citekey }) => [citekey, id] as const)),
	);
	const known = references.filter(({ paper }) => paper !== undefined);
	const ids = new Set(known.map(({ id }) => id));
	const cited = group.citations.map((citation) => ({ citation, id: idOf.get(citation.citekey) ?? '' }));
	const [first] = cited;
	if (!first || !cited.every(({ id }) => ids.has(id))) {
		return undefined;
	}
	return {
		items: known.flatMap(({ id, paper }) => (paper ? [{ ...toCslItem(paper), id, ...leftOut }] : [])),
		cites: cited.map(({ citation: { mode, prefix, locator, suffix, range, ...ranges }, id }) => ({
			id,
			mode,
			prefix,
			locator,
			suffix,
			isBraced: textIn(ranges.locatorRange).startsWith('{'),
			hasComma: textIn({ start: range.end, end: ranges.itemRange.end }).startsWith(','),
		})),
	};
}

/**
 * What is written one behind the other: the author named in the text, and what stands in parentheses.
 *
 * @param terms of the note's language, by which Pandoc finds locators: project file or style may name another than the note itself does
 */
export function toClusters({ cites }: StyledGroup, terms: LocatorTerms): readonly (readonly CiteItem[])[] {
	const inParentheses = cites.map((cite) => toCiteItem(splitAgain(cite, terms), terms));
	const [first] = cites;
	return first?.mode === 'author-in-text'
		? [[{ id: first.id, 'author-only': true }], inParentheses]
		: [inParentheses];
}

/** Finds the locator by other terms. */
function splitAgain(cite: StyledCite, terms: LocatorTerms): StyledCite {
	const { locator, suffix, isBraced } = cite;
	// A comma or a brace that is still there stands where no locator can be.
	if (isBraced || /^[,{]/.test(locator === '' ? suffix : '')) {
		return cite;
	}
	const text = locator === '' || /^(?:$|[,;.:])/.test(suffix) ? locator + suffix : `${locator} ${suffix}`;
	return { ...cite, ...splitLocator(text, terms) };
}

function toCiteItem(cite: StyledCite, terms: LocatorTerms): CiteItem {
	const { id, mode, prefix, suffix, locator } = cite;
	const before = withoutMarkup(prefix);
	// A comma behind the key belongs to the locator, and is no part of the suffix; without a locator it is written. Behind an
	// author named in the text Pandoc writes one in any case.
	const hasComma = cite.hasComma || mode === 'author-in-text';
	const behind = withoutMarkup(hasComma && locator === '' ? `, ${suffix}` : suffix);
	return {
		id,
		...(before !== '' && { prefix: `${before} ` }),
		...(suffix !== '' && { suffix: /^[,;.:]/.test(behind) ? behind : ` ${behind}` }),
		...(locator !== '' && withoutLocatorMarkup(splitTerm(locator, terms))),
		...(mode !== 'normal' && { 'suppress-author': true }),
	};
}

function withoutLocatorMarkup({ label, locator }: LabelledLocator): LabelledLocator {
	return { label, locator: withoutMarkup(locator) };
}

/** The words of Markdown, without emphasis and code. */
function withoutMarkup(text: string): string {
	return text.replace(/(\*+|_+|`+)(?=\S)(.*?\S)\1/g, '$2').replace(/\\([^\w\s])/g, '$1');
}

/** Long, and in no citation. */
const leftOut = { abstract: undefined, keyword: undefined } as const;
