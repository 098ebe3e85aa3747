import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { toCslItem, toCslJson } from '../../../src/core/format/cslItem';
import { deriveSampleLibrary } from '../../../src/core/library/sampleLibrary';
import type { Entry } from '../../../src/core/model/entry';
import type { Paper } from '../../../src/core/model/paper';
import { splitParticles } from '../../../src/core/sources/nameParticles';
import { parseCslJson } from '../../../src/core/sources/cslJson';

const paper: Paper = {
	id: 'yuan2024ecar',
	citekey: 'yuan2024ecar',
	type: 'article',
	title: 'E-CAR: <2MB & more',
	author: [{ family: 'Yuan', given: 'Zhihang' }, { literal: 'LCM team' }],
	issued: { year: 2024, month: 12, day: 18 },
	publisher: 'arXiv',
	DOI: '10.48550/arXiv.2412.14170',
	URL: 'https://arxiv.org/abs/2412.14170',
	arxiv: '2412.14170',
	category: 'cs.CV',
	abstract: 'Faster.',
	topics: ['Image generation/Autoregressive images', 'Tokens'],
	links: [],
	provenance: { source: 'sample' },
};

/** What CSL-JSON holds of a paper. */
const held = (fields: Partial<Paper & Entry>): unknown =>
	Object.fromEntries(Object.entries(fields).filter(([field]) => !unheld.has(field)));
const unheld = new Set(['id', 'links', 'category', 'provenance', 'range']);

describe('toCslItem', () => {
	it('writes the fields of CSL in a fixed order', () => {
		assert.equal(
			JSON.stringify(toCslItem(paper)),
			'{"id":"yuan2024ecar","type":"article","title":"E-CAR: <2MB & more",' +
				'"author":[{"family":"Yuan","given":"Zhihang"},{"literal":"LCM team"}],"issued":{"date-parts":[[2024,12,18]]},' +
				'"publisher":"arXiv","number":"arXiv:2412.14170","DOI":"10.48550/arXiv.2412.14170",' +
				'"URL":"https://arxiv.org/abs/2412.14170","keyword":"Image generation/Autoregressive images, Tokens","abstract":"Faster."}',
		);
	});

	it('keeps the arXiv identifier of a published paper whose DOI does not tell it', () => {
		const published: Paper = { ...paper, type: 'article-journal', DOI: '10.1000/x', URL: 'https://x.org' };
		assert.equal(toCslItem(published).note, 'arXiv:2412.14170');
		assert.equal(toCslItem({ ...paper, type: 'paper-conference' }).note, undefined);
	});

	it('writes the number of a report, the version of software and the degree of a thesis', () => {
		const report: Paper = { ...paper, type: 'report', number: 'TR-94-2' };
		assert.equal(toCslItem(report).number, 'TR-94-2');
		assert.equal(parseCslJson(toCslJson([report])).entries[0]?.number, 'TR-94-2');
		const thesis: Paper = { ...paper, type: 'thesis', genre: 'PhD thesis' };
		assert.equal(parseCslJson(toCslJson([thesis])).entries[0]?.genre, 'PhD thesis');
		const software: Paper = { ...paper, type: 'software', version: '2.1' };
		assert.equal(parseCslJson(toCslJson([software])).entries[0]?.version, '2.1');
	});

	it('reads back every paper of the sample', () => {
		const read = (name: string): string => readFileSync(`corpus/${name}`, 'utf8');
		const { papers } = deriveSampleLibrary({
			listing: read('trending-papers.txt'),
			metadata: read('metadata.json'),
			topics: read('topics.json'),
		});
		const { entries, problems } = parseCslJson(toCslJson(papers));
		assert.deepEqual(problems, []);
		const withParticles = (author: Paper['author']): Paper['author'] =>
			author.map((person) => splitParticles(person));
		assert.deepEqual(
			entries.map(held),
			papers.map((each) => held({ ...each, author: withParticles(each.author) })),
		);
	});

	it('reads back whatever text the fields hold', () => {
		const text = fc
			.array(
				fc.oneof(
					fc.constantFrom(
						'<i>',
						'</i>',
						'&amp;',
						'&',
						'<',
						'x < y',
						'<sup>2</sup>',
						'$x_0$',
						'"',
						'\\',
						'é',
						' ',
					),
					fc.string(),
				),
			)
			.map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
			.filter((value) => value !== '');
		const date = fc
			.tuple(fc.integer({ min: 1, max: 2100 }), fc.integer({ min: 1, max: 12 }))
			.map(([year, month]) => ({ year, month }));
		const topic = fc.stringMatching(/^[A-Za-z]{1,8}(?:, [a-z]{1,5})?(?:\/[A-Za-z]{1,8})?$/);
		const some = fc.record({
			title: text,
			abstract: text,
			volume: fc.stringMatching(/^\d{1,3}$/),
			page: fc.stringMatching(/^\d{1,3}-\d{1,3}$/),
			author: fc.array(fc.tuple(text, text).map(([family, given]) => ({ family, given }))),
			topics: fc.uniqueArray(topic),
			issued: fc.oneof(
				date,
				fc.tuple(date, date).map(([start, end]) => ({ ...start, end })),
			),
		});
		fc.assert(
			fc.property(some, (fields) => {
				const whole: Paper = { ...paper, ...fields };
				const { entries } = parseCslJson(toCslJson([whole]));
				const author = whole.author.map((person) => splitParticles(person));
				assert.deepEqual(entries.map(held), [held({ ...whole, author })]);
			}),
			{ numRuns: 150 },
		);
	});
});
