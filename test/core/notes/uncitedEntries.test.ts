import { strict as assert } from 'node:assert';
import { Library } from '../../../src/core/library/library';
import { finish } from '../../../src/core/model/slices';
import { findUncitedEntries } from '../../../src/core/notes/uncitedEntries';

describe('findUncitedEntries', () => {
	it('marks the first line of each entry that is cited neither by its key, an alias, the key before nor “nocite”', () => {
		const library = new Library();
		const fresh = ['cited', 'other', 'aliased'].map((citekey) => ({
			citekey,
			entry: {
				citekey,
				type: 'book',
				title: `The book of ${citekey}`,
				author: [],
				topics: [],
				links: [],
				...(citekey === 'aliased' && { aliases: ['alias'] }),
			},
		}));
		finish(
			library.update('a.bib', {
				order: [-1, -2, -3],
				fresh,
				positions: Int32Array.from([0, 0, 2, 1, 4, 0, 6, 1, 8, 0, 8, 30]),
			}),
		);
		const foundIn = (folder: string, ...citedKeys: readonly string[]) =>
			finish(findUncitedEntries('a.bib', { library, citedIn: new Map([[folder, new Set(citedKeys)]]) }));
		const found = (...citedKeys: readonly string[]) => foundIn('folder', ...citedKeys);
		assert.deepEqual(
			found('cited', 'alias').map(({ code, range }) => [code, range]),
			[['citation-uncited-entry', { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } }]],
		);
		assert.deepEqual(
			found('cited', 'other').map(({ range }) => range),
			[{ start: { line: 8, character: 0 }, end: { line: 8, character: 30 } }],
		);
		library.setMoved(new Map([['folder', new Map([['before', ['other']]])]]));
		assert.deepEqual(found('cited', 'alias', 'before'), []);
		assert.deepEqual(foundIn('', 'cited', 'alias', 'before'), []);
		assert.equal(foundIn('elsewhere', 'cited', 'alias', 'before').length, 1);
		assert.equal(found('cited', 'alias').length, 1);
		assert.deepEqual(found('*'), []);
	});
});
