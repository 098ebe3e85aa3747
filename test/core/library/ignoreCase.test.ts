import { strict as assert } from 'node:assert';
import { ignoreCase } from '../../../src/core/library/ignoreCase';

describe('A glob that ignores case', () => {
	it('finds names in small letters and capitals, and folders as they are written', () => {
		assert.equal(ignoreCase('Refs/**/*.bib'), 'Refs/**/*.[bB][iI][bB]');
		assert.equal(ignoreCase('*.R2'), '*.[rR]2');
	});

	it('does so for each of several', () => {
		assert.equal(ignoreCase('a/*.{t,R}'), '{a/*.[tT],a/*.[rR]}');
		assert.equal(ignoreCase('{a/t,b/r}'), '{a/[tT],b/[rR]}');
	});

	it('leaves sets of letters alone', () => {
		assert.equal(ignoreCase('[a-z]*.t'), '[a-z]*.[tT]');
	});
});
