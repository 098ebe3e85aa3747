import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { listCitekeys } from '../../../src/core/citations/citekeyList';
import { completeCitekeys, type CitekeyRequest } from '../../../src/core/citations/completeCitation';
import { Library } from '../../../src/core/library/library';
import type { Papers } from '../../../src/core/library/papers';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { SearchIndex } from '../../../src/core/search/searchIndex';
import { makePaper } from '../../support/makePaper';

const library = papersOf([
	makePaper({
		citekey: 'vaswani2017attention',
		title: 'Attention Is All You Need',
		author: [{ family: 'Vaswani', given: 'Ashish' }],
		issued: { year: 2017 },
	}),
	makePaper({ citekey: 'bahdanau2015', title: 'Jointly Learning to Align', issued: { year: 2015 } }),
	makePaper({ citekey: 'attentive2021', title: 'Old Words', issued: { year: 2021 } }),
	makePaper({ citekey: 'attend2023', title: 'New Words', issued: { year: 2023, month: 4 } }),
	makePaper({ citekey: 'attend', title: 'Undated Words', issued: undefined }),
	makePaper({
		citekey: 'KEY:7',
		title: 'Gated Heads of Attention',
		author: [{ family: 'Łoś', given: 'Jan' }],
		issued: { year: 2025 },
	}),
]);

