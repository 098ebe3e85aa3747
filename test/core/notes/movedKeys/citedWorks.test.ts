import { strict as assert } from 'node:assert';
import { pairsOf, type KeyMoves } from '../../../../src/core/library/keyMoves';
import { Library } from '../../../../src/core/library/library';
import type { LocatedEntry } from '../../../../src/core/library/locatedEntry';
import type { UnplacedEntry } from '../../../../src/core/model/entry';
import { finish } from '../../../../src/core/model/slices';
import { CitedWorks } from '../../../../src/core/notes/movedKeys/citedWorks';
import { assertLinear } from '../../../support/assertLinear';

describe('The works behind cited keys', () => {
	let library: Library;
	let works: CitedWorks;
	let scopes: readonly (readonly string[])[];

	beforeEach(() => {
		library = new Library();
		works = new CitedWorks();
		scopes = [['a.bib']];
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
		const remembered = works.entries();
		const later = new CitedWorks();
		for (const [citekey, work] of JSON.parse(JSON.stringify(remembered)) as typeof remembered) {
			later.restore(citekey, work);
		}
		library.setEntries('a.bib', [entry('new', 'On the nature of keys')]);
		assert.deepEqual(
			pairsOf(finish(later.follow(library, { cited: new Set(['doe2020']), scopes, told: new Map() })).moved),
			[['doe2020', 'new']],
		);
	});

	it('move as a file tells where they are not known, if the new key is there', () => {
		const told = new Map([
			['old', ['doe2020']],
			['older', ['gone']],
			['roe1999', ['doe2020']],
		]);
		assert.deepEqual(follow(['old', 'older', 'roe1999'], told), [['old', 'doe2020']]);
	});

	it('move on from the key of which only a file tells, whatever was between', () => {
		const told = new Map([['old', ['doe2020']]]);
		assert.deepEqual(follow(['old'], told), [['old', 'doe2020']]);
		const remembered = works.entries();
		library.setEntries('a.bib', [entry('now', 'On the nature of keys'), entry('roe1999', 'Another work')]);
		assert.deepEqual(follow(['old'], told), [['old', 'now']]);
		works = new CitedWorks();
		remembered.forEach(([citekey, work]) => works.restore(citekey, work));
		assert.deepEqual(follow(['old'], told), [['old', 'now']], 'in a later session');
	});

	it('move as a file tells now, not as it told before', () => {
		follow(['old'], new Map([['old', ['doe2020']]]));
		assert.deepEqual(follow(['old'], new Map([['old', ['roe1999']]])), [['old', 'roe1999']]);
		library.setEntries('a.bib', [entry('doe2020', 'On the nature of keys'), entry('now', 'Another work')]);
		assert.deepEqual(follow(['old'], new Map([['old', ['roe1999']]])), [['old', 'now']]);
	});

	it('are forgotten when nobody cites them any more', () => {
		follow(['doe2020']);
		follow([]);
		assert.equal(works.size, 0);
	});

	it('have a note find the paper by its old key, and say which it has now', () => {
		follow(['doe2020']);
		library.setEntries('a.bib', [entry('now', 'On the nature of keys')]);
		library.setMoved(new Map([['folder', moves(['doe2020'])]]));
		const papers = library.citableIn('folder', ['a.bib']);
		assert.equal(papers.find('doe2020')?.citekey, 'now');
		assert.equal(papers.newKeyOf('doe2020'), 'now');
		assert.deepEqual(follow(['doe2020']), [['doe2020', 'now']], 'and goes on to');
		library.setEntries('a.bib', [entry('doe2020', 'A wholly different work')]);
		assert.equal(papers.newKeyOf('doe2020'), undefined);
		assert.equal(papers.find('doe2020')?.title, 'A wholly different work');
		assert.deepEqual(follow(['doe2020']), []);
	});

	it('are followed in what the folder cites from, whatever other folders have', () => {
		library.setEntries('other.bib', [entry('doe2020', 'A wholly different work')]);
		follow(['doe2020']);
		library.setEntries('a.bib', [entry('now', 'On the nature of keys')]);
		assert.deepEqual(follow(['doe2020']), [['doe2020', 'now']]);
		library.setEntries('a.bib', []);
		library.setEntries('other.bib', [entry('now', 'On the nature of keys')]);
		assert.deepEqual(follow(['doe2020']), [], 'a new key that only others have');
	});

	it('lead elsewhere though a note of the folder has the key from a bibliography of its own', () => {
		scopes = [['a.bib'], ['own.bib']];
		library.setEntries('own.bib', [entry('doe2020', 'A wholly different work')]);
		follow(['doe2020']);
		library.setEntries('a.bib', [entry('now', 'On the nature of keys')]);
		assert.deepEqual(follow(['doe2020']), [['doe2020', 'now']]);
		works.forget('doe2020');
		assert.deepEqual(follow(['doe2020']), [], 'until nobody means the first');
		assert.deepEqual(follow(['doe2020'], new Map([['doe2020', ['now']]])), [['doe2020', 'now']]);
	});

	it('lead nowhere because another bibliography always had another key for the work', () => {
		scopes = [['a.bib'], ['own.bib']];
		library.setEntries('own.bib', [entry('mine', 'On the nature of keys')]);
		follow(['doe2020']);
		library.setEntries('a.bib', [entry('doe2020', 'On the nature of keys, revised')]);
		assert.deepEqual(follow(['doe2020']), []);
	});

	it('are known again in another file of the folder', () => {
		scopes = [['a.bib', 'b.bib']];
		follow(['doe2020']);
		scopes = [['b.bib']];
		library.setEntries('b.bib', [entry('now', 'On the nature of keys')]);
		library.removeSource('a.bib');
		assert.deepEqual(follow(['doe2020']), [['doe2020', 'now']]);
	});

	it('are one for each bibliography in which notes mean another by a key', () => {
		scopes = [['a.bib'], ['own.bib']];
		library.setEntries('own.bib', [entry('doe2020', 'A wholly different work')]);
		follow(['doe2020']);
		library.setEntries('own.bib', [entry('other', 'A wholly different work')]);
		assert.deepEqual(follow(['doe2020']), [['doe2020', 'other']], 'while the first has its key');
		library.setEntries('a.bib', [entry('now', 'On the nature of keys')]);
		assert.deepEqual(follow(['doe2020']), [
			['doe2020', 'now'],
			['doe2020', 'other'],
		]);
		const remembered = works.entries();
		works = new CitedWorks();
		remembered.forEach(([citekey, work]) => works.restore(citekey, work));
		assert.equal(follow(['doe2020']).length, 2, 'in a later session');
	});

	it('move as a file tells for the notes whose works are not known', () => {
		scopes = [['a.bib'], ['own.bib']];
		library.setEntries('own.bib', [entry('other', 'A wholly different work')]);
		follow(['doe2020']);
		library.setEntries('a.bib', [entry('now', 'On the nature of keys')]);
		assert.deepEqual(follow(['doe2020'], new Map([['doe2020', ['former', 'other']]])), [
			['doe2020', 'now'],
			['doe2020', 'other'],
		]);
	});

	it('are followed with work that grows as the notes do which have bibliographies of their own', () => {
		const read = ({ length }: string): void => {
			const sources = Array.from({ length: length / 20 }, (_, at) => `${at}.bib`);
			const entries = new Map(
				sources.map((source, at) => [`key${at}`, [located(source, `key${at}`, `Title ${at}`)]]),
			);
			const asked = {
				entriesWithKey: (key: string) => entries.get(key) ?? [],
				entriesOfWork: () => [],
			};
			const folder = {
				cited: new Set(entries.keys()),
				scopes: sources.map((source) => [source]),
				told: new Map(),
			};
			const followed = new CitedWorks();
			for (let time = 0; time < 2; time++) {
				finish(followed.follow(asked, folder));
			}
			assert.equal(followed.size, sources.length);
		};
		assertLinear((size) => ' '.repeat(size), read);
	});

	/** Each old key with each new one. */
	function follow(cited: readonly string[], told?: KeyMoves): readonly (readonly [string, string])[] {
		return pairsOf(moves(cited, told));
	}

	function moves(cited: readonly string[], told: KeyMoves = new Map()): KeyMoves {
		return finish(works.follow(library, { cited: new Set(cited), scopes, told })).moved;
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

function located(source: string, citekey: string, title: string): LocatedEntry {
	return { source, citekey, entry: entry(citekey, title) };
}
