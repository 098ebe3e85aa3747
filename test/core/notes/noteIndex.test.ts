import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { defaultMarkdown, dialectKey } from '../../../src/core/citations/dialect';
import { codeVersion } from '../../../src/core/model/codeVersion';
import { finish } from '../../../src/core/model/slices';
import { decodeNotes, encodeNotes, type CachedNote } from '../../../src/core/notes/index/cachedNotes';
import { citekeysOf } from '../../../src/core/notes/index/citekeysOf';
import { readCitations, type NoteCitations } from '../../../src/core/notes/index/noteCitations';
import { readHead } from '../../../src/core/notes/index/noteReading';
import { NoteIndex } from '../../../src/core/notes/noteIndex';
import { hashText } from '../../../src/core/text/hashText';
import { LineIndex } from '../../../src/core/text/lineIndex';
import { makePaper } from '../../support/makePaper';

const uris = ['file:///a.md', 'file:///b%20c.md', 'file:///b/d.md', 'file:///e.md'];
const citekeys = ['xu2023', 'yuan2024ecar', 'toString', 'ключ'];

const texts = fc
	.array(
		fc.oneof(
			fc
				.constantFrom(...citekeys)
				.chain((key) =>
					fc.constantFrom(`@${key}`, `[see @${key}, p. 3; @xu2023]`, `[-@{${key}}]`, `\`@${key}\``),
				),
			fc.constantFrom('\n', '\n\n', ' words ', '- '),
		),
		{ maxLength: 12 },
	)
	.chain((parts) =>
		fc
			.option(fc.constantFrom(...citekeys))
			.map((about) => (about === null ? '' : `---\ncitekey: ${about}\n---\n`) + parts.join(' ')),
	);

/** Notes that come, change and go. */
const changes = fc.array(
	fc.record({ uri: fc.constantFrom(...uris), text: fc.option(texts, { nil: undefined }) }),
	{ maxLength: 20 },
);

/** All that an index answers. */
function answersOf(index: NoteIndex): unknown {
	return {
		uris: [...index.uris].sort(),
		keys: [...index.keys()].sort(),
		citedKeys: [...index.citedKeys].sort(),
		places: [...citekeys, 'unknown'].map((key) => index.placesOf(key)),
		about: [...citekeys, 'unknown'].map((key) => [index.notesAbout([key]), index.hasNoteAbout(key)]),
	};
}

function indexOf(notes: Readonly<Record<string, string>>): NoteIndex {
	const index = new NoteIndex();
	for (const [uri, text] of Object.entries(notes)) {
		setNote(index, uri, text);
	}
	return index;
}

function setNote(index: NoteIndex, uri: string, text: string): boolean {
	return index.set(uri, { citations: readCitations(text), ...readHead(uri, text) });
}

describe('NoteIndex', () => {
	it('tells every place of a key, in the order of addresses and texts', () => {
		const index = indexOf({
			'file:///b.md': 'See\n[cf. @xu2023, p. 3; -@{yuan}].',
			'file:///a.md': '@xu2023 and [@xu2023] but not `@xu2023`',
		});
		assert.deepEqual(
			index
				.placesOf('xu2023')
				.map(({ uri, mode, keyRange: { start } }) => [uri, mode, start.line, start.character]),
			[
				['file:///a.md', 'author-in-text', 0, 1],
				['file:///a.md', 'normal', 0, 14],
				['file:///b.md', 'normal', 1, 6],
			],
		);
		assert.deepEqual(index.placesOf('yuan'), [
			{
				uri: 'file:///b.md',
				citekey: 'yuan',
				mode: 'suppress-author',
				itemRange: { start: { line: 1, character: 20 }, end: { line: 1, character: 28 } },
				keyRange: { start: { line: 1, character: 23 }, end: { line: 1, character: 27 } },
			},
		]);
	});

	it('counts the places of each key', () => {
		const index = indexOf({ 'file:///a.md': '@a [@b; @a]', 'file:///b.md': '@a' });
		assert.deepEqual([...index.keys()].sort(), [
			['a', 3],
			['b', 1],
		]);
	});

	it('tells the keys that the notes of each folder cite', () => {
		const index = indexOf({
			'a/1.md': '@xu2023 [@doe; @xu2023]',
			'a/2.md': '@roe',
			'b/1.md': '@doe',
			'c.md': '@poe',
		});
		const found = finish(index.citedKeysByFolder((uri) => /^(.+)\//.exec(uri)?.[1]));
		assert.deepEqual(
			[...found].map(([folder, keys]) => [folder, [...keys].sort()]),
			[
				['a', ['doe', 'roe', 'xu2023']],
				['b', ['doe']],
				['', ['poe']],
			],
		);
	});

	it('forgets the keys that no note cites any more', () => {
		const index = indexOf({ 'file:///a.md': '@a @b', 'file:///b.md': '@a' });
		const { citedKeys } = index;
		assert.equal(index.delete('file:///a.md'), true);
		assert.deepEqual([...citedKeys], ['a']);
		assert.equal(index.delete('file:///a.md'), false);
		index.set('file:///b.md', { citations: readCitations('') });
		assert.equal(citedKeys.size, 0);
		assert.equal(index.size, 1);
	});

	it('knows whether a note says something else than before', () => {
		const index = indexOf({ 'file:///a.md': '@a' });
		assert.equal(index.set('file:///a.md', { citations: readCitations('@a and more') }), false);
		assert.equal(index.set('file:///a.md', { citations: readCitations('now @a') }), true);
		assert.equal(index.set('file:///b.md', { citations: readCitations('nothing') }), true);
	});

	it('tells what notes name as their bibliographies, for as long as they do', () => {
		const uri = 'file:///a.md';
		const index = indexOf({ [uri]: '---\nbibliography: [a.bib, b.bib]\n---\n', 'file:///b.md': '@a' });
		const { namedBibliographies } = index;
		assert.deepEqual([...namedBibliographies], [[uri, ['a.bib', 'b.bib']]]);
		assert.equal(setNote(index, uri, '---\nbibliography: [a.bib, "b.bib"]\n---\n'), false);
		assert.equal(setNote(index, uri, '---\nbibliography: b.bib\n---\n'), true);
		assert.deepEqual([...namedBibliographies], [[uri, ['b.bib']]]);
		index.delete(uri);
		assert.equal(namedBibliographies.size, 0);
	});

	it('tells the notes about a paper, by any of its keys, in the order of addresses', () => {
		const index = indexOf({
			'file:///b.md': '---\ncitekey: knuth84\n---\n',
			'file:///%40knuth1984.md': 'Words',
			'file:///c.md': 'On @knuth84',
		});
		assert.deepEqual(index.notesAbout(['knuth84', 'knuth1984', 'other']), [
			'file:///%40knuth1984.md',
			'file:///b.md',
		]);
		assert.equal(index.set('file:///b.md', { citations: readCitations(''), about: 'other' }), true);
		assert.equal(index.hasNoteAbout('knuth84'), false);
		assert.deepEqual(index.notesAbout(['other']), ['file:///b.md']);
	});

	it('is, after notes came, changed and went, as if made anew', () => {
		fc.assert(
			fc.property(changes, (all) => {
				const index = new NoteIndex();
				const notes = new Map<string, string>();
				for (const { uri, text } of all) {
					if (text === undefined) {
						assert.equal(index.delete(uri), notes.delete(uri));
					} else {
						setNote(index, uri, text);
						notes.set(uri, text);
					}
				}
				assert.deepEqual(answersOf(index), answersOf(indexOf(Object.fromEntries(notes))));
			}),
		);
	});

	it('tells ranges in which the key stands', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const lines = new LineIndex(text);
				const index = indexOf({ 'file:///a.md': text });
				for (const key of citekeys) {
					for (const { keyRange, itemRange } of index.placesOf(key)) {
						const slice = ({ start, end }: typeof keyRange): string =>
							text.slice(lines.offsetAt(start), lines.offsetAt(end));
						assert.equal(slice(keyRange), key);
						assert.ok(slice(itemRange).includes(key));
					}
				}
			}),
		);
	});
});

