import { strict as assert } from 'node:assert';
import { insertTopicReview, reviewHeadingLevel } from '../../../src/core/notes/insertTopicReview';
import { applyEdits } from '../../../src/core/text/textEdit';
import { askPandoc, readNotes } from '../../support/pandoc';
import { noteBlocks, notes } from './notes';

const review = '## Topic\n\n- item';

function insert(note: string, offset: number, text = review): string {
	return applyEdits(note, insertTopicReview(note, offset, text));
}

/** Inserts `Review` where the bar stands. */
function at(noteWithBar: string, text = 'Review'): string {
	return insert(noteWithBar.replace('‸', ''), noteWithBar.indexOf('‸'), text);
}

function levelAt(noteWithBar: string): number {
	return reviewHeadingLevel(noteWithBar.replace('‸', ''), noteWithBar.indexOf('‸'));
}

describe('insertTopicReview', () => {
	const cases: readonly (readonly [title: string, note: string, expected: string])[] = [
		['fills an empty note', '‸', 'Review\n'],
		[
			'goes behind the paragraph, not into it',
			'One. T‸wo\ngoes on.\n\nb\n',
			'One. Two\ngoes on.\n\nReview\n\nb\n',
		],
		['parts itself from neighbours by one blank line', '# A‸\ntext\n', '# A\n\nReview\n\ntext\n'],
		['takes a single blank line between paragraphs', 'a\n‸\nb\n', 'a\n\nReview\n\nb\n'],
		['goes behind fenced code', '```\nco\n‸\nde\n```\na\n', '```\nco\n\nde\n```\n\nReview\n\na\n'],
		[
			'goes behind a whole list, not into it',
			'- a‸\n- b\n\n  c\n- d\n\ne\n',
			'- a\n- b\n\n  c\n- d\n\nReview\n\ne\n',
		],
		[
			'goes behind a list from an item within an item',
			'1. a\n   - b‸\n2. c\n\nd\n',
			'1. a\n   - b\n2. c\n\nReview\n\nd\n',
		],
		['goes behind a list from the blank line between two items', '- a\n‸\n- b\n', '- a\n\n- b\n\nReview\n'],
		['stays on the blank line behind a list', '- a\n\n‸\n\nb\n', '- a\n\nReview\n\n\nb\n'],
		[
			'parts a list from the code that follows at once',
			'- a‸\n```\nb\n```\n',
			'- a\n\nReview\n\n```\nb\n```\n',
		],
		['ends a list that does not end its last line', '- a‸', '- a\n\nReview\n'],
		['goes behind a quote', '> a\n>‸\n> b\n\nc\n', '> a\n>\n> b\n\nReview\n\nc\n'],
		[
			'goes behind a quote that ends in an empty line of its own',
			'> a‸\n>\n\nc\n',
			'> a\n>\n\nReview\n\nc\n',
		],
		['goes behind a footnote', '[^1]: a‸\n\n    b\n\nc\n', '[^1]: a\n\n    b\n\nReview\n\nc\n'],
		['goes behind a definition', 'Te‸rm\n:   Def\n\nb\n', 'Term\n:   Def\n\nReview\n\nb\n'],
		['goes behind all definitions', 'A‸\n:   a\n\nB\n:   b\n\nc\n', 'A\n:   a\n\nB\n:   b\n\nReview\n\nc\n'],
		[
			'goes behind all definitions from the blank line between two',
			'A\n: a\n‸\nB\n: b\n',
			'A\n: a\n\nB\n: b\n\nReview\n',
		],
		['keeps CRLF', 'a‸\r\n\r\nb\r\n', 'a\r\n\r\nReview\r\n\r\nb\r\n'],
	];
	for (const [title, note, expected] of cases) {
		it(title, () => {
			assert.equal(at(note), expected);
		});
	}

	it('keeps a list that follows, and indented code, from joining its own list', () => {
		assert.equal(at('a‸\n\n* b\n', review), `a\n\n${review}\n\n<!-- -->\n\n* b\n`);
		assert.equal(at('a‸\n\n    code\n', review), `a\n\n${review}\n\n<!-- -->\n\n    code\n`);
		assert.equal(at('a‸\n\n1. b\n', review), `a\n\n${review}\n\n1. b\n`);
	});

	it('writes the line ends of the note within its own lines', () => {
		assert.equal(at('a‸\r\n', review), 'a\r\n\r\n## Topic\r\n\r\n- item\r\n');
	});

	it('makes one edit that takes nothing away, and none for no text', () => {
		const edits = insertTopicReview('- a\n- b\n', 2, review);
		assert.equal(edits.length, 1);
		assert.deepEqual(edits[0]?.range.start, edits[0]?.range.end);
		assert.deepEqual(insertTopicReview('a', 0, ''), []);
	});

	it('stands at the top level and changes nothing else that Pandoc reads, at every line of real notes', function () {
		askPandoc(this);
		// Inside a fenced div, a section belongs to the div: Quarto makes tabs of them.
		const blocksOfNotes = noteBlocks.filter((block) => !block.startsWith(':::'));
		const originals = [
			...notes,
			blocksOfNotes.join('\n\n'),
			...blocksOfNotes.map((block) => `${block}\n\nend`),
		];
		const insertions = originals.flatMap((note) =>
			[...note.matchAll(/\n|$/g)].map(({ index }) => ({ note, index, result: insert(note, index) })),
		);
		const read = readNotes([...originals, review, ...insertions.map(({ result }) => result)]);
		const [heading, list] = read[originals.length]!.map((block) => JSON.stringify(block));
		const isComment = (block: string) => block.includes('<!-- -->');
		for (const [at, { note, index, result }] of insertions.entries()) {
			const place = `${note.slice(0, index)}‸${note.slice(index)}\n=====\n${result}`;
			const blocks = read[originals.length + 1 + at]!.map((block) => JSON.stringify(block));
			const start = blocks.indexOf(heading!);
			assert.ok(start >= 0, place);
			assert.equal(blocks[start + 1], list, place);
			blocks.splice(start, 2);
			const before = read[originals.indexOf(note)]!.map((block) => JSON.stringify(block));
			assert.deepEqual(
				blocks.filter((block) => !isComment(block)),
				before.filter((block) => !isComment(block)),
				place,
			);
		}
	});
});

describe('reviewHeadingLevel', () => {
	it('is one below the heading above, also on its line', () => {
		assert.equal(levelAt('# A\n\n## B\n\nb‸\n\n# C\n'), 3);
		assert.equal(levelAt('# A‸\n\n## B\n'), 2);
		assert.equal(levelAt('A\n=\n\n‸'), 2);
		assert.equal(levelAt('A\n---\n\ntext‸'), 3);
	});

	it('is 2 where no heading is above, and 6 at most', () => {
		assert.equal(levelAt('‸'), 2);
		assert.equal(levelAt('a‸\n\n# B\n'), 2);
		assert.equal(levelAt('###### A\n\nb‸\n'), 6);
	});

	it('takes no comment in code, and no heading of a quote or an item, for a heading of the note', () => {
		assert.equal(levelAt('# A\n\n```\n### b\n```\n\nc‸\n'), 2);
		assert.equal(levelAt('# A\n\n> ### b\n\n- #### c\n\nd‸\n'), 2);
	});
});
