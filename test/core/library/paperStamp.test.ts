import { strict as assert } from 'node:assert';
import { Library, type FreshEntry } from '../../../src/core/library/library';
import { packEntries, toPackable, unpackEntries } from '../../../src/core/library/packedEntries';
import { stampOf } from '../../../src/core/library/paperStamp';
import type { UnplacedEntry } from '../../../src/core/model/entry';
import { makeEntry } from '../../support/makeEntry';

const doe = makeEntry({ citekey: 'doe', DOI: '10.1000/a', abstract: 'We do.' });
const jane = makeEntry({ citekey: 'jane', DOI: '10.1000/a' });

describe('stampOf', () => {
	it('is the same in another session, whatever came first', () => {
		const stamp = stampIn({ a: [doe], b: [jane] });
		assert.ok(stamp);
		assert.equal(stampIn({ b: [jane], a: [doe] }), stamp);
	});

	it('is another when any entry of the paper comes, goes or says something else', () => {
		const stamps = [
			stampIn({ a: [doe] }),
			stampIn({ a: [{ ...doe, citekey: 'other' }] }),
			stampIn({ a: [{ ...doe, abstract: 'We did.' }] }),
			stampIn({ a: [doe], b: [jane] }),
			stampIn({ a: [doe], b: [{ ...jane, publisher: 'Press' }] }),
		];
		assert.equal(new Set(stamps).size, stamps.length);
		assert.ok(!stamps.includes(undefined));
	});

	it('is not there for a paper that changed, nor where an entry was not hashed', () => {
		const library = new Library();
		library.append('a', asRead([doe]));
		const before = library.find('doe')!;
		library.append('b', asRead([jane]));
		assert.equal(stampOf(library, before), undefined);
		assert.ok(stampOf(library, library.find('doe')!));
		library.setEntries('c', [doe]);
		assert.equal(stampOf(library, library.find('doe')!), undefined);
	});
});

/** The stamp of the one paper that the entries of some sources make. */
function stampIn(sources: Readonly<Record<string, readonly UnplacedEntry[]>>): number | undefined {
	const library = new Library();
	for (const [source, entries] of Object.entries(sources)) {
		library.append(source, asRead(entries));
	}
	assert.equal(library.size, 1);
	return library.papers[0] && stampOf(library, library.papers[0]);
}

function asRead(entries: readonly UnplacedEntry[]): FreshEntry[] {
	return unpackEntries(packEntries(entries.map((entry) => toPackable(entry, undefined))));
}
