import { strict as assert } from 'node:assert';
import { nearestLocale, toLocaleTag } from '../../../../src/core/library/projects/localeTag';

describe('The locale that a language’s tag means', () => {
	const cases: [tag: string, locale: string | undefined][] = [
		['de', 'de'],
		['DE-at', 'de-AT'],
		['en_GB', 'en-GB'],
		['zh-Hant-TW', 'zh-TW'],
		['sr-Latn', 'sr'],
		['de-CH-1996', 'de-CH'],
		['de-x-own', 'de'],
		['es-419', 'es-419'],
		['x-klingon', undefined],
		['no language', undefined],
		['', undefined],
	];
	for (const [tag, locale] of cases) {
		it(`is ${locale ?? 'none'} for "${tag}"`, () => assert.equal(toLocaleTag(tag), locale));
	}
});

describe('The locale for a language', () => {
	const known = ['de-AT', 'de-DE', 'en-GB', 'en-US', 'eu', 'sr-RS'];
	const cases: [tag: string, locale: string][] = [
		['de-AT', 'de-AT'],
		['de-LU', 'de-DE'],
		['eu-FR', 'eu'],
		['sr', 'sr-RS'],
		['tlh', 'en-US'],
	];
	for (const [tag, locale] of cases) {
		it(`is ${locale} for "${tag}"`, () => assert.equal(nearestLocale(tag, known), locale));
	}
});
