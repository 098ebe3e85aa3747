import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { fold } from '../../../src/core/text/fold';

describe('fold', () => {
	for (const [text, folded] of [
		['Costa-jussà', 'costa-jussa'],
		['Łoś', 'los'],
		['Straße', 'strasse'],
		['Ægir Þór Ðóra', 'aegir thor dora'],
		['İstanbul ılık', 'istanbul ilik'],
		['Erdo\u0308s', 'erdos'],
		['ﬁne x²', 'fine x2'],
		['Gelʹfand, Kaʿb', 'gelfand, kab'],
		['Йогурт', 'иогурт'],
		['大型', '大型'],
		['한국', '한국'],
	] as const) {
		it(`makes “${text}” “${folded}”`, () => assert.equal(fold(text), folded));
	}

	it('does not change folded text again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(fold(fold(text)), fold(text))),
		);
	});
});
