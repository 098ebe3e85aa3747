import { strict as assert } from 'node:assert';
import { parseYaml } from '../../../../src/core/library/projects/namedBibliographies';
import { namedStyle, type NamedStyle } from '../../../../src/core/library/projects/namedStyle';

function named(yaml: string): NamedStyle {
	return namedStyle(parseYaml(yaml));
}

describe('The style that YAML names', () => {
	it('is the field csl, or citation-style, beside the language', () => {
		assert.deepEqual(named('title: A\ncsl: styles/apa.csl\nlang: en-GB'), {
			style: 'styles/apa.csl',
			language: 'en-GB',
		});
		assert.deepEqual(named('citation-style: nature.csl'), { style: 'nature.csl' });
	});

	it('is none where there is none, or the YAML cannot be read', () => {
		for (const yaml of ['', 'title: A', 'csl:', 'csl: [a, b]', '- csl']) {
			assert.deepEqual(named(yaml), {}, yaml);
		}
	});
});
