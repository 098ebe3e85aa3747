import { strict as assert } from 'node:assert';
import { bibtexTypes } from '../../../../src/core/sources/bibtex/bibtexTypes';
import { requiredVariables } from '../../../../src/core/sources/checks/requiredVariables';

describe('requiredVariables', () => {
	// BibLaTeX's manual, 2.1.1, and `blx-dm.def`, in the words of CSL.
	const needs: Readonly<Record<string, string>> = {
		article: 'author title',
		'article-journal': 'author title container-title issued',
		'article-magazine': 'title container-title issued',
		'article-newspaper': 'title container-title issued',
		book: 'author title issued',
		chapter: 'author title container-title issued',
		dataset: 'title',
		document: 'title',
		entry: 'title container-title issued',
		'entry-dictionary': 'title container-title issued',
		'entry-encyclopedia': 'title container-title issued',
		pamphlet: 'title',
		'paper-conference': 'author title container-title issued',
		patent: 'title number issued',
		periodical: 'title issued',
		post: 'title URL',
		'post-weblog': 'title URL',
		report: 'author title issued',
		software: 'title',
		thesis: 'author title publisher issued',
		webpage: 'title URL',
		motion_picture: '',
	};
	for (const [type, names] of Object.entries(needs)) {
		it(`are the fields that the like type of BibLaTeX needs: for ${type} ${names || 'none'}`, () => {
			assert.equal(
				requiredVariables(type)
					.map(([first]) => first)
					.join(' '),
				names,
			);
		});
	}

	it('are never none at all of what can be asked for', () => {
		for (const { csl } of Object.values(bibtexTypes)) {
			assert.ok(
				requiredVariables(csl).every((choice) => choice.length > 0),
				csl,
			);
		}
	});
});
