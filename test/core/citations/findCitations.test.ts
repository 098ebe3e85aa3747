import { strict as assert } from 'node:assert';
import type { CitationGroup } from '../../../src/core/citations/citation';
import { citationAt, citationGroupAt, findCitations } from '../../../src/core/citations/findCitations';
import { LineIndex } from '../../../src/core/text/lineIndex';
import type { Range } from '../../../src/core/text/range';

describe('findCitations', () => {
	it('gives key, mode, prefix, locator and suffix of every citation of a group', () => {
		assert.deepEqual(parts('Blah [see @doe99, pp. 33-35 and *passim*; -@smith04].'), [
			['doe99', 'normal', 'see', 'pp. 33-35', 'and *passim*'],
			['smith04', 'suppress-author', '', '', ''],
		]);
	});

	it('gives what belongs to a bare key to its group', () => {
		assert.deepEqual(parts('@smith04 [p. 33; see @doe99, ch. 2] says.'), [
			['smith04', 'author-in-text', '', 'p. 33', ''],
			['doe99', 'normal', 'see', '', 'ch. 2'],
		]);
		assert.equal(findCitations('@smith04 [p. 33; @doe99] says.')[0]?.kind, 'bare');
	});

	it('covers exactly the characters of group, item, sign and key, key, and locator', () => {
		const note = 'Blah [see @doe99, pp. 3-5 etc ; -@{a/b?}].';
		const [group] = findCitations(note);
		assert.equal(covered(note, group!.range), '[see @doe99, pp. 3-5 etc ; -@{a/b?}]');
		assert.deepEqual(group!.bracketRange, group!.range);
		assert.deepEqual(
			group!.citations.map(({ range, keyRange, itemRange, locatorRange }) =>
				[range, keyRange, itemRange, locatorRange].map((one) => covered(note, one)),
			),
			[
				['@doe99', 'doe99', 'see @doe99, pp. 3-5 etc', 'pp. 3-5'],
				['-@{a/b?}', 'a/b?', '-@{a/b?}', ''],
			],
		);
	});

	it('takes a percent sign in an address within TeX for no comment, as Pandoc does without it', () => {
		assert.deepEqual(
			parts('x \\footnote{See \\url{http://a.b/%20c} by @no} @e').map(([key]) => key),
			['e'],
		);
	});

	it('covers a bare key alone, and the brackets that belong to it', () => {
		const note = 'As @a [p. 3; @b] and @c say';
		const [first, second] = findCitations(note);
		assert.equal(covered(note, first!.range), '@a [p. 3; @b]');
		assert.equal(covered(note, first!.bracketRange!), '[p. 3; @b]');
		assert.equal(covered(note, first!.citations[0]!.itemRange), '@a [p. 3');
		assert.equal(covered(note, second!.range), '@c');
		assert.equal(second!.bracketRange, undefined);
	});

	it('keeps its ranges in quotes, lists, tables and behind tabs, on lines with any ending', () => {
		const lines = [
			'> - [@a;',
			'>   @b]',
			'',
			'1.\tSee\t@c',
			'',
			'x',
			'',
			'\t@no',
			'',
			'| x | @d |',
			'|---|---|',
			'| [@e] | 𝒳 @f |',
		];
		for (const ending of ['\n', '\r\n', '\r']) {
			const note = `\uFEFF${lines.join(ending)}`;
			const citations = findCitations(note).flatMap((group) => group.citations);
			assert.equal(citations.map(({ citekey }) => citekey).join(''), 'abcdef');
			for (const { range, citekey } of citations) {
				assert.equal(covered(note, range), `@${citekey}`);
			}
		}
	});

	it('lists citations inside of a suffix behind the group they stand in', () => {
		assert.deepEqual(keys('[@a and @b] and [see *@c* @d]'), ['a', 'b', 'd', 'c']);
	});

	it('tells the nocite field of the front matter from the text', () => {
		for (const yaml of [
			'nocite: "@a, @b"',
			'nocite: |\n  @a, @b',
			'nocite: ["@a", "@b"]',
			'nocite:\n  - "@a"\n  - "[@b]"',
		]) {
			const note = `---\ntitle: On @no\n${yaml}\nabstract: @no\n---\n\n@c`;
			const groups = findCitations(note);
			assert.deepEqual(groups.map(({ place }) => place).join(' '), 'metadata metadata text', yaml);
			for (const { citations } of groups) {
				assert.equal(covered(note, citations[0]!.keyRange), citations[0]!.citekey);
			}
		}
	});

	it('reads a line that begins with a key of any length, though it might have been the label of an example', () => {
		const key = 'a'.repeat(1000);
		assert.deepEqual(parts(`@${key} says, or (@${key}-b) does.`), [
			[key, 'author-in-text', '', '', ''],
			[`${key}-b`, 'author-in-text', '', '', ''],
		]);
	});

	it('finds nothing in an empty note', () => {
		assert.deepEqual(findCitations(''), []);
	});
});

