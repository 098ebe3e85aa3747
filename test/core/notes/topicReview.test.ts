import { strict as assert } from 'node:assert';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { topicReview, type ReviewedTopic } from '../../../src/core/notes/topicReview';
import { askPandoc, parseBlocks, runPandoc, textOf, walk } from '../../support/pandoc';
import { makePaper } from '../format/papers';

const abstract = 'Images are long. We present ECAR, a method that generates images in a few steps.';
const yuan = makePaper({
	citekey: 'yuan2024ecar',
	title: 'E-CAR',
	author: [{ family: 'Yuan' }, { family: 'Li' }, { family: 'Wu' }],
	issued: { year: 2024 },
	abstract,
});

function review(papers: readonly Paper[], topic: Partial<ReviewedTopic> = {}): string {
	return finish(topicReview({ name: 'Images', headingLevel: 2, ...topic, papers }));
}

describe('topicReview', () => {
	it('has a heading, the description, and a line for each paper with a sentence and the citation', () => {
		assert.equal(
			review([yuan], { description: 'Pixels by tokens.' }),
			`## Images

Pixels by tokens.

- **E-CAR** (Yuan et al., 2024): We present ECAR, a method that generates images in a few steps. [@yuan2024ecar]`,
		);
	});

	it('lists the newest first', () => {
		const papers = [2019, 2024, 2021].map((year) => makePaper({ citekey: `k${year}`, issued: { year } }));
		assert.deepEqual(review(papers).match(/k\d+/g), ['k2024', 'k2021', 'k2019']);
	});

	it('does without what is not known of a paper', () => {
		assert.equal(review([makePaper({ citekey: 'a_b', title: '' })]), '## Images\n\n- **a_b** [@a_b]');
		assert.match(review([makePaper({ issued: { year: 2024 } })]), /\*\*Title\*\* \(2024\) \[@/);
	});

	it('is as deep as it is told', () => {
		assert.match(review([], { headingLevel: 4 }), /^#### Images$/);
	});

	it('stops at a hundred papers, and says how many it left out', () => {
		const papers = Array.from({ length: 102 }, (_, at) => makePaper({ citekey: `k${at}` }));
		const lines = review(papers).split('\n');
		assert.equal(lines.filter((line) => line.startsWith('- ')).length, 100);
		assert.equal(lines.at(-1), '2 more papers are not listed here.');
		assert.equal(review(papers.slice(1)).split('\n').at(-1), '1 more paper is not listed here.');
		assert.equal(review(papers.slice(2)).split('\n').at(-2)?.startsWith('- '), true);
	});

	it('keeps the paragraphs of a description', () => {
		assert.match(review([], { description: 'One\ngoes on.\n\nTwo.' }), /\n\nOne goes on\.\n\nTwo\.$/);
	});

	it('is read by Pandoc with all its texts as they are', function () {
		askPandoc(this);
		const texts = ['C#', 'C # #', 'a {.b}', '1) *x* [y] <b> $5', '"Quoted" `code` -- @a', '# $x_i$ \\'];
		const sentence = 'We present *a* new [fast] `method` -- with $x_i$ for @all #tags_ and 5 $ each.';
		for (const text of texts) {
			const paper = makePaper({
				title: text,
				author: [{ literal: text.replace('$x_i$', 'x') }],
				abstract: sentence,
			});
			const note = review([paper], { name: text, description: text });
			const blocks = parseBlocks(runPandoc(['-f', 'markdown-smart', '-t', 'json'], note));
			assert.deepEqual(
				blocks.map(({ t }) => t),
				['Header', 'Para', 'BulletList'],
				note,
			);
			const [heading, paragraph, list] = blocks;
			assert.equal(textOf((heading!.c as unknown[])[2]), text);
			assert.equal(textOf(paragraph), text);
			const nodes = [...walk(list)];
			assert.equal(textOf(nodes.find(({ t }) => t === 'Strong')), text);
			assert.ok(textOf(list).includes(sentence), note);
			assert.deepEqual(
				nodes
					.filter(({ t }) => t === 'Cite')
					.map((cite) => /"citationId":"([^"]*)"/.exec(JSON.stringify(cite))?.[1]),
				['xu2024title'],
			);
		}
	});
});
