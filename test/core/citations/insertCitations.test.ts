import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { findCitations } from '../../../src/core/citations/findCitations';
import type { CitationMode } from '../../../src/core/citations/citation';
import { insertCitations } from '../../../src/core/citations/insertCitations';
import { LineIndex } from '../../../src/core/text/lineIndex';
import type { Span } from '../../../src/core/text/range';
import { applyEdits } from '../../../src/core/text/textEdit';
import { askPandoc2 } from '../../support/pandoc';
import { pandocCitations } from './pandocCitations';

describe('insertCitations', () => {
	it('writes one group at a cursor in prose', () => {
		insertsAs('Papers say so |.', ['a', 'b'], 'Papers say so [@a; @b]|.');
		insertsAs('|', ['a'], '[@a]|');
		insertsAs('- |', ['a'], '- [@a]|');
	});

	it('sets a space between the group and a word or closing mark, and never two', () => {
		insertsAs('Papers say so|.', ['a'], 'Papers say so [@a]|.');
		insertsAs('so |and', ['a'], 'so [@a]| and');
		insertsAs('(|)', ['a'], '([@a]|)');
		insertsAs('said (so)|', ['a'], 'said (so) [@a]|');
		insertsAs('*so*| and', ['a'], '*so* [@a]| and');
		insertsAs('*|so*', ['a'], '*[@a]| so*');
		insertsAs('"so"|', ['a'], '"so" [@a]|');
	});

	it('keeps clear of signs that would make something else of it', () => {
		insertsAs('so!|', ['a'], 'so! [@a]|');
		insertsAs('so^|', ['a'], 'so^ [@a]|');
		insertsAs('\\|', ['a'], '\\ [@a]|');
		insertsAs('[x]|', ['a'], '[x] [@a]|');
		insertsAs('|(x)', ['a'], '[@a]| (x)');
	});

	it('makes no item of an example list of an author in the text', () => {
		insertsAs('|. So', ['a'], '@{a}|. So', 'author-in-text');
		insertsAs('> - |)', ['a'], '> - @{a}|)', 'author-in-text');
		insertsAs('|.5', ['a'], '@a| .5', 'author-in-text');
		insertsAs('As |. So', ['a'], 'As @a|. So', 'author-in-text');
	});

	it('joins the group around the cursor, behind the citation the cursor is in', () => {
		insertsAs('[see @a, p.| 3; @b]', ['c'], '[see @a, p. 3; @c|; @b]');
		insertsAs('[@a; |@b]', ['c'], '[@a; @c|; @b]');
		insertsAs('[@a|; @b]', ['c', 'd'], '[@a; @c; @d|; @b]');
		insertsAs('[@a, p. 3|]', ['c'], '[@a, p. 3; @c|]');
	});

	it('joins a group it touches from outside, at that end', () => {
		insertsAs('so [@a; @b]|.', ['c'], 'so [@a; @b; @c|].');
		insertsAs('so |[see @a; @b].', ['c'], 'so [@c|; see @a; @b].');
	});

	it('makes a group of a bare key', () => {
		insertsAs('As @a| says', ['b'], 'As [@a; @b]| says');
		insertsAs('As |@a says', ['b'], 'As [@b; @a]| says');
		insertsAs('So (-@a|)', ['b'], 'So ([-@a; @b]|)');
	});

	it('leaves the author in the text where brackets belong to a bare key', () => {
		insertsAs('As @a| [p. 3] says', ['b'], 'As @a [p. 3; @b|] says');
		insertsAs('As @a [p. 3; @c]| says', ['b'], 'As @a [p. 3; @c; @b|] says');
		insertsAs('As @a| [@c] says', ['b'], 'As @a [@b|; @c] says');
	});

	it('fills brackets that wait for a citation', () => {
		insertsAs('so [|]', ['a', 'b'], 'so [@a; @b|]');
		insertsAs('so [@a; |]', ['b'], 'so [@a; @b|]');
		insertsAs('so [@a;|]', ['b'], 'so [@a; @b|]');
		insertsAs('so [see |]', ['b'], 'so [see @b|]');
	});

	it('cites nothing twice in a group', () => {
		insertsAs('[@a; @b|]', ['a', 'c', 'c'], '[@a; @b; @c|]');
		insertsAs('[@a|; @b]', ['a', 'b'], '[@a|; @b]');
	});

	it('goes behind a selection, less the blanks at its end, and leaves its words', () => {
		const note = 'Say this  now';
		const { edits } = insertCitations(note, [{ start: 4, end: 10 }], ['a']);
		assert.equal(applyEdits(note, edits), 'Say this [@a]  now');
	});

	it('serves several cursors, and each group once', () => {
		insertsAs(
			'One|\n\n[@a|; @b|]\n\nTwo |\n\n@c|',
			['d'],
			'One [@d]|\n\n[@a; @d||; @b]\n\nTwo [@d]|\n\n[@c; @d]|',
		);
	});

	it('writes plainly in code, mathematics and front matter, and says so', () => {
		for (const [note, kind] of [
			['`x|y`', 'code'],
			['```\nx|y\n```', 'code'],
			['$x|y$', 'math'],
			['---\nx: y|\n---', 'frontMatter'],
			['<!-- x| -->', 'html'],
		] as const) {
			const { text, selections } = withCursors(note);
			const { edits, kinds } = insertCitations(text, selections, ['a']);
			assert.deepEqual(kinds, [kind]);
			assert.equal(applyEdits(text, edits), note.replace('|', '[@a]'));
		}
	});

	it('braces odd keys and leaves out keys that cannot be written', () => {
		const { edits, unwritable } = insertCitations('', [{ start: 0, end: 0 }], ['a b', 'c.', 'd']);
		assert.equal(edits[0]?.newText, '[@{c.}; @d]');
		assert.deepEqual(unwritable, ['a b']);
		assert.deepEqual(insertCitations('x', [{ start: 1, end: 1 }], ['a b']).edits, []);
	});

	it('keeps Windows line ends and indentation', () => {
		insertsAs('> - x\r\n>   y|\r\n\tz', ['a'], '> - x\r\n>   y [@a]|\r\n\tz');
	});

	it('is read back with every key, wherever the cursors stand in prose', () => {
		fc.assert(
			fc.property(noteWithCursors, ({ note, selections }) => {
				const { edits, kinds, cursors } = insertCitations(note, selections, ['new1', 'new:2', 'new3.']);
				const text = applyEdits(note, edits);
				assert.equal(cursors.length, selections.length);
				const found = findCitations(text).flatMap(({ citations }) => citations.map(({ citekey }) => citekey));
				if (kinds.includes('prose')) {
					for (const key of ['new1', 'new:2', 'new3.']) {
						assert.ok(found.includes(key), JSON.stringify([note, selections, text]));
					}
				}
				assert.equal(withoutInsertions(text, edits), note);
			}),
			{ numRuns: 200 },
		);
	});

	it('is read by Pandoc as we read it', function () {
		askPandoc2(this);
		const texts = fc
			.sample(noteWithCursors, { numRuns: 150, seed: 11 })
			.map(({ note, selections }) =>
				applyEdits(note, insertCitations(note, selections, ['new1', 'new:2']).edits),
			);
		const pandoc = pandocCitations(texts);
		for (const [index, text] of texts.entries()) {
			const ours = findCitations(text).flatMap(({ citations }) =>
				citations.map(({ citekey, mode }) => `${citekey}/${mode}`),
			);
			assert.deepEqual(ours.sort(), pandoc[index]?.sort(), text);
		}
	});
});

