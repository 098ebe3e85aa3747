import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { parsePaperListing } from '../../../../src/core/sources/listing/paperListing';

const first = 'A First Paper: Reading Listings as They Are';
const second = 'second thoughts on lower case titles';
const abstractOf = (name: string): string =>
	`Listings hold many papers. We present ${name}, which reads them without loss. ` +
	'Experiments on three collections show that it finds every paper and leaves out what belongs to the page. '
		.repeat(3)
		.trim();
const listing = (...blocks: readonly string[]): string => blocks.join('\n\n');
const summary = (text: string): string[] => parsePaperListing(text).entries.map((entry) => entry.title);
const codes = (text: string): (string | number)[][] =>
	parsePaperListing(text).problems.map((problem) => [problem.code, problem.range.start.line]);

describe('parsePaperListing', () => {
	it('reads titles and abstracts in turn, with their ranges', () => {
		const text = listing('new', first, abstractOf('One'), second, abstractOf('Two'));
		const { entries, problems } = parsePaperListing(text);
		assert.deepEqual(problems, []);
		assert.deepEqual(
			entries.map(({ title, abstract }) => [title, abstract]),
			[
				[first, abstractOf('One')],
				[second, abstractOf('Two')],
			],
		);
		assert.deepEqual(entries[0]?.range, {
			start: { line: 2, character: 0 },
			end: { line: 4, character: abstractOf('One').length },
		});
	});

	const furniture = [
		'new',
		'Get trending papers in your email inbox!',
		'Subscribe',
		'byAK and the research community',
		'by AK and the research community',
		'Jun 6',
		'June 6, 2025',
		'Jan 12',
		'Fri, Jun 6',
		'2025-06-06',
		'Published on Jun 6',
		'3 days ago',
		'Upvote',
		'128',
		'1.2k',
		'▲ 45',
		'23 upvotes',
		'GitHub 1.2k',
		'· 12 authors',
		'Submitted by akhaliq',
		'arXiv Page',
		'View PDF',
		'Daily Papers',
		'Trending Papers',
		'Log In',
		'Sign Up',
		'Previous',
		'Next',
		'Load more…',
		'• • •',
	];
	for (const line of furniture) {
		it(`keeps “${line}” out, between papers and between title and abstract`, () => {
			const text = listing(line, first, line, abstractOf('One'), line, second, abstractOf('Two'), line);
			assert.deepEqual(parsePaperListing(text).problems, []);
			assert.deepEqual(summary(text), [first, second]);
		});
	}

	it('keeps titles that begin as furniture does', () => {
		const titles = [
			'New Methods for Old Problems',
			'Subscribe to Your Model',
			'By Design: Robust Agents',
			'June in Bloom',
			'May 68 Revisited',
			'Trending Topics',
		];
		assert.deepEqual(summary(listing(...titles.flatMap((title) => [title, abstractOf(title)]))), titles);
	});

	for (const [name, change] of [
		['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
		['lone CR', (text: string) => text.replaceAll('\n', '\r')],
		['several blank lines', (text: string) => text.replaceAll('\n\n', '\n\n\n \t\n\n')],
		['spaces around lines', (text: string) => text.replaceAll(/^(?=.)|(?<=.)$/gm, '   ')],
		['a byte order mark', (text: string) => `\uFEFF${text}`],
		['no blank lines', (text: string) => text.replaceAll('\n\n', '\n')],
		['lines wrapped at 72', (text: string) => text.replaceAll(/(?=.{73})(.{1,72}) /g, '$1\n')],
		[
			'lines wrapped at 72, the title right above its abstract',
			(text: string) => text.replaceAll(/(?=.{73})(.{1,72}) /g, '$1\n').replaceAll(/\n\n(?=Listings)/g, '\n'),
		],
	] as const) {
		it(`reads the same with ${name}`, () => {
			const text = listing('new', first, abstractOf('One'), 'Jun 6', second, abstractOf('Two'));
			const plain = parsePaperListing(text);
			const changed = parsePaperListing(change(text));
			assert.deepEqual(changed.problems, []);
			assert.deepEqual(
				changed.entries.map(({ title, abstract }) => [title, abstract]),
				plain.entries.map(({ title, abstract }) => [title, abstract]),
			);
		});
	}

	it('reports a title without an abstract at its line and reads the rest', () => {
		const text = listing(
			'new',
			'A Title Alone in the Listing',
			first,
			abstractOf('One'),
			'Another Lonely Title at the End',
		);
		assert.deepEqual(summary(text), [first]);
		assert.deepEqual(codes(text), [
			['listing-title-without-abstract', 2],
			['listing-title-without-abstract', 8],
		]);
	});

	it('reports a title of two words without an abstract', () => {
		assert.deepEqual(codes(listing('Attention Residuals', first, abstractOf('One'))), [
			['listing-title-without-abstract', 0],
		]);
	});

	it('reports an abstract without a title at its line and reads the rest', () => {
		const text = listing(
			abstractOf('Zero'),
			first,
			abstractOf('One'),
			abstractOf('Extra'),
			second,
			abstractOf('Two'),
		);
		assert.deepEqual(summary(text), [first, second]);
		assert.deepEqual(codes(text), [
			['listing-abstract-without-title', 0],
			['listing-abstract-without-title', 6],
		]);
	});

	it('names a line that is neither, and still joins title and abstract around it', () => {
		const text = listing(first, 'akhaliq_2', abstractOf('One'), second, abstractOf('Two'));
		assert.deepEqual(summary(text), [first, second]);
		assert.deepEqual(codes(text), [['listing-line-ignored', 2]]);
	});

	it('leaves out names that the page repeats', () => {
		const text = listing(
			first,
			'Tencent Hunyuan',
			abstractOf('One'),
			'Tencent Hunyuan',
			second,
			'Tencent Hunyuan',
			abstractOf('Two'),
		);
		assert.deepEqual(summary(text), [first, second]);
	});

	for (const title of [
		'Is Attention All You Need?',
		'Attention Is Not All You Need.',
		'Zero-Shot Tokenizer Transfer',
		'Mamba',
		'all lower case words here',
		'GPT-4 vs. Claude: An Evaluation according to the U.S. Executive Order',
		'A Title That Goes On: '.repeat(9).trim(),
		'大型语言模型综述',
		'$\\mathcal{O}(n)$ Attention',
	]) {
		it(`takes “${title.slice(0, 40)}” for a title`, () => {
			const text = listing(first, abstractOf('One'), title, abstractOf('Two'), second, abstractOf('Three'));
			assert.deepEqual(summary(text), [first, title, second]);
			assert.deepEqual(codes(text), []);
		});
	}

	it('takes a short abstract for one because it stands between titles', () => {
		const short = 'We describe our entry to the shared task.';
		const { entries } = parsePaperListing(listing(first, short, second, abstractOf('Two')));
		assert.deepEqual(
			entries.map(({ abstract }) => abstract),
			[short, abstractOf('Two')],
		);
	});

	it('keeps title and abstract verbatim where mending changed them', () => {
		const abstract = `${abstractOf('One')} It is 10times faster.`;
		const { entries } = parsePaperListing(listing('Byte-~and Word-Level Models', abstract));
		assert.equal(entries[0]?.title, 'Byte- and Word-Level Models');
		assert.deepEqual(entries[0]?.verbatim, { title: 'Byte-~and Word-Level Models', abstract });
		assert.equal(parsePaperListing(listing(first, abstractOf('One'))).entries[0]?.verbatim, undefined);
	});

	it('says that an empty text has no papers', () => {
		assert.deepEqual(codes(''), [['listing-without-papers', 0]]);
		assert.deepEqual(codes('new\n\nSubscribe\n'), [['listing-without-papers', 0]]);
	});

	it('reads the sample listing without a problem, at any order of its papers', () => {
		const text = readFileSync('corpus/trending-papers.txt', 'utf8');
		const blocks = text.split('\n\n').slice(5);
		const pairs = blocks.flatMap((block, at) => (at % 2 === 0 ? [[block, blocks[at + 1] ?? '']] : []));
		assert.equal(pairs.length, 73);
		const turned = pairs.map((_, at) => pairs[pairs.length - 1 - at] ?? []);
		const reversed = parsePaperListing(listing(...turned.flat()));
		assert.deepEqual(reversed.problems, []);
		assert.deepEqual(
			reversed.entries.map((entry) => entry.verbatim?.title ?? entry.title),
			turned.map(([title]) => title),
		);
	});

	it('never throws, and accounts for every text of a listing', () => {
		const block = fc.oneof(
			fc.constantFrom(first, second, abstractOf('One'), 'new', 'Jun 6', ''),
			fc.string({ maxLength: 80 }),
		);
		fc.assert(
			fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
				const { entries, problems } = parsePaperListing(blocks.join('\n\n'));
				assert.ok(entries.length + problems.length > 0);
				for (const entry of entries) {
					assert.notEqual(entry.title, undefined);
					assert.ok(
						entry.range.start.line < entry.range.end.line || blocks.some((text) => /[\r\n]/.test(text)),
					);
				}
			}),
			{ numRuns: 100 },
		);
	});
});
