import { strict as assert } from 'node:assert';
import { toLanguageTag } from '../../../src/core/sources/languageTag';

describe('The tag of a language', () => {
	for (const [text, tag] of [
		['de-DE', 'de-DE'],
		['pt_br', 'pt-BR'],
		['zh-hant-tw', 'zh-Hant-TW'],
		['de-1996', 'de-1996'],
		['eng', 'en'],
		['ger', 'de'],
		['English', 'en'],
		['German', 'de-DE'],
		['Klingon', 'Klingon'],
		['English; French', 'English; French'],
		['constructor', 'constructor'],
	] as const) {
		it(`is ${tag} for “${text}”`, () => assert.equal(toLanguageTag(text), tag));
	}
});
