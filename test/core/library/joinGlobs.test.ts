import { strict as assert } from 'node:assert';
import { joinGlobs } from '../../../src/core/library/joinGlobs';

describe('joinGlobs', () => {
	it('leaves a glob without braces as it is', () => {
		assert.equal(joinGlobs(['papers/**/*.bib']), 'papers/**/*.bib');
	});

	it('writes what any of them finds, each once, without braces in braces', () => {
		assert.equal(
			joinGlobs(['**/*.{bib,ris}', '**/{a,b{1,2}}.json', '*.bib', '**/*.bib']),
			'{**/*.bib,**/*.ris,**/a.json,**/b1.json,**/b2.json,*.bib}',
		);
	});

	it('takes a brace that nothing closes for a letter', () => {
		assert.equal(joinGlobs(['a{b', 'c}d']), '{a{b,c}d}');
	});
});
