import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import type { Citation } from '../../../src/core/citations/citation';
import { defaultMarkdown, dialectOfLanguage } from '../../../src/core/citations/dialect';
import { findCitations } from '../../../src/core/citations/findCitations';
import { comparePositions } from '../../../src/core/text/position';
import { LineIndex } from '../../../src/core/text/lineIndex';
import type { Range } from '../../../src/core/text/range';
import { mutatedNotes, noteSamples } from './samples/noteSamples';

describe('The ranges of a citation', () => {
	it('cover prefix, locator and suffix as they are written, in notes made up at random', () => {
		const notes = [...noteSamples(300, seed), ...mutatedNotes(noteSamples(40, seed + 1), 100, seed)];
		let count = 0;
		for (const note of notes) {
			for (const ending of ['\n', '\r\n']) {
				const text = note.replaceAll('\n', ending);
				for (const citation of citationsIn(text)) {
					assertRanges(text, citation);
					assertOrder(citation);
					count += Number(citation.prefix !== '') + Number(citation.suffix !== '');
				}
			}
		}
		assert.ok(count > 300, `${count} prefixes and suffixes`);
	});

	it('are empty where there is no such text, at the place for one', () => {
		const [citation] = citationsIn('So [@doe99].');
		assert.deepEqual(citation?.prefixRange, rangeOf(4, 4));
		assert.deepEqual(citation.locatorRange, rangeOf(10, 10));
		assert.deepEqual(citation.suffixRange, rangeOf(10, 10));
	});

	it('leave out the marks of a quote at the ends, and have those between the lines', () => {
		assert.deepEqual(texts('> [see\n> also @a, p. 3 and\n> so on\n> ; @b]'), [
			['see\n> also', 'p. 3', 'and\n> so on'],
			['', '', ''],
		]);
	});

	it('cover what the braces of a locator are followed by', () => {
		assert.deepEqual(texts('[e.g. @a, {p. iv, or so} on *it* ]'), [['e.g.', '{p. iv, or so}', 'on *it*']]);
	});

	it('reach over both prefixes of a list of works in LaTeX', () => {
		assert.deepEqual(texts('So \\cites(see)(on.)[cf. ][p. 3 so]{a}{b} it.'), [
			['see)(on.)[cf.', 'p. 3', 'so'],
			['', '', 'on.'],
		]);
	});

	for (const [name, { dialect, hasPrefix, write }] of Object.entries({
		'LaTeX’s optional arguments': {
			dialect: defaultMarkdown,
			hasPrefix: true,
			write: (before: string, behind: string) => `\\citep[${before}][${behind}]{key}`,
		},
		'MyST’s braces': {
			dialect: dialectOfLanguage('myst', []),
			hasPrefix: true,
			write: (before: string, behind: string) => `{cite:p}\`{${before}}key{${behind}}, other\``,
		},
		'Typst’s supplement': {
			dialect: dialectOfLanguage('typst', []),
			hasPrefix: false,
			write: (_before: string, behind: string) => `@key[${behind}]`,
		},
		'the supplement of a call in Typst': {
			dialect: dialectOfLanguage('typst', []),
			hasPrefix: false,
			write: (_before: string, behind: string) => `#cite(<key>, supplement: [${behind}])`,
		},
	})) {
		it(`cover what ${name} say`, () => {
			fc.assert(
				fc.property(space, words, space, locators, words, (ahead, before, between, locator, behind) => {
					const said = [locator, behind].filter(Boolean).join(' ');
					const note = `So ${write(`${ahead}${before}${between}`, `${between}${said}${ahead}`)} it is.\n`;
					const [citation] = findCitations(note, dialect).flatMap(({ citations }) => citations);
					assert.ok(citation, note);
					assertRanges(note, citation);
					assert.equal(citation.prefix, hasPrefix ? flat(before) : '', note);
					assert.equal(bare(`${citation.locator}${citation.suffix}`), bare(said), note);
				}),
			);
		});
	}
});

/** That what stands at each range is the text that goes with it. */
function assertRanges(note: string, citation: Citation): void {
	const { prefix, suffix, locator, prefixRange, locatorRange, suffixRange } = citation;
	const what = JSON.stringify({ note, ...citation });
	assert.equal(flat(textAt(note, prefixRange)), flat(prefix), what);
	assert.equal(flat(textAt(note, suffixRange)), flat(suffix), what);
	assert.equal(flat(textAt(note, locatorRange)).replace(/^\{ ?(.*?) ?\}$/, '$1'), flat(locator), what);
}

/** That they follow each other within the item, as they do in Pandoc's syntax. */
function assertOrder({ itemRange, range, prefixRange, locatorRange, suffixRange }: Citation): void {
	const ranges = [prefixRange, range, locatorRange, suffixRange];
	const places = [itemRange.start, ...ranges.flatMap(({ start, end }) => [start, end]), itemRange.end];
	assert.deepEqual([...places].sort(comparePositions), places);
}

function texts(note: string): string[][] {
	return citationsIn(note, defaultMarkdown).map(({ prefixRange, locatorRange, suffixRange }) =>
		[prefixRange, locatorRange, suffixRange].map((range) => textAt(note, range)),
	);
}

function citationsIn(note: string, dialect = dialectOfLanguage('markdown', [])): readonly Citation[] {
	return findCitations(note, dialect).flatMap(({ citations }) => citations);
}

function textAt(note: string, { start, end }: Range): string {
	if (lines?.note !== note) {
		lines = { note, index: new LineIndex(note) };
	}
	return note.slice(lines.index.offsetAt(start), lines.index.offsetAt(end));
}

/** Of the note that was asked about last. */
let lines: { readonly note: string; readonly index: LineIndex } | undefined;

/** On one line, without the signs that a block has at its lines' starts. */
function flat(text: string): string {
	return text.replace(/[\s>|:]+/g, ' ').trim();
}

function bare(text: string): string {
	return text.replace(/[\s{}]/g, '');
}

function rangeOf(start: number, end: number): Range {
	return { start: { line: 0, character: start }, end: { line: 0, character: end } };
}

const seed = 11;
const space = fc.constantFrom('', ' ', '  ', '\n  ');
const words = fc.constantFrom('see', 'see also', 'e.g.\nbut', 'for *it*');
const locators = fc.constantFrom('', 'p. 3', 'pp. 3-5,', '§ 3');
