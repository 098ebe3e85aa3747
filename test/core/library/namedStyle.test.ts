import { strict as assert } from 'node:assert';
import { namedStyle } from '../../../src/core/library/namedStyle';

describe('The style that YAML names', () => {
	it('is the field csl, or citation-style, beside the language', () => {
		assert.deepEqual(namedStyle('title: A\ncsl: styles/apa.csl\nlang: en-GB'), {
			style: 'styles/apa.csl',
			language: 'en-GB',
		});
		assert.deepEqual(namedStyle('citation-style: nature.csl'), { style: 'nature.csl' });
	});

	it('may stand in the metadata of a defaults file', () => {
		assert.deepEqual(namedStyle('from: markdown\nmetadata:\n  csl: apa.csl'), { style: 'apa.csl' });
	});

	it('is none where there is none, or the YAML cannot be read', () => {
		for (const yaml of ['', 'title: A', 'csl:', 'csl: [a, b]', '- csl']) {
			assert.deepEqual(namedStyle(yaml), {}, yaml);
		}
	});
});