describe('citationAt', () => {
	const note = 'As [see @a, p. 3; -@b] and @c say';
	const groups = findCitations(note);
	const at = (offset: number): string | undefined =>
		citationAt(groups, new LineIndex(note).positionAt(offset))?.citation.citekey;

	it('finds the citation whose sign or key the cursor touches, up to right behind it', () => {
		assert.deepEqual([8, 9, 10, 18, 21, 27, 29].map(at), ['a', 'a', 'a', 'b', 'b', 'c', 'c']);
	});

	it('finds none on prefixes, locators, brackets and words', () => {
		assert.deepEqual([0, 4, 14, 26, 31].map(at), [undefined, undefined, undefined, undefined, undefined]);
	});

	it('leaves the group to citationGroupAt', () => {
		assert.equal(citationGroupAt(groups, { line: 0, character: 14 }), groups[0]);
		assert.equal(citationGroupAt(groups, { line: 0, character: 24 }), undefined);
	});
});

describe('findCitations on hostile notes', () => {
	const hostile: Record<string, (size: number) => string> = {
		'opening brackets': (size) => '['.repeat(size),
		'brackets around brackets': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
		'unclosed groups': (size) => '[@a '.repeat(size / 4),
		'unclosed groups with emphasis': (size) => '*a [@b _c '.repeat(size / 10),
		backticks: (size) => '`'.repeat(size),
		'backticks in growing runs': (size) =>
			Array.from({ length: Math.sqrt(size) }, (_, index) => '`'.repeat(index)).join(' '),
		stars: (size) => '*a '.repeat(size / 3),
		underscores: (size) => '_a '.repeat(size / 3),
		'quotation marks': (size) => `"a 'b `.repeat(size / 6),
		dollars: (size) => '$a $$b '.repeat(size / 7),
		'comment openings': (size) => '<!-- '.repeat(size / 5),
		tags: (size) => '<span> <b '.repeat(size / 10),
		'block tags': (size) => '<hr>\n'.repeat(size / 5),
		quotes: (size) => '> '.repeat(size / 2),
		'nested lists': (size) =>
			Array.from({ length: Math.sqrt(size) }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
		fences: (size) => '```\n~~~~\n'.repeat(size / 9),
		'unclosed fences': (size) => '````a\n```b\n'.repeat(size / 11),
		divs: (size) => '::: a\n'.repeat(size / 6),
		environments: (size) => '\\begin{a}\n'.repeat(size / 10),
		carets: (size) => '^a~b^['.repeat(size / 6),
		links: (size) => '[a]('.repeat(size / 4),
		'unclosed items': (size) => '[@a; '.repeat(size / 5),
		'items before a link': (size) => `${'[@a; '.repeat(size / 5)}@b](x)`,
		'braced keys': (size) => '@{'.repeat(size / 2),
		'unclosed commands': (size) => '\\cite{'.repeat(size / 6),
		scripts: (size) => `${'<script>'.repeat(size / 8)}</script>`,
		autolinks: (size) => '<a@b'.repeat(size / 4),
	};
	for (const [name, make] of Object.entries(hostile)) {
		// Backtracking without end would run into Mocha's time limit.
		it(`comes to an end for many ${name}`, () => {
			assert.ok(Array.isArray(findCitations(make(30_000))));
		}).timeout(20_000);
	}
});

function parts(note: string): string[][] {
	return findCitations(note).flatMap(({ citations }) =>
		citations.map(({ citekey, mode, prefix, locator, suffix }) => [citekey, mode, prefix, locator, suffix]),
	);
}

function keys(note: string): string[] {
	return findCitations(note).flatMap(({ citations }: CitationGroup) =>
		citations.map(({ citekey }) => citekey),
	);
}

describe('Signs that nothing closes', () => {
	for (const signs of ['*"^~', '*^~', '^*~_', '**"\'', '[*"', '<span>*"', '~~*^']) {
		it(`are read through once in a while, not in all combinations: ${signs}`, () => {
			const groups = findCitations(`[@a ${signs.repeat(400)}\n\n[@b]\n`);
			assert.equal(groups.at(-1)?.citations[0]?.citekey, 'b');
		});
	}
});

function covered(note: string, range: Range): string {
	const index = new LineIndex(note);
	return note.slice(index.offsetAt(range.start), index.offsetAt(range.end));
}
