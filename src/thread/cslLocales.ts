/** The texts of CSL's locales, by their tags. */
export type CslLocales = Readonly<Record<string, string>>;

/**
 * The locale for a language: its own; else that of the language's primary dialect, `de-DE` for `de-LU`; else American English (CSL
 * specification, "Locale Fallback").
 *
 * @param tag of BCP 47
 */
export function findLocale(tag: string, locales: CslLocales): string | undefined {
	const tags = Object.keys(locales);
	const own = tags.find((each) => each.toLowerCase() === tag.toLowerCase());
	const language = languageOf(tag);
	const dialects = tags.filter((each) => languageOf(each) === language);
	return locales[own ?? dialects.find((each) => primaryDialects.has(each)) ?? dialects[0] ?? american];
}

/** The locale that is used where there is no better one. */
export const american = 'en-US';

function languageOf(tag: string): string {
	return (tag.split('-')[0] ?? '').toLowerCase();
}

/** Of the languages that have several. */
const primaryDialects: ReadonlySet<string> = new Set(['de-DE', american, 'es-ES', 'fr-FR', 'pt-PT', 'zh-CN']);
