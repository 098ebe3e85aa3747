import { strict as assert } from 'node:assert';
import { Library } from '../../../../src/core/library/library';
import { presentKey } from '../../../../src/core/notes/movedKeys/presentKey';
import { makeEntry } from '../../../support/makeEntry';

describe('presentKey', () => {
	const library = new Library();
	const work = { title: 'Literate Programming', DOI: '10.1093/comjnl/27.2.97' };
	library.setEntries('a.bib', [makeEntry({ citekey: 'literate', ...work })]);
	library.setEntries('b.bib', [makeEntry({ citekey: 'knuth84', ...work })]);

	it('is the key that the paper has in the bibliographies of the note', () => {
		assert.equal(presentKey('literate', library, library.of(['b.bib'])), 'knuth84');
		assert.equal(presentKey('literate', library, library.of(['a.bib', 'b.bib'])), 'literate');
	});

	it('is the new key where these have not the paper', () => {
		assert.equal(presentKey('literate', library, library.of(['c.bib'])), 'literate');
		assert.equal(presentKey('gone', library, library.of(['b.bib'])), 'gone');
	});
});
