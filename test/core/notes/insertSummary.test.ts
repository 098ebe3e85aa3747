import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { insertSummary } from '../../../src/core/notes/insertSummary';
import { applyEdits } from '../../../src/core/text/textEdit';
import { askPandoc, readNotes, type PandocNode } from '../../support/pandoc';
import { noteBlocks, notes } from './notes';

const quote = '> **B**\n>\n> text';
const list = '- **B**\n  - text';

function insert(note: string, offset: number, block = quote): string {
	return applyEdits(note, insertSummary(note, offset, block));
}

/** Inserts `Block` where the bar stands. */
function at(noteWithBar: string, block = 'Block'): string {
	const offset = noteWithBar.indexOf('‸');
	return insert(noteWithBar.replace('‸', ''), offset, block);
}

describe('insertSummary', () => {
	const cases: readonly (readonly [title: string, note: string, expected: string])[] = [
		['fills an empty note', '‸', 'Block\n'],
		[
			'goes behind the paragraph, not into it',
			'One. T‸wo\ngoes on.\n\nNext.\n',
			'One. Two\ngoes on.\n\nBlock\n\nNext.\n',
		],
		['parts itself from neighbours by one blank line', '# A‸\ntext\n', '# A\n\nBlock\n\ntext\n'],
		['uses the blank lines that are there', 'a\n\n‸\n\nb\n', 'a\n\nBlock\n\n\nb\n'],
		['takes a single blank line between paragraphs', 'a\n‸\nb\n', 'a\n\nBlock\n\nb\n'],
		['ends a note that does not end its last line', 'a‸', 'a\n\nBlock\n'],
		['goes on the last line of a note', 'a\n‸', 'a\n\nBlock\n'],
		['doubles no blank line at the end', 'a\n\n‸', 'a\n\nBlock\n'],
		['is indented in a list item', '1. a‸\n2. b\n', '1. a\n\n   Block\n\n2. b\n'],
		['is indented as deep as the item is nested', '- a\n  - b‸\n- c\n', '- a\n  - b\n\n    Block\n\n- c\n'],
		['stays in the item on a blank line between items', '- a\n\n‸\n- b\n', '- a\n\n  Block\n\n- b\n'],
		['leaves the list on a blank line behind it', '- a\n\n‸\n', '- a\n\nBlock\n\n'],
		['stays in the item on an indented blank line behind it', '- a\n\n  ‸\n', '- a\n\n  Block\n  \n'],
		['becomes the content of an empty item', '- a\n- ‸\n- b\n', '- a\n- Block\n\n- b\n'],
		['is quoted in a quote', '> a‸\n> b\n\nc\n', '> a\n> b\n>\n> Block\n\nc\n'],
		['stays in the quote on a line with a quote mark', '> a\n>‸\n> b\n', '> a\n>\n> Block\n>\n> b\n'],
		['leaves the quote on a blank line behind it', '> a\n‸\nb\n', '> a\n\nBlock\n\nb\n'],
		['is quoted and indented in a list in a quote', '> - a‸\n> - b\n', '> - a\n>\n>   Block\n>\n> - b\n'],
		['goes behind front matter', '---\nti‸tle: x\n---\na\n', '---\ntitle: x\n---\n\nBlock\n\na\n'],
		['goes behind fenced code', '```js\nco\n‸\nde\n```\na\n', '```js\nco\n\nde\n```\n\nBlock\n\na\n'],
		['goes behind indented code', 'a\n\n    co‸\n\n    de\n\nb\n', 'a\n\n    co\n\n    de\n\nBlock\n\nb\n'],
		['goes behind mathematics', '$$\nx‸\n$$\na\n', '$$\nx\n$$\na\n\nBlock\n'],
		['goes behind a table', '| a |\n|---|\n| 1‸ |\n\nb\n', '| a |\n|---|\n| 1 |\n\nBlock\n\nb\n'],
		['goes behind HTML', '<div>\nx‸\n</div>\n\nb\n', '<div>\nx\n</div>\n\nBlock\n\nb\n'],
		['goes behind a comment', '<!--\nx‸\n\ny\n-->\n\nb\n', '<!--\nx\n\ny\n-->\n\nBlock\n\nb\n'],
		[
			'does not part a term from its definition',
			'Te‸rm\n:   Def\n\nb\n',
			'Term\n:   Def\n\n    Block\n\nb\n',
		],
		['goes into the footnote that the cursor is in', '[^1]: a‸\n\nb\n', '[^1]: a\n\n    Block\n\nb\n'],
		['indents with tabs where the note does', '-\ta\n\n\tb‸\n', '-\ta\n\n\tb\n\n\tBlock\n'],
		['keeps CRLF', 'a‸\r\n\r\nb\r\n', 'a\r\n\r\nBlock\r\n\r\nb\r\n'],
	];
	for (const [title, note, expected] of cases) {
		it(title, () => {
			assert.equal(at(note), expected);
		});
	}

	it('quotes and indents every line of the block, the blank ones without spaces at the end', () => {
		assert.equal(at('> - a‸\n', 'x\n\ny'), '> - a\n>\n>   x\n>\n>   y\n');
	});

	it('keeps indented code from becoming part of an inserted list', () => {
		assert.equal(at('a‸\n\n    code\n', list), `a\n\n${list}\n\n<!-- -->\n\n    code\n`);
	});

	it('makes no edit for an empty block', () => {
		assert.deepEqual(insertSummary('a', 0, ''), []);
	});

	it('changes nothing but what it inserts, and stands between blank lines, anywhere in any note', () => {
		fc.assert(
			fc.property(generatedNote, fc.nat(), (note, place) => {
				const [edit, ...others] = insertSummary(note, place % (note.length + 1), 'BLOCK');
				assert.ok(edit && others.length === 0);
				assert.deepEqual(edit.range.start, edit.range.end);
				const lines = applyEdits(note, [edit]).split('\n');
				const line = lines.findIndex((each) => each.includes('BLOCK'));
				const isEmptyItem = /[-*] +BLOCK$/.test(lines[line]!);
				assert.ok(line === 0 || isEmptyItem || /^[>\s]*$/.test(lines[line - 1]!), 'blank before');
				assert.match(lines[line + 1]!, /^[>\s]*$/, 'blank after');
			}),
			{ numRuns: 300, seed: 4 },
		);
	});

	it('adds its blocks to what Pandoc reads and changes no others, at every line of real notes', function () {
		askPandoc(this);
		assertOnlyInserts(notes, [quote, list]);
	});

	it('adds its blocks to what Pandoc reads and changes no others, in generated notes', function () {
		askPandoc(this);
		assertOnlyInserts(fc.sample(generatedNote, { numRuns: 12, seed: 2 }), [quote]);
	});
});

