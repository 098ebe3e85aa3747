import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { escapeNoteText, noteLink } from '../../../src/core/format/noteText';
import { askPandoc, parseBlocks, runPandoc, textOf, walk } from '../../support/pandoc';

const fragment = fc.constantFrom(
	...'[ ]( ) ![ <b> &amp; & \\ * ** _ __ ~ ~~ ^ ` # | $ $$ @key [@key] -@key a@b.co'.split(' '),
	...'<http://a> --- === word X é 漢 { } {.c} ! [^1] ^[n] \\begin{a} \\alpha ... a_b %% #tag'.split(' '),
	...'::: | : = 45% 5'.split(' '),
	'# ',
	'1. ',
	'(2) ',
	'iv) ',
	'- ',
	'+ ',
	'> ',
	': ',
	'% ',
	'(@) ',
	'#. ',
	'\n',
	'\n\n',
	'    ',
	'== x ==',
	'A. ',
);

describe('escapeNoteText', () => {
	it('is read back literally by Pandoc, whatever the text', function () {
		askPandoc(this);
		const texts = fc
			.sample(fc.array(fragment, { minLength: 1, maxLength: 6 }), { numRuns: 600, seed: 5 })
			// A word in front of a dollar keeps it from being mathematics, which is tested below.
			.map((parts) => parts.join('').replaceAll('$', 'x$ '))
			.filter((text) => text.trim() !== '');
		const blocks = parseBlocks(
			runPandoc(['-f', 'markdown-smart', '-t', 'json'], texts.map(escapeNoteText).join('\n\n')),
		);
		assert.deepEqual(
			blocks.map(textOf),
			texts.map((text) => text.replace(/\s+/g, ' ').trim()),
		);
		const kinds = new Set([...walk(blocks)].map((node) => node.t));
		assert.deepEqual([...kinds].sort(), ['Para', 'Space', 'Str']);
	});

	it('keeps mathematics as mathematics', function () {
		askPandoc(this);
		const text = 'The $k^{th}$ of $\\mathbb R^d$ for $5 and $10, $x$-axis';
		const [block] = parseBlocks(runPandoc(['-f', 'markdown', '-t', 'json'], escapeNoteText(text)));
		assert.equal(textOf(block), text);
		assert.equal([...walk(block)].filter((node) => node.t === 'Math').length, 3);
	});

	it('leaves signs alone that mean nothing where they stand', () => {
		for (const text of [
			'C# and C++',
			'snake_case',
			'AT&T',
			'45%',
			'a - b',
			'E-CAR: what? (yes!)',
			'it’s "so"',
			'= 5',
		]) {
			assert.equal(escapeNoteText(text), text);
		}
	});

	it('keeps words from becoming tags, highlights and comments in Obsidian', () => {
		assert.equal(escapeNoteText('a #tag ==x== %%y%%'), 'a \\#tag \\==x\\== \\%%y\\%%');
	});
});

describe('noteLink', () => {
	it('is a link to exactly that address', function () {
		askPandoc(this);
		const urls = [
			'https://a.b/c_d_e',
			'https://a.b/c(d)',
			'https://a.b/?q=*x*&copy=1',
			'https://a.b/c d',
			'https://a.b/~x',
		];
		const document = urls.map((url) => noteLink('x', url)).join('\n\n');
		const links = [...walk(parseBlocks(runPandoc(['-f', 'markdown', '-t', 'json'], document)))]
			.filter((node) => node.t === 'Link')
			.map((node) => (node.c as [unknown, unknown, [string, string]])[2][0]);
		assert.deepEqual(links.map(decodeURI), urls.map(decodeURI));
	});
});
