/** The locale that is used where there is no better one. */
export const american = 'en-US';

/**
 * What of a language's tag says which locale is meant, its language and region: `zh-TW` for `zh_Hant_TW`; `undefined` for what Pandoc takes
 * for no tag.
 */
export function toLocaleTag(tag: string): string | undefined {
	const [, language, region] = tagPattern.exec(tag) ?? [];
	return language && [language.toLowerCase(), ...(region ? [region.toUpperCase()] : [])].join('-');
}

/**
 * The locale for a language: its own; else that of the language's primary dialect, `de-DE` for `de-LU`; else American English (CSL
 * specification, "Locale Fallback").
 *
 * @param tag language and region, `de-DE`
 * @param known the tags of the locales that there are
 */
export function nearestLocale(tag: string, known: readonly string[]): string {
	if (known.includes(tag)) {
		return tag;
	}
	const dialects = known.filter((each) => languageOf(each) === languageOf(tag));
	return dialects.find((each) => primaryDialects.has(each)) ?? dialects[0] ?? american;
}

function languageOf(tag: string): string {
	return tag.replace(/-.*/, '');
}

/** Of the languages that have several. */
const primaryDialects: ReadonlySet<string> = new Set(['de-DE', american, 'es-ES', 'fr-FR', 'pt-PT', 'zh-CN']);

/** Language, script, region, and variants or extensions. */
const tagPattern = /^([a-z]{2,8})(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_][a-z\d]+)*$/i;
