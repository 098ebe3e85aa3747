import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { dialectOfLanguage } from '../../../src/core/citations/dialect';
import { scanNote } from '../../../src/core/citations/noteMap';
import { citableSentence, citationMarks, citeAtMark } from '../../../src/core/notes/citableSentence';

/** The sentence where `|` stands (twice: what is selected), and the note with its place in angle brackets. */
function sentenceIn(marked: string): readonly [text: string, note: string, isMarked: boolean] | undefined {
	const [before = '', selected = '', after] = marked.split('|');
	const note = marked.replaceAll('|', '');
	const start = before.length;
	const end = after === undefined ? start : start + selected.length;
	const found = citableSentence(note, { start, end });
	if (!found) {
		return undefined;
	}
	const { place, text, isMarked } = found;
	return [
		text,
		`${note.slice(0, place.start)}<${note.slice(place.start, place.end)}>${note.slice(place.end)}`,
		isMarked,
	];
}

describe('citableSentence', () => {
	it('is the sentence at the cursor, to be cited behind its last word', () => {
		assert.deepEqual(sentenceIn('One thing. Tokens are |everything. Another.'), [
			'Tokens are everything.',
			'One thing. Tokens are everything<>. Another.',
			false,
		]);
	});

	it('is what is selected', () => {
		assert.deepEqual(sentenceIn('One thing. |Tokens are| everything.'), [
			'Tokens are',
			'One thing. Tokens are<> everything.',
			false,
		]);
	});

	it('leaves out what is cited already, addresses and marks', () => {
		assert.deepEqual(sentenceIn('Tokens [@a, p. 3] of [images](https://example.org) count|.'), [
			'Tokens of images count.',
			'Tokens [@a, p. 3] of [images](https://example.org) count<>.',
			false,
		]);
	});

	for (const mark of ['[@?]', '[citation needed]', '[Citation needed]']) {
		it(`puts the citation in the place of ${mark}, in the sentence or behind it`, () => {
			assert.deepEqual(sentenceIn(`First. Tokens| count ${mark}. Last.`), [
				'Tokens count .',
				`First. Tokens count <${mark}>. Last.`,
				true,
			]);
			assert.deepEqual(sentenceIn(`First. Tokens count. ${mark.slice(0, 2)}|${mark.slice(2)}\n`), [
				'Tokens count.',
				`First. Tokens count. <${mark}>\n`,
				true,
			]);
		});
	}

	it('does not leave its paragraph', () => {
		assert.equal(sentenceIn('# Heading\n\nOne line\nand |the next\n\nOther')?.[0], 'One line and the next');
	});

	it('is none where there are no words, or in code', () => {
		assert.equal(sentenceIn('a\n\n|\n\nb'), undefined);
		assert.equal(sentenceIn('```\nsome |code\n```'), undefined);
		assert.equal(sentenceIn('[@?]|'), undefined);
	});

	it('never throws, and its place is in the note', () => {
		const piece = fc.constantFrom(
			'a word',
			'. ',
			'\n',
			'\n\n',
			'[@?]',
			'[@key]',
			'> ',
			'- ',
			'`',
			'"',
			'(',
			')',
		);
		fc.assert(
			fc.property(fc.array(piece), fc.nat(), fc.nat(), (pieces, a, b) => {
				const note = pieces.join('');
				const start = a % (note.length + 1);
				const end = start + (b % (note.length - start + 1));
				const place = citableSentence(note, { start, end })?.place;
				assert.ok(!place || (0 <= place.start && place.start <= place.end && place.end <= note.length));
			}),
		);
	});
});

describe('citableSentence in Typst', () => {
	it('is the sentence of the paragraph, without code, references and marks', () => {
		const note = '= Head\n\nOne thing. Tokens #emph[count] @doe #cite(<roe>) [@?].\n\nMore.';
		const map = scanNote(note, dialectOfLanguage('typst', []));
		const at = note.indexOf('Tokens');
		const found = citableSentence(note, { start: at, end: at }, map);
		assert.equal(found?.text, 'Tokens count .');
		assert.equal(note.slice(found.place.start, found.place.end), '[@?]');
		const code = note.indexOf('emph');
		assert.equal(citableSentence(note, { start: code, end: code }, map), undefined);
	});
});

describe('citeAtMark', () => {
	for (const [language, note, expected] of [
		['markdown', 'Tokens count [@?].', '[@a; @b]'],
		['markdown', 'See \\cite{doe}. Tokens count [@?].', '\\cite{a,b}'],
		['myst', 'Tokens count [citation needed].', '{cite:p}`a, b`'],
		['typst', 'Tokens count [@?].', '@a @b'],
	] as const) {
		it(`writes ${expected} in the place of the mark in ${JSON.stringify(note)}, in ${language}`, () => {
			const map = scanNote(note, dialectOfLanguage(language));
			const at = note.indexOf('Tokens') + 2;
			const place = citableSentence(note, { start: at, end: at }, map)?.place;
			assert.ok(place);
			assert.equal(citeAtMark(map, place, ['a', 'b']), expected);
		});
	}
});

describe('citationMarks', () => {
	it('are those that ask for a citation', () => {
		assert.deepEqual(citationMarks('a [@?] b [@key]'), [{ start: 2, end: 6 }]);
	});
});
