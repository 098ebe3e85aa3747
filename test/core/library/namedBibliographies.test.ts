import { strict as assert } from 'node:assert';
import { frontMatterOf, namedBibliographies } from '../../../src/core/library/namedBibliographies';

describe('namedBibliographies', () => {
	it('reads one path, a list of paths, and those under metadata', () => {
		assert.deepEqual(namedBibliographies('title: A\nbibliography: refs.bib'), ['refs.bib']);
		assert.deepEqual(namedBibliographies('bibliography:\n  - a.bib\n  - ../b.json'), ['a.bib', '../b.json']);
		assert.deepEqual(namedBibliographies('metadata:\n  bibliography: [c.bib]'), ['c.bib']);
	});

	it('names nothing where nothing is named, and where the YAML is broken', () => {
		for (const yaml of [
			'',
			'title: A',
			'bibliography:',
			'bibliography: 3',
			'a: [',
			'- bibliography',
			'\t:',
		]) {
			assert.equal(namedBibliographies(yaml), undefined, yaml);
		}
	});
});

describe('frontMatterOf', () => {
	it('gives what stands between the fences at the very start', () => {
		assert.equal(frontMatterOf('---\nbibliography: a.bib\n---\n\nText'), 'bibliography: a.bib');
		assert.equal(frontMatterOf('\uFEFF---\r\na: 1\r\nb: 2\r\n...\r\n'), 'a: 1\r\nb: 2');
	});

	it('gives nothing for a rule in the text or an unclosed fence', () => {
		assert.equal(frontMatterOf('Text\n---\na: 1\n---\n'), undefined);
		assert.equal(frontMatterOf('---\na: 1\n'), undefined);
		assert.equal(frontMatterOf('---\n\na: 1\n---\n'), undefined);
	});
});
