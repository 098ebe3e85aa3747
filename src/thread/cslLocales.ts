import { toLocatorTerms, type LocatorTerms } from '../core/citations/locatorTerms';

/** The texts of CSL's locales, by their tags. */
export type CslLocales = Readonly<Record<string, string>>;

/**
 * The locale for a language: its own; else that of the language's primary dialect, `de-DE` for `de-LU`; else American English (CSL
 * specification, "Locale Fallback").
 *
 * @param tag language and region, `de-DE`
 */
export function findLocale(tag: string, locales: CslLocales): string | undefined {
	const dialects = Object.keys(locales).filter((each) => languageOf(each) === languageOf(tag));
	const primary = dialects.find((each) => primaryDialects.has(each)) ?? dialects[0] ?? american;
	return locales[tag] ?? locales[primary];
}

/** The locale that is used where there is no better one. */
export const american = 'en-US';

function languageOf(tag: string): string {
	return tag.replace(/-.*/, '');
}

/** Of the languages that have several. */
const primaryDialects: ReadonlySet<string> = new Set(['de-DE', american, 'es-ES', 'fr-FR', 'pt-PT', 'zh-CN']);

/** How a locale writes what locators count: Pandoc's kinds, long, short and as symbols. */
export function locatorTermsOf(locale: string): LocatorTerms {
	const written = [
		...locale.matchAll(/<term\s(?:[^>]*\s)?name="([^"]*)"[^>]*(?<!\/)>([^]*?)<\/term>/g),
	].flatMap(([, name = '', content = '']) =>
		textsIn(content).map((text) => [text, name.replace('-', ' ')] as const),
	);
	return toLocatorTerms(locators.flatMap((locator) => written.filter(([, name]) => name === locator)));
}

/** Of a term, which has one text, or one for each number. */
function textsIn(content: string): readonly string[] {
	return content
		.split(/<[^>]*>/)
		.map((text) => decode(text).trim())
		.filter((text) => text !== '');
}

function decode(text: string): string {
	return text
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/&amp;/g, '&');
}

/** By their names in CSL; where two are written alike, the first counts. */
const locators: readonly string[] =
	'book|chapter|column|figure|folio|issue|line|note|opus|page|paragraph|part|section|sub verbo|verse|volume'.split(
		'|',
	);