const generatedNote = fc
	.uniqueArray(fc.tuple(fc.constantFrom(...noteBlocks), fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n')), {
		selector: ([block]) => block,
		minLength: 1,
		maxLength: 6,
	})
	.map((parts) => parts.flat().join(''));

function assertOnlyInserts(originals: readonly string[], blocks: readonly string[]): void {
	const insertions = originals.flatMap((note) =>
		lineOffsets(note).flatMap((offset) =>
			blocks.map((block) => ({ note, offset, block, result: insert(note, offset, block) })),
		),
	);
	const read = readNotes([...originals, ...blocks, ...insertions.map(({ result }) => result)]);
	const parsed = new Map([...originals, ...blocks].map((text, index) => [text, read[index]!]));
	for (const [index, { note, offset, block, result }] of insertions.entries()) {
		const rest = cutOut(read[originals.length + blocks.length + index]!, parsed.get(block)!);
		const place = `${note.slice(0, offset)}‸${note.slice(offset)}\n=====\n${result}`;
		assert.equal(rest.cuts, 1, place);
		assert.deepEqual(rest.blocks, cutOut(parsed.get(note)!, []).blocks, place);
	}
}

/** The end of every line. */
function lineOffsets(note: string): number[] {
	return [...note.matchAll(/\n|$/g)].map((match) => match.index);
}

/**
 * The blocks without the inserted ones, and how often those were there. Whether a list is tight does not count, since a
 * paragraph in an item makes it loose; nor does an empty comment.
 */
function cutOut(
	blocks: readonly PandocNode[],
	inserted: readonly PandocNode[],
): { blocks: unknown; cuts: number } {
	const [first] = inserted.map(loosen);
	const wanted = JSON.stringify(first);
	const item = first?.t === 'BulletList' ? JSON.stringify((first.c as unknown[])[0]) : undefined;
	let cuts = 0;
	const isWanted = (value: unknown): boolean => {
		const text = JSON.stringify(value);
		if (text !== wanted && text !== item) {
			return false;
		}
		cuts++;
		return true;
	};
	const cut = (value: unknown): unknown => {
		if (Array.isArray(value)) {
			return value
				.filter((part) => !isWanted(part))
				.map(cut)
				.filter((part) => !isEmptyList(part));
		}
		return isNode(value) && value.c !== undefined ? { ...value, c: cut(value.c) } : value;
	};
	return { blocks: cut(blocks.map(loosen)), cuts };
}

function isEmptyList(value: unknown): boolean {
	return isNode(value) && value.t === 'BulletList' && Array.isArray(value.c) && value.c.length === 0;
}

function loosen(node: PandocNode): PandocNode {
	const walked = JSON.parse(JSON.stringify(node), (_, value: unknown) => {
		if (Array.isArray(value)) {
			return value.filter(
				(part) => !(isNode(part) && part.t === 'RawBlock' && JSON.stringify(part.c).includes('<!-- -->')),
			);
		}
		return isNode(value) && value.t === 'Plain' ? { ...value, t: 'Para' } : value;
	}) as PandocNode;
	return walked;
}

function isNode(value: unknown): value is PandocNode {
	return typeof value === 'object' && value !== null && 't' in value;
}
