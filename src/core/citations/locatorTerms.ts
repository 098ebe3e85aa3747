import { lookUp } from '../model/lookUp';
import { american, nearestLocale, toLocaleTag } from '../library/projects/localeTag';
import { localeTerms } from './localeTerms';
import { tokenise } from './locatorTokens';

/** What a locator counts, by its name, and where. */
export interface LabelledLocator {
	readonly label: string;
	/** "33-35" */
	readonly locator: string;
}

/** How a language writes what locators count. */
export interface LocatorTerms {
	/** The names of CSL by the terms, in lower case: `page` for "pp.". */
	readonly names: ReadonlyMap<string, string>;
	/** The length of the longest term. */
	readonly longest: number;
	readonly list: readonly LocatorTerm[];
}

/** How a language writes one thing that locators count. */
export interface LocatorTerm {
	/** One of `locatorNames`. */
	readonly name: string;
	/** In full, abbreviated and as a symbol; of each what stands for one, then what stands for several, if that is another. */
	readonly long: readonly string[];
	readonly short: readonly string[];
	readonly symbol: readonly string[];
}

/** The locators that Pandoc knows, by CSL's names; where a language calls two of them the same, the first counts. */
export const locatorNames: readonly string[] =
	'book|chapter|column|figure|folio|issue|line|note|opus|page|paragraph|part|section|sub verbo|verse|volume'.split(
		'|',
	);

/**
 * The terms by which Pandoc finds locators in a document: those of its language alone.
 *
 * @param language a tag of BCP 47; American English where it is absent or none, or where CSL has no locale for it
 */
export function locatorTermsOf(language: string | undefined): LocatorTerms {
	const locale = nearestLocale(toLocaleTag(language ?? '') ?? american, localeTags);
	const known = termsByLocale.get(locale) ?? toLocatorTerms(lookUp(localeTerms, locale) ?? americanTerms);
	termsByLocale.set(locale, known);
	return known;
}

/** @param table as in `localeTerms` */
function toLocatorTerms(table: string): LocatorTerms {
	const list = table.split('|').map((forms, index): LocatorTerm => {
		const [long = [], short = [], symbol = []] = forms
			.split(';')
			.map((numbers) => numbers.split(',').filter((term) => term !== ''));
		return { name: locatorNames[index] ?? '', long, short, symbol };
	});
	const names = new Map(
		[...list]
			.reverse()
			.flatMap(({ name, long, short, symbol }) =>
				[...long, ...short, ...symbol].map((term) => [term.toLowerCase(), name] as const),
			),
	);
	return { names, longest: Math.max(0, ...[...names.keys()].map(({ length }) => length)), list };
}

/** The kind of locator that a term stands for, by CSL's name: `page` for "pp."; `undefined` when it is none that Pandoc knows. */
export function locatorOf(term: string, terms: LocatorTerms): string | undefined {
	return terms.names.get(term.trim().toLowerCase());
}

/** A locator as Pandoc reads it, "pp. 33-35", taken apart; one without a term counts pages. */
export function splitTerm(locator: string, terms: LocatorTerms): LabelledLocator {
	let found: LabelledLocator = { label: 'page', locator };
	let term = '';
	for (const { plain, end } of tokenise(locator)) {
		term += plain;
		if (term.length > terms.longest) {
			break;
		}
		const label = locatorOf(term, terms);
		found = label === undefined ? found : { label, locator: locator.slice(end).trim() };
	}
	return found;
}

/** Those of CSL's locale as Pandoc 2.17 has it, where an `issue` is a number. */
const americanTerms =
	'book,books;bk.,bks.|chapter,chapters;chap.,chaps.|column,columns;col.,cols.|figure,figures;fig.,figs.|' +
	'folio,folios;fol.,fols.|number,numbers;no.,nos.|line,lines;l.,ll.|note,notes;n.,nn.|opus,opera;op.,opp.|' +
	'page,pages;p.,pp.|paragraph,paragraphs;para.,paras.;¶,¶¶|part,parts;pt.,pts.|section,sections;sec.,secs.;§,§§|' +
	'sub verbo,sub verbis;s.v.,s.vv.|verse,verses;v.,vv.|volume,volumes;vol.,vols.';

const localeTags = [american, ...Object.keys(localeTerms)];
const termsByLocale = new Map<string, LocatorTerms>();

/** American English. */
export const englishTerms = locatorTermsOf(american);
