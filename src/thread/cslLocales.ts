import { nearestLocale } from '../core/library/projects/localeTag';

/** The texts of CSL's locales, by their tags. */
export type CslLocales = Readonly<Record<string, string>>;

/** The locale for a language and perhaps a region, `de-DE`, or the nearest that there is. */
export function findLocale(tag: string, locales: CslLocales): string | undefined {
	return locales[nearestLocale(tag, Object.keys(locales))];
}