/** `|` marks the cursors, before and after. */
function insertsAs(
	before: string,
	citekeys: readonly string[],
	after: string,
	mode: CitationMode = 'normal',
): void {
	const { text, selections } = withCursors(before);
	const { edits, cursors } = insertCitations(text, selections, citekeys, { mode });
	let result = applyEdits(text, edits);
	const index = new LineIndex(result);
	for (const offset of cursors.map((cursor) => index.offsetAt(cursor)).sort((a, b) => b - a)) {
		result = `${result.slice(0, offset)}|${result.slice(offset)}`;
	}
	assert.equal(result, after);
}

function withCursors(marked: string): { text: string; selections: Span[] } {
	const parts = marked.split('|');
	const offsets = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('').length);
	return { text: parts.join(''), selections: offsets.map((offset) => ({ start: offset, end: offset })) };
}

/** Undoes insertions, each of which begins at its place less what was inserted before. */
function withoutInsertions(text: string, edits: ReturnType<typeof insertCitations>['edits']): string {
	let result = text;
	for (const edit of edits) {
		const at = new LineIndex(result).offsetAt(edit.range.start);
		result = result.slice(0, at) + result.slice(at + edit.newText.length);
	}
	return result;
}

const fragment = fc.constantFrom(
	...[
		'word ',
		'word',
		' ',
		'. ',
		'\n',
		'\n\n',
		'[@a]',
		'[see @b, p. 3; @c]',
		'@d',
		'@d [p. 3]',
		'@{e f',
		'-@g',
		'*so* ',
	]
		.concat([
			'`code`',
			'$x$ ',
			'(',
			') ',
			'[text](url)',
			'- ',
			'> ',
			'# ',
			'"said" ',
			'\\* ',
			'[',
			']',
			'; ',
			'[]',
			'^[n]',
		])
		.concat(['!']),
);
const noteWithCursors = fc
	.tuple(fc.array(fragment, { maxLength: 12 }), fc.array(fc.nat(60), { minLength: 1, maxLength: 3 }))
	.map(([fragments, offsets]) => {
		const note = fragments.join('');
		return {
			note,
			selections: offsets.map((offset) => ({
				start: Math.min(offset, note.length),
				end: Math.min(offset, note.length),
			})),
		};
	});
