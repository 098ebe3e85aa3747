import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { commandLink, escapeMarkdown, link } from '../../../src/core/format/markdown';
import { askPandoc, parseBlocks, runPandoc, textOf, walk } from '../../support/pandoc';

/** What makes markup, alone and in unlucky company. */
const fragment = fc.constantFrom(
	...'[ ]( ) ![ <b> &amp; & \\ * ** _ __ ~~ ` `` # | $ $(add) $$ http://a.b'.split(' '),
	...'https://x.y/z?a=b&c=d www.foo.com a@b.co <http://a> --- === word X é 漢 😀 { " \' : !'.split(' '),
	...'mailto:a@b.c [^1] ftp://a.b .'.split(' '),
	'# ',
	'1. ',
	'2) ',
	'- ',
	'+ ',
	'> ',
	'\n',
	'\n\n',
	'    ',
	'\t',
	'[x] ',
	'- [ ] ',
);

describe('escapeMarkdown', () => {
	it('makes every text show literally', function () {
		askPandoc(this);
		const texts = fc
			.sample(fc.array(fragment, { minLength: 1, maxLength: 7 }), { numRuns: 800, seed: 7 })
			.map((parts) => parts.join(''))
			.filter((text) => text.trim() !== '');
		const document = texts.map(escapeMarkdown).join('\n\n');
		const blocks = parseBlocks(runPandoc(['-f', 'gfm-emoji', '-t', 'json'], document));
		assert.deepEqual(
			blocks.map(textOf),
			texts.map((text) => text.replace(/\s+/g, ' ').trim()),
		);
		const kinds = new Set([...walk(blocks)].map((node) => node.t));
		assert.deepEqual([...kinds].sort(), ['Para', 'Space', 'Str']);
	});

	it('leaves nothing that an icon or a tag could be made of', () => {
		assert.equal(escapeMarkdown('$(add) <b> &lt;'), '&#36;(add) &lt;b&gt; &amp;lt;');
	});

	it('breaks bare addresses, which renderers would link', () => {
		assert.equal(escapeMarkdown('https://a.b www.c.d e@f.g'), 'https\\://a.b www\\.c.d e\\@f.g');
	});

	it('does not touch ordinary prose', () => {
		const prose = 'E-CAR: 45% faster (10×), e.g. “tokens”; it’s 3.5 vs. 2.0 — done?';
		assert.equal(escapeMarkdown(prose), prose);
	});
});

describe('link', () => {
	it('escapes the label and whatever would end the address', () => {
		assert.equal(link('[a]', 'https://x.y/a b(c)'), '[\\[a\\]](https://x.y/a%20b%28c%29)');
	});

	it('keeps the ampersands of a query from being read as entities', () => {
		assert.equal(link('a', 'https://x.y/?q=1&copy=2'), '[a](https://x.y/?q=1&amp;copy=2)');
	});

	it('gives the label alone for addresses that we do not open', () => {
		for (const url of [
			'javascript:alert(1)',
			'file:///etc/passwd',
			'vscode://x',
			'//x.y',
			'',
			' https://x.y',
		]) {
			assert.equal(link('label', url), 'label');
		}
	});

	it('carries the arguments of a command, whatever they hold', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (key) => {
				const target = /\]\(command:marginalia\.showPaper\?([^\s()]*)\)$/.exec(
					commandLink('x', 'marginalia.showPaper', [key]),
				)?.[1];
				assert.deepEqual(JSON.parse(decodeURIComponent(target ?? '')), [key]);
			}),
			{ numRuns: 200 },
		);
	});
});