describe('completeCitekeys', () => {
	it('offers what has the key, begins with it, contains it, and what the words find', () => {
		assert.deepEqual(complete('attend'), ['attend', 'attend2023']);
		assert.deepEqual(complete('atten'), [
			'attend2023',
			'attentive2021',
			'attend',
			'vaswani2017attention',
			'KEY:7',
		]);
	});

	it('finds papers by the words of a title, an author and the year', () => {
		assert.deepEqual(complete('gated'), ['KEY:7']);
		assert.deepEqual(complete('los'), ['KEY:7']);
		assert.deepEqual(complete('2025'), ['KEY:7']);
		assert.deepEqual(complete('align'), ['bahdanau2015']);
		assert.deepEqual(complete('gated-heads'), ['KEY:7']);
		assert.deepEqual(complete('nothing'), []);
	});

	it('finds an author and a year that are written together, as keys are', () => {
		assert.deepEqual(complete('los2025'), ['KEY:7']);
	});

	it('finds words that have digits in them', () => {
		const papers = papersOf([
			makePaper({ citekey: 'a', title: 'How GPT4 Works' }),
			makePaper({ citekey: 'b', title: 'How GPT Works in 4 Steps' }),
		]);
		assert.deepEqual(complete('gpt4', { library: papers })[0], 'a');
	});

	it('takes case and accents of a key for the same', () => {
		assert.deepEqual(complete('key:'), ['KEY:7']);
		assert.deepEqual(complete('VASW'), ['vaswani2017attention']);
	});

	it('searches for no words behind a sign, which may be the end of a sentence', () => {
		assert.deepEqual(complete('gated.'), []);
	});

	it('offers what the note cites first, then the newest', () => {
		assert.deepEqual(complete('', { usedKeys: ['bahdanau2015', 'unknown', 'attend'] }), [
			'bahdanau2015',
			'attend',
			'KEY:7',
			'attend2023',
			'attentive2021',
			'vaswani2017attention',
		]);
		assert.deepEqual(complete('atten', { usedKeys: ['KEY:7', 'attentive2021'] }), [
			'attentive2021',
			'attend2023',
			'attend',
			'vaswani2017attention',
			'KEY:7',
		]);
	});

	it('offers the one with the very key, however many newer ones begin with it', () => {
		assert.deepEqual(complete('attend', { limit: 1 }), ['attend']);
	});

	it('offers no more than the limit', () => {
		assert.deepEqual(complete('', { limit: 2 }), ['KEY:7', 'attend2023']);
	});

	it('offers papers that the bibliography lacks behind all others, and says so', () => {
		const citable = papersOf([...library.papers].filter(({ citekey }) => /^(?:baha|bahd|KEY)/.test(citekey)));
		assert.deepEqual(complete('atten', { citable }), [
			'KEY:7',
			'attend2023 elsewhere',
			'attentive2021 elsewhere',
			'attend elsewhere',
			'vaswani2017attention elsewhere',
		]);
	});

	it('finds the few papers of a small bibliography among all newer ones', () => {
		const many = papersOf(
			Array.from({ length: 1000 }, (_, at) => makePaper({ citekey: `key${at}`, issued: { year: at } })),
		);
		const citable = papersOf(many.papers.slice(0, 3));
		assert.deepEqual(complete('key', { library: many, citable, limit: 5 }), [
			'key2',
			'key1',
			'key0',
			'key999 elsewhere',
			'key998 elsewhere',
		]);
	});

	it('offers a paper under the key that cites it in the note', () => {
		const all = new Library();
		const entry = {
			type: 'article',
			title: 'One Work',
			author: [],
			DOI: '10.1000/one',
			links: [],
			topics: [],
		};
		all.setEntries('a', [{ ...entry, citekey: 'first' }]);
		all.setEntries('b', [{ ...entry, citekey: 'second' }]);
		const options = { citable: all.of(['b']), library: all };
		assert.deepEqual(complete('sec', options), ['second']);
		assert.deepEqual(complete('', options), ['second']);
		assert.deepEqual(complete('fir', options), ['second']);
	});

	it('offers no key for a paper that another one has there', () => {
		const all = new Library();
		all.setEntries('a', [
			{ type: 'article', title: 'Mine', author: [], links: [], topics: [], citekey: 'same' },
		]);
		all.setEntries('b', [
			{ type: 'article', title: 'Quite Different', author: [], links: [], topics: [], citekey: 'same' },
		]);
		assert.equal(all.papers.length, 2);
		assert.deepEqual(complete('sam', { citable: all.of(['b']), library: all }), ['same']);
		assert.deepEqual(complete('sam', { citable: all, library: all }), ['same']);
	});

	it('offers, of all keys that begin with or contain what is typed, the same as a look at each', () => {
		const key = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
		const keys = fc.uniqueArray(key, { maxLength: 30 });
		fc.assert(
			fc.property(
				keys,
				fc.array(key),
				fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 2 }),
				fc.integer({ min: 1, max: 8 }),
				(all, usedKeys, typed, limit) => {
					const papers = papersOf(
						all.map((citekey, at) => makePaper({ citekey, issued: { year: 2000 + at } })),
					);
					const rank = ({ citekey, issued }: Paper): readonly number[] => [
						citekey === typed ? 0 : citekey.startsWith(typed) ? 1 : 2,
						usedKeys.includes(citekey) ? usedKeys.indexOf(citekey) : Infinity,
						-(issued?.year ?? 0),
					];
					const expected = papers.papers
						.filter(({ citekey }) => citekey.includes(typed))
						.sort((a, b) => compareLists(rank(a), rank(b)))
						.map(({ citekey }) => citekey);
					const found = complete(typed, { usedKeys, limit, library: papers, search: () => [] });
					assert.deepEqual(found, expected.slice(0, limit));
				},
			),
		);
	});
});

/** The keys that are offered, marked where the bibliography lacks them. */
function complete(typed: string, options: Partial<CitekeyRequest> = {}): readonly string[] {
	const all = options.library ?? library;
	const index = new SearchIndex();
	index.add(all.papers);
	const offers = finish(
		completeCitekeys(finish(listCitekeys(all.papers)), {
			typed,
			usedKeys: [],
			citable: all,
			library: all,
			search: (text, limit) => index.search(text, { limit }).map(({ id }) => id),
			limit: 100,
			...options,
		}),
	);
	return offers.map(({ paper, isElsewhere }) => `${paper.citekey}${isElsewhere ? ' elsewhere' : ''}`);
}

function papersOf(papers: readonly Paper[]): Papers {
	const get = (id: string): Paper | undefined => papers.find((paper) => paper.id === id);
	return {
		papers,
		find: get,
		get,
		namesakes: (citekey) => papers.filter((paper) => paper.citekey === citekey),
	};
}

function compareLists(a: readonly number[], b: readonly number[]): number {
	const at = a.findIndex((value, index) => value !== b[index]);
	return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
