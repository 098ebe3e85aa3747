import { languageTags } from './bibtex/languages';

/**
 * The tag of BCP 47 for a language as sources tell it: by a tag (`de_DE`), a code of ISO 639-2 (`ger`, as PubMed has it) or its English name
 * (as EndNote has it). What is none of these, several languages for instance, stays as it is.
 */
export function toLanguageTag(text: string): string {
	const name = text.trim().toLowerCase();
	if (name === 'english') {
		return 'en';
	}
	const tag = Object.hasOwn(languageTags, name)
		? languageTags[name]
		: canonicalTag(name.replaceAll('_', '-'));
	return tag ?? text;
}

/** Whether a page can tell its language so. */
export function isLanguageTag(text: string): boolean {
	return tagPattern.test(text);
}

function canonicalTag(text: string): string | undefined {
	return tagPattern.test(text) ? Intl.getCanonicalLocales(text)[0] : undefined;
}

/** Language, script, region and variants, in any case: all of these are tags for `Intl`. */
const tagPattern = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))?$/i;