describe('citekeysOf', () => {
	it('names every key that a paper is cited by somewhere, once, whichever key it has here', () => {
		const places = ['knuth1984', 'knuth84'].map((citekey) => ({ source: 'a.bib', citekey }));
		assert.deepEqual(
			citekeysOf(makePaper({ citekey: 'knuth84', aliases: ['literate', 'knuth84'], places })),
			['knuth84', 'literate', 'knuth1984'],
		);
	});
});

describe('The cache of notes', () => {
	const noteOf = (text: string, at: number): CachedNote => ({
		uri: `file:///${at}.md`,
		mtime: 1_700_000_000_000.5 + at,
		size: text.length,
		hash: hashText(text),
		readAs: dialectKey(defaultMarkdown),
		citations: readCitations(text),
		...(at % 2 === 0 && { about: 'xu2023' }),
		...(at % 3 === 0 && { bibliographies: ['refs.bib', '../more.bib'] }),
	});

	it('gives back what was put in', () => {
		fc.assert(
			fc.property(fc.array(texts), (all) => {
				const notes = all.map(noteOf);
				assert.deepEqual(finish(encodeNotes(notes)).flatMap(decodeNotes), notes);
			}),
		);
	});

	it('is in parts none of which is large, and gives back all of them', () => {
		const notes = Array.from({ length: 5000 }, (_, at) => noteOf('[@xu2023; @yuan2024ecar]', at));
		const parts = finish(encodeNotes(notes));
		assert.ok(parts.length > 1);
		assert.ok(parts.every((part) => part.length < 400_000));
		assert.equal(parts.flatMap(decodeNotes).length, 5000);
	});

	it('takes what is damaged, or was written in another form, for nothing', () => {
		const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
		const [part] = finish(encodeNotes([noteOf('@a', 0)]));
		assert.ok(part);
		const citations: NoteCitations = readCitations('@a');
		const row = ['file:///a.md', 1, 2, 3, 'pandoc', citations.citekeys, citations.numbers, null, null];
		assert.equal(decodeNotes(encode({ codeVersion, rows: [row] })).length, 1);
		for (const damaged of [
			part.subarray(0, part.length - 3),
			encode(null),
			encode({ codeVersion: 'ancient', rows: [row] }),
			encode({ codeVersion, rows: [[...row.slice(0, 6), citations.numbers.slice(1), null, null]] }),
			encode({ codeVersion, rows: [[...row.slice(0, 5), [7], citations.numbers, null, null]] }),
			encode({ codeVersion, rows: [[...row.slice(0, 7), 7, null]] }),
			encode({ codeVersion, rows: [[...row.slice(0, 8), 'refs.bib']] }),
			encode({ codeVersion: 'ancient', rows: [null, 1, {}] }),
		]) {
			assert.deepEqual(decodeNotes(damaged), []);
		}
	});
});
