import { strict as assert } from 'node:assert';
import { Library } from '../../../../src/core/library/library';
import type { UnplacedEntry } from '../../../../src/core/model/entry';
import { RenameRefused } from '../../../../src/core/notes/rename/citekeyRename';
import { findRenameReach, type NoteScope } from '../../../../src/core/notes/rename/renameReach';
import { makeEntry } from '../../../support/makeEntry';

const literate = { title: 'Literate Programming', DOI: '10.1093/comjnl/27.2.97' };
const texbook = { title: 'The TeXbook', DOI: '10.1000/texbook' };

/** The sources of a library, each with works under keys; `sample` is a fallback. */
function libraryOf(sources: Readonly<Record<string, readonly Partial<UnplacedEntry>[]>>): Library {
	const library = new Library();
	for (const [source, entries] of Object.entries(sources)) {
		const rank = source === 'sample' ? 'fallback' : 'own';
		library.setEntries(source, entries.map(toEntry), rank);
	}
	return library;
}

function toEntry(fields: Partial<UnplacedEntry>): UnplacedEntry {
	const { citekey: _, ...entry } = makeEntry(fields);
	return fields.citekey === undefined ? entry : { ...entry, citekey: fields.citekey };
}

interface Asked {
	readonly origin: readonly string[];
	readonly notes?: readonly NoteScope[];
	readonly namesakes?: readonly NoteScope[];
	readonly from?: string;
	/** What led to another key before. */
	readonly moved?: Readonly<Record<string, readonly string[]>>;
}

function reach(library: Library, { origin, notes = [], namesakes = [], from = 'old', moved = {} }: Asked) {
	library.setMoved(new Map([['folder', new Map(Object.entries(moved))]]));
	const { sources, notes: cited } = findRenameReach(library, {
		rename: { from, to: 'new' },
		origin,
		notes,
		namesakes,
		citableIn: (scope) => library.citableIn('folder', scope.sources),
		label: (source) => source,
	});
	return { sources: [...sources].sort(), notes: [...cited].sort() };
}

function refusal(library: Library, asked: Asked): string {
	try {
		reach(library, asked);
	} catch (error) {
		assert.ok(error instanceof RenameRefused, String(error));
		return error.message;
	}
	return assert.fail('it is not refused');
}

const old = { citekey: 'old', ...literate };

describe('findRenameReach', () => {
	it('reaches the notes in which the key stands for the paper, and no others', () => {
		const library = libraryOf({ 'a.bib': [old], 'b.bib': [{ citekey: 'old', ...texbook }] });
		const notes = [
			{ note: 'a.md', sources: ['a.bib', 'sample'] },
			{ note: 'b.md', sources: ['b.bib'] },
			{ note: 'both.md', sources: ['b.bib', 'a.bib'] },
		];
		assert.deepEqual(reach(library, { origin: ['a.bib'], notes }), { sources: ['a.bib'], notes: ['a.md'] });
		assert.deepEqual(reach(library, { origin: ['b.bib'], notes }), {
			sources: ['b.bib'],
			notes: ['b.md', 'both.md'],
		});
	});

	it('reaches the copies of the entry that such a note may cite as well, and the notes that cite these', () => {
		const library = libraryOf({ 'a.bib': [old], 'b.bib': [old], 'c.bib': [old] });
		const notes = [
			{ note: 'b.md', sources: ['b.bib'] },
			{ note: 'both.md', sources: ['a.bib', 'b.bib'] },
			{ note: 'c.md', sources: ['c.bib'] },
		];
		assert.deepEqual(reach(library, { origin: ['a.bib'], notes }), {
			sources: ['a.bib', 'b.bib'],
			notes: ['b.md', 'both.md'],
		});
	});

	it('finds the entry that has the key as an alias', () => {
		const library = libraryOf({ 'a.bib': [{ citekey: 'main', aliases: ['old'], ...literate }] });
		assert.deepEqual(reach(library, { origin: ['a.bib'] }).sources, ['a.bib']);
	});

	it('refuses what no paper, only the sample, or only our own making calls so', () => {
		const library = libraryOf({ sample: [old], 'list.txt': [{ ...texbook }] });
		assert.match(refusal(library, { origin: ['a.bib'] }), /No paper has the citekey “old”/);
		assert.match(refusal(library, { origin: ['a.bib', 'sample'] }), /sample library/);
		const [made] = library.entriesOf('list.txt');
		assert.match(refusal(library, { origin: ['list.txt'], from: made!.citekey }), /made up, since list\.txt/);
	});

	it('refuses a key that stands for two works of one file', () => {
		const library = libraryOf({ 'a.bib': [old, { citekey: 'old', ...texbook }] });
		assert.match(refusal(library, { origin: ['a.bib'] }), /key of several works in a\.bib/);
	});

	it('refuses a name that another work has where some note cites from', () => {
		const library = libraryOf({ 'a.bib': [old], 'b.bib': [{ citekey: 'new', ...texbook }] });
		const apart = { note: 'a.md', sources: ['a.bib'] };
		const both = { note: 'both.md', sources: ['a.bib', 'b.bib'] };
		assert.doesNotThrow(() => reach(library, { origin: ['a.bib'], notes: [apart] }));
		const taken = /“new” is already the citekey of “The TeXbook” \(b\.bib\)/;
		assert.match(refusal(library, { origin: ['a.bib'], notes: [apart, both] }), taken);
		assert.match(refusal(library, { origin: ['a.bib', 'b.bib'] }), taken);
		// It does not cite the key, but its citation of the new name would come to cite another work.
		assert.match(refusal(library, { origin: ['a.bib'], namesakes: [both] }), taken);
	});

	it('refuses a name by which a note still cites another work, that had it before', () => {
		const library = libraryOf({ 'a.bib': [old, { citekey: 'now', ...texbook }], 'b.bib': [old] });
		const asked = { origin: ['a.bib'], namesakes: [{ note: 'a.md', sources: ['a.bib'] }] };
		assert.match(
			refusal(library, { ...asked, moved: { new: ['now'] } }),
			/“new” was the citekey of “The TeXbook”, which a\.md still cites by it\. Have that cite “now” first/,
		);
		// Its own former name, and one that leads nowhere in that note, can be had.
		assert.doesNotThrow(() => reach(library, { ...asked, moved: { new: ['old'] } }));
		const elsewhere = [{ note: 'b.md', sources: ['b.bib'] }];
		assert.doesNotThrow(() =>
			reach(library, { origin: ['b.bib'], namesakes: elsewhere, moved: { new: ['now'] } }),
		);
	});

	it('refuses a name that the entry has already, but not one that another file has for the same work', () => {
		const library = libraryOf({
			'a.bib': [{ ...old, aliases: ['new'] }],
			'b.bib': [old],
			'c.bib': [{ citekey: 'new', ...literate }],
		});
		assert.match(refusal(library, { origin: ['a.bib'] }), /already another key of this paper in a\.bib/);
		assert.deepEqual(reach(library, { origin: ['b.bib', 'c.bib'] }).sources, ['b.bib']);
	});
});
