import { strict as assert } from 'node:assert';
import { formatSummary } from '../../../src/core/notes/summaryBlock';
import { askPandoc, parseBlocks, runPandoc, textOf, walk } from '../../support/pandoc';
import { makePaper, samplePapers } from '../format/papers';

const paper = makePaper({
	citekey: 'yuan2024ecar',
	title: 'E-CAR: Efficient Generation',
	links: [{ kind: 'arxiv', url: 'https://arxiv.org/abs/2412.14170' }],
});
const formats = ['quote', 'callout', 'list', 'plain'] as const;
const link = '[E-CAR: Efficient Generation](https://arxiv.org/abs/2412.14170)';

describe('formatSummary', () => {
	it('writes a quote', () => {
		assert.equal(
			formatSummary(paper, 'It is fast.', 'quote'),
			`> **${link}**\n>\n> It is fast. [@yuan2024ecar]`,
		);
	});

	it('writes a callout', () => {
		assert.equal(
			formatSummary(paper, 'It is fast.', 'callout'),
			`> [!abstract] ${link}\n> It is fast. [@yuan2024ecar]`,
		);
	});

	it('writes a list', () => {
		assert.equal(formatSummary(paper, 'It is fast.', 'list'), `- ${link}\n  - It is fast. [@yuan2024ecar]`);
	});

	it('writes a paragraph', () => {
		assert.equal(formatSummary(paper, 'It is fast.', 'plain'), `**${link}** It is fast. [@yuan2024ecar]`);
	});

	it('does without summary, without address and without title', () => {
		assert.equal(formatSummary(makePaper({ title: '' }), '', 'list'), '- xu2024title\n  - [@xu2024title]');
		assert.equal(formatSummary(makePaper(), '', 'plain'), '**Title** [@xu2024title]');
	});

	it('writes the citation of the note’s own style, and braces a key that needs them', () => {
		assert.match(formatSummary(makePaper({ citekey: 'a b' }), '', 'plain'), / \(Title n\.d\.\)$/);
		assert.match(formatSummary(paper, '', 'plain', '[[@yuan2024ecar]]'), / \[\[@yuan2024ecar\]\]$/);
		assert.match(formatSummary(makePaper({ citekey: 'doe.' }), '', 'plain'), / \[@\{doe\.\}\]$/);
	});

	it('links the DOI where there is no arXiv address, and the PDF only where there is nothing else', () => {
		const pdf = { kind: 'pdf', url: 'https://x.y/z.pdf' } as const;
		const doi = { kind: 'doi', url: 'https://doi.org/10.2/y' } as const;
		const arxiv = { kind: 'arxiv', url: 'https://arxiv.org/abs/2412.14170' } as const;
		assert.match(
			formatSummary(makePaper({ links: [pdf, doi, arxiv] }), '', 'plain'),
			/\(https:\/\/arxiv\.org/,
		);
		assert.match(
			formatSummary(makePaper({ links: [pdf, doi] }), '', 'plain'),
			/\(https:\/\/doi\.org\/10\.2\/y\)/,
		);
		assert.match(
			formatSummary(makePaper({ DOI: '10.1/x', links: [pdf] }), '', 'plain'),
			/\(https:\/\/doi\.org\/10\.1\/x\)/,
		);
		assert.match(formatSummary(makePaper({ links: [pdf] }), '', 'plain'), /\(https:\/\/x\.y\/z\.pdf\)/);
	});

	it('is read by Pandoc with title, summary, address and citation as they are, in every format', function () {
		askPandoc(this);
		const summary = 'On <b> *x* a_b $k^{th}$ 45% [sic] @someone #tag \\foo.';
		const titles = [
			'1. A *b* [c](d) `e` $x_i$',
			'# _x_ <i> & ^y^ ~z~ {.a}',
			'> @q | $5',
			...samplePapers()
				.slice(0, 30)
				.map((p) => p.title),
		];
		const papers = titles.map((title, at) =>
			makePaper({ title, citekey: `k${at}`, links: [{ kind: 'arxiv', url: `https://arxiv.org/abs/${at}` }] }),
		);
		const blocks = formats.flatMap((format) => papers.map((each) => formatSummary(each, summary, format)));
		const document = blocks.join('\n\n<!-- -->\n\n');
		const nodes = [...walk(parseBlocks(runPandoc(['-f', 'markdown-smart', '-t', 'json'], document)))];
		const links = nodes
			.filter((node) => node.t === 'Link')
			.map((node) => node.c as [unknown, unknown, string[]]);
		const everyPaper = formats.flatMap(() => papers);
		assert.deepEqual(
			links.map(([, text]) => textOf(text)),
			everyPaper.map(({ title }) => title),
		);
		assert.deepEqual(
			links.map(([, , [url]]) => url),
			everyPaper.map(({ links: [first] }) => first?.url),
		);
		const cited = nodes.filter((node) => node.t === 'Cite').map((node) => JSON.stringify(node.c));
		assert.deepEqual(
			cited.map((cite) => /"citationId":"([^"]*)"/.exec(cite)?.[1]),
			everyPaper.map(({ citekey }) => citekey),
		);
		const paragraphs = nodes.filter((node) => node.t === 'Para' || node.t === 'Plain').map(textOf);
		assert.equal(paragraphs.filter((text) => text.includes(summary)).length, everyPaper.length);
	});
});
