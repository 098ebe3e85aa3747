import { strict as assert } from 'node:assert';
import { Library } from '../../../../src/core/library/library';
import type { UnplacedEntry } from '../../../../src/core/model/entry';
import { finish } from '../../../../src/core/model/slices';
import { CitedWorks } from '../../../../src/core/notes/movedKeys/citedWorks';

describe('The works behind cited keys', () => {
	let library: Library;
	let works: CitedWorks;

	beforeEach(() => {
		library = new Library();
		works = new CitedWorks();
		library.setEntries('a.bib', [
			entry('doe2020', 'On the nature of keys'),
			entry('roe1999', 'Another work'),
		]);
	});

	it('are known again under another key', () => {
		assert.deepEqual(follow(['doe2020', 'nobody']), []);
		library.setEntries('a.bib', [
			entry('doe2020keys', 'On the nature of keys'),
			entry('roe1999', 'Another work'),
		]);
		assert.deepEqual(follow(['doe2020', 'nobody']), [['doe2020', 'doe2020keys']]);
	});

	it('lead nowhere while the key is there, or where the work is gone', () => {
		follow(['doe2020']);
		library.setEntries('a.bib', [
			entry('doe2020', 'On the nature of keys'),
			entry('copy', 'On the nature of keys'),
		]);
		assert.deepEqual(follow(['doe2020']), []);
		library.setEntries('a.bib', [entry('roe1999', 'Another work')]);
		assert.deepEqual(follow(['doe2020']), []);
	});

	it('are known from an earlier session', () => {
		follow(['doe2020']);
		const later = new CitedWorks();
		later.restore(new Map(JSON.parse(JSON.stringify(works.entries()))));
		library.setEntries('a.bib', [entry('new', 'On the nature of keys')]);
		assert.deepEqual(
			[...finish(later.follow(new Set(['doe2020']), library, new Map())).moved],
			[['doe2020', 'new']],
		);
	});

	it('move as a file tells where they are not known, if the new key is there', () => {
		const told = new Map([
			['old', 'doe2020'],
			['older', 'gone'],
			['roe1999', 'doe2020'],
		]);
		assert.deepEqual(follow(['old', 'older', 'roe1999'], told), [['old', 'doe2020']]);
	});

	it('are forgotten when nobody cites them any more', () => {
		follow(['doe2020']);
		follow([]);
		assert.equal(works.size, 0);
	});

	it('have a note find the paper by its old key, and say which it has now', () => {
		follow(['doe2020']);
		library.setEntries('a.bib', [entry('now', 'On the nature of keys')]);
		library.setMoved(new Map(follow(['doe2020'])));
		assert.equal(library.find('doe2020')?.citekey, 'now');
		assert.equal(library.of(['a.bib']).find('doe2020')?.citekey, 'now');
		assert.equal(library.newKeyOf('doe2020'), 'now');
		const paper = library.find('now');
		assert.deepEqual(paper && library.oldKeysOf(paper), ['doe2020']);
		assert.deepEqual(follow(['doe2020']), [['doe2020', 'now']], 'and goes on to');
		library.setEntries('a.bib', [entry('doe2020', 'A wholly different work')]);
		assert.equal(library.newKeyOf('doe2020'), undefined);
		assert.equal(library.find('doe2020')?.title, 'A wholly different work');
	});

	function follow(
		cited: readonly string[],
		told: ReadonlyMap<string, string> = new Map(),
	): readonly (readonly [string, string])[] {
		return [...finish(works.follow(new Set(cited), library, told)).moved];
	}
});

function entry(citekey: string, title: string): UnplacedEntry {
	return {
		citekey,
		title,
		type: 'article-journal',
		author: [{ family: 'Doe', given: 'Jane' }],
		issued: { year: 2020 },
		topics: [],
		links: [],
	};
}
