import { strict as assert } from 'node:assert';
import { Library } from '../../../src/core/library/library';
import { makeEntry } from '../../support/makeEntry';

describe('Library.citableIn', () => {
	const work = { title: 'Literate Programming', DOI: '10.1093/comjnl/27.2.97' };
	const other = { title: 'Computer Programming as an Art', DOI: '10.1145/361604.361612' };
	let library: Library;

	beforeEach(() => {
		library = new Library();
		library.setEntries('a/refs.bib', [makeEntry({ citekey: 'literate', ...work })]);
		library.setEntries('b/refs.bib', [makeEntry({ citekey: 'art', ...other })]);
		library.setMoved(
			new Map([
				['a', new Map([['knuth', ['literate']]])],
				['b', new Map([['knuth', ['art']]])],
			]),
		);
	});

	it('finds a paper by a key that moved in the folder of the note, and tells the key that it has now', () => {
		const papers = library.citableIn('a', ['a/refs.bib']);
		assert.equal(papers.find('knuth')?.title, work.title);
		assert.equal(papers.find('knuth')?.citekey, 'literate');
		assert.equal(papers.newKeyOf('knuth'), 'literate');
		assert.equal(papers.newKeyOf('literate'), undefined);
		assert.equal(papers.newKeyOf('nobody'), undefined);
	});

	it('has the same key lead elsewhere in another folder, and nowhere in one where it never moved', () => {
		assert.equal(library.citableIn('b', ['b/refs.bib']).newKeyOf('knuth'), 'art');
		assert.equal(library.citableIn('c', ['a/refs.bib', 'b/refs.bib']).find('knuth'), undefined);
		assert.equal(library.find('knuth'), undefined);
	});

	it('leads to nothing that the note cannot cite', () => {
		const papers = library.citableIn('a', ['b/refs.bib']);
		assert.equal(papers.find('knuth'), undefined);
		assert.equal(papers.newKeyOf('knuth'), undefined);
	});

	it('never leads past a paper that the note cites by the key, whatever the others have', () => {
		library.setEntries('b/own.bib', [makeEntry({ citekey: 'knuth', title: 'Surreal Numbers' })]);
		assert.equal(library.citableIn('b', ['b/own.bib']).find('knuth')?.title, 'Surreal Numbers');
		assert.equal(library.citableIn('b', ['b/own.bib']).newKeyOf('knuth'), undefined);
		assert.equal(library.citableIn('b', ['b/refs.bib']).newKeyOf('knuth'), 'art');
	});

	it('tells the key that the paper has in a bibliography of two folders, in each as that one moved', () => {
		library.setEntries('shared.bib', [
			makeEntry({ citekey: 'literate', ...work }),
			makeEntry({ citekey: 'art', ...other }),
		]);
		assert.equal(library.citableIn('a', ['shared.bib']).newKeyOf('knuth'), 'literate');
		assert.equal(library.citableIn('b', ['shared.bib']).newKeyOf('knuth'), 'art');
	});

	it('finds the paper under a third key of the note’s own, unless the new key stands for several works', () => {
		library.setEntries('a/own.bib', [makeEntry({ citekey: 'knuth84', ...work })]);
		const papers = library.citableIn('a', ['a/own.bib']);
		assert.equal(papers.find('knuth')?.title, work.title);
		assert.equal(papers.newKeyOf('knuth'), 'knuth84');
		library.setEntries('c/refs.bib', [makeEntry({ citekey: 'literate', title: 'Another Work' })]);
		assert.equal(papers.newKeyOf('knuth'), undefined);
	});

	it('goes, for a note of no folder, by what no two folders tell differently', () => {
		assert.equal(library.citableIn(undefined).find('knuth'), undefined);
		library.setMoved(
			new Map([
				['a', new Map([['knuth', ['literate']]])],
				['b', new Map([['other', ['art']]])],
			]),
		);
		assert.equal(library.citableIn(undefined).newKeyOf('knuth'), 'literate');
		assert.equal(library.citableIn(undefined).newKeyOf('other'), 'art');
		assert.equal(library.citableIn(undefined, ['b/refs.bib']).newKeyOf('knuth'), undefined);
	});

	it('leads to the work that a note has of several, and nowhere in one that has more of them', () => {
		const library = new Library();
		library.setEntries('a.bib', [makeEntry({ citekey: 'larks', title: 'Larks at dawn' })]);
		library.setEntries('b.bib', [makeEntry({ citekey: 'owls', title: 'Owls at dusk' })]);
		library.setMoved(new Map([['folder', new Map([['birds', ['larks', 'owls']]])]]));
		assert.equal(library.citableIn('folder', ['a.bib']).newKeyOf('birds'), 'larks');
		assert.equal(library.citableIn('folder', ['b.bib']).newKeyOf('birds'), 'owls');
		assert.equal(library.citableIn('folder', ['a.bib', 'b.bib']).newKeyOf('birds'), undefined);
	});
});

describe('Library.setMoved', () => {
	it('is announced when something else moves, and tells the keys that papers had before', () => {
		const library = new Library();
		library.setEntries('a.bib', [makeEntry({ citekey: 'now', aliases: ['alias'] })]);
		let changes = 0;
		library.onDidChange(() => changes++);
		const moves = (): ReadonlyMap<string, readonly string[]> =>
			new Map([
				['old', ['now']],
				['older', ['alias']],
			]);
		library.setMoved(new Map([['a', moves()]]));
		assert.equal(changes, 1);
		library.setMoved(
			new Map([
				['a', moves()],
				['b', new Map<string, readonly string[]>()],
			]),
		);
		assert.equal(changes, 1);
		const paper = library.find('now');
		assert.deepEqual(paper && library.oldKeysOf(paper), ['old', 'older']);
		library.setMoved(new Map([['b', moves()]]));
		assert.equal(changes, 2);
		library.setMoved(new Map());
		assert.equal(changes, 3);
		assert.deepEqual(paper && library.oldKeysOf(paper), []);
	});
});
