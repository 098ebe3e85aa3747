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
}

/** @param names by the terms, as they are written; the first counts of those that are alike. */
export function toLocatorTerms(names: Iterable<readonly [term: string, name: string]>): LocatorTerms {
	const terms = new Map([...names].reverse().map(([term, name]) => [term.toLowerCase(), name] as const));
	return { names: terms, longest: Math.max(0, ...[...terms.keys()].map(({ length }) => length)) };
}

/** The kind of locator that a term stands for, by CSL's name: `page` for "pp."; `undefined` when it is none that Pandoc knows. */
export function locatorOf(term: string, terms = englishTerms): string | undefined {
	return terms.names.get(term.trim().toLowerCase());
}

/** A locator as Pandoc reads it, "pp. 33-35", taken apart; one without a term counts pages. */
export function splitTerm(locator: string, terms = englishTerms): LabelledLocator {
	for (let end = Math.min(terms.longest, locator.length); end > 0; end--) {
		const label = isWordEnd(locator, end) ? locatorOf(locator.slice(0, end), terms) : undefined;
		if (label !== undefined) {
			return { label, locator: locator.slice(end).trim() };
		}
	}
	return { label: 'page', locator };
}

function isWordEnd(text: string, offset: number): boolean {
	return /[^\P{P}:]$/u.test(text.slice(0, offset)) || /^(?:$|\s|[^\P{P}:]|[$^`])/u.test(text.slice(offset));
}

/**
 * The terms of CSL's English locale for the locators that Pandoc knows, long, short and as symbols, the name first. That of `number` is
 * CSL's `issue`.
 */
export const englishTerms: LocatorTerms = toLocatorTerms(
	[
		'book|books|bk.|bks.',
		'chapter|chapters|chap.|chaps.',
		'column|columns|col.|cols.',
		'figure|figures|fig.|figs.',
		'folio|folios|fol.|fols.',
		'number|numbers|no.|nos.',
		'line|lines|l.|ll.',
		'note|notes|n.|nn.',
		'opus|opera|op.|opp.',
		'page|pages|p.|pp.',
		'paragraph|paragraphs|para.|paras.|¶|¶¶',
		'part|parts|pt.|pts.',
		'section|sections|sec.|secs.|§|§§',
		'sub verbo|sub verbis|s.v.|s.vv.',
		'verse|verses|v.|vv.',
		'volume|volumes|vol.|vols.',
	].flatMap((line) => {
		const terms = line.split('|');
		const name = terms[0] === 'number' ? 'issue' : terms[0];
		return terms.map((term) => [term, name ?? term] as const);
	}),
);
