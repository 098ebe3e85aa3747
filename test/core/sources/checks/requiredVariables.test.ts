import { strict as assert } from 'node:assert';
import { bibtexTypes } from '../../../../src/core/sources/bibtex/bibtexTypes';
import { requiredVariables } from '../../../../src/core/sources/checks/requiredVariables';

describe('requiredVariables', () => {
	it('are the fields that the like type of BibLaTeX needs, in the words of CSL', () => {
		assert.deepEqual(
			requiredVariables('chapter').map(([first]) => first),
			['author', 'title', 'container-title', 'issued'],
		);
		assert.deepEqual(
			requiredVariables('thesis').map(([first]) => first),
			['author', 'title', 'publisher', 'issued'],
		);
	});

	it('are never none at all of what can be asked for', () => {
		for (const { csl } of Object.values(bibtexTypes)) {
			assert.ok(
				requiredVariables(csl).every((choice) => choice.length > 0),
				csl,
			);
		}
	});
});
