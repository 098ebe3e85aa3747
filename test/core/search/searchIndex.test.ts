import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { SearchIndex } from '../../../src/core/search/searchIndex';
import { found, indexOf, sampleIndex, samplePapers, titled, toPaper } from './papers';

const library = indexOf([
	toPaper({
		citekey: 'vaswani2017attention',
		title: 'Attention Is All You Need',
		author: [
			{ family: 'Vaswani', given: 'Ashish' },
			{ family: 'Shazeer', given: 'Noam' },
		],
		issued: { year: 2017 },
		arxiv: '1706.03762',
		'container-title': 'NeurIPS',
		topics: ['Architectures/Transformers'],
		abstract:
			'We propose a new simple network architecture, the Transformer, based solely on self-attention.',
	}),
	toPaper({
		citekey: 'shazeer2020glu',
		title: 'GLU Variants Improve Transformer',
		author: [{ family: 'Shazeer', given: 'Noam' }],
		issued: { year: 2020 },
		arxiv: '2002.05202',
		topics: ['Architectures/Transformers'],
		abstract:
			'Gated Linear Units consist of the product of two linear projections. Attention is left as it is.',
	}),
	toPaper({
		citekey: 'jussa2022toxicity',
		title: 'Toxicity in Multilingual Machine Translation at Scale',
		author: [{ family: 'Costa-jussà', given: 'Marta R.' }],
		issued: { year: 2022 },
		DOI: '10.18653/v1/2023.findings-emnlp.642',
		topics: ['Languages'],
		abstract: 'We study added toxicity in translation with a β-VAE baseline and measure hallucination.',
	}),
	toPaper({
		citekey: 'kudo2018subword',
		title: 'Subword Regularization: Improving Neural Translation with Multiple Candidates',
		author: [{ family: 'Kudo', given: 'Taku' }],
		issued: { year: 2018 },
		topics: ['Languages/Segmentation'],
		abstract:
			'Subword units are an effective way to alleviate open vocabulary problems in neural translation.',
	}),
]);

describe('a short query', () => {
	const cases: readonly (readonly [query: string, first: string, reason: string])[] = [
		[
			'attention is all you need',
			'vaswani2017attention',
			'it is the title, though all of it but one are stop words',
		],
		['attention', 'vaswani2017attention', 'a word in a title weighs more than in an abstract'],
		['vaswani', 'vaswani2017attention', 'authors are searched'],
		['shazeer 2020', 'shazeer2020glu', 'the first author and the year tell it from the other paper'],
		['2017 vaswani', 'vaswani2017attention', 'the order of author and year does not matter'],
		['shazeer attention', 'vaswani2017attention', 'author and title word together'],
		['costa-jussa', 'jussa2022toxicity', 'accents may be left out'],
		['Costa Jussà 2022', 'jussa2022toxicity', 'so may the hyphen'],
		['1706.03762', 'vaswani2017attention', 'an arXiv id is exact'],
		['arXiv:1706.03762v7', 'vaswani2017attention', 'prefix and version do not matter'],
		['https://arxiv.org/abs/2002.05202', 'shazeer2020glu', 'an address is an identifier too'],
		['https://doi.org/10.18653/V1/2023.findings-emnlp.642', 'jussa2022toxicity', 'DOIs ignore case'],
		['2002.05', 'shazeer2020glu', 'an arXiv id may still be being typed'],
		['@kudo2018subword', 'kudo2018subword', 'a citekey as notes write it'],
		['kudo2018', 'kudo2018subword', 'a citekey may still be being typed'],
		['glu', 'shazeer2020glu', 'an acronym in a title'],
		['segmentation', 'kudo2018subword', 'topics are searched'],
		['neurips', 'vaswani2017attention', 'venues are searched'],
		['gated projections', 'shazeer2020glu', 'two words of an abstract'],
		['selfattention', 'vaswani2017attention', 'the abstract writes it with a hyphen'],
		['beta vae', 'jussa2022toxicity', 'the abstract writes it with a Greek letter'],
		['subword regu', 'kudo2018subword', 'the last word may still be being typed'],
		['multilingual tox', 'jussa2022toxicity', 'also after a word of the same title'],
		['regularizaton', 'kudo2018subword', 'a letter is missing'],
		['atention all you need', 'vaswani2017attention', 'a letter is missing in the first word'],
		['translatoin candidates', 'kudo2018subword', 'two letters are swapped'],
		['vaswni', 'vaswani2017attention', 'a slip in a name'],
		['variants improve', 'shazeer2020glu', 'words that follow each other in a title'],
		['improving neural', 'kudo2018subword', 'the very words, where another title has the same stem'],
		['hallucinations', 'jussa2022toxicity', 'plural or not is all one'],
	];
	for (const [query, first, reason] of cases) {
		it(`“${query}” finds ${first}: ${reason}`, () => {
			assert.equal(found(library, query)[0], first);
		});
	}

	it('corrects no word that some paper has', () => {
		const index = indexOf(titled('Token routing', 'Tokens in speech', 'Taken for granted'));
		assert.deepEqual(found(index, 'taken'), ['c']);
	});

	it('gives the same answer however a compound is written', () => {
		const index = indexOf(
			titled('Self-attention in vision', 'A selfattention network', 'Attention to the self', 'Speech'),
		);
		const answers = ['self-attention', 'self attention', 'selfattention', 'Self–Attention'].map((query) =>
			found(index, query),
		);
		assert.deepEqual(new Set(answers.map(String)).size, 1);
		assert.deepEqual(new Set(answers[0]?.slice(0, 2)), new Set(['a', 'b']));
	});

	it('shows papers that are only like the others after those with a word of the query, and none for a name', () => {
		const hits = sampleIndex.search('speech synthesis', { limit: 73 });
		const firstWithout = hits.findIndex(({ matches }) => Object.keys(matches).length === 0);
		assert.ok(
			hits.slice(firstWithout).every(({ matches }) => Object.keys(matches).length === 0) ||
				firstWithout === -1,
		);
		assert.ok(sampleIndex.search('cDPO').every(({ matches }) => Object.keys(matches).length > 0));
	});
});

describe('a search', () => {
	it('says which terms matched in which field', () => {
		const [hit] = library.search('shazeer transformers');
		assert.deepEqual(hit?.matches, {
			title: ['transform'],
			author: ['shazeer'],
			topic: ['transform'],
			citekey: ['shazeer'],
		});
	});

	it('finds nothing for nothing', () => {
		for (const query of ['', '   ', '!?', '++', '-', '“”']) {
			assert.deepEqual(library.search(query), []);
		}
		assert.deepEqual(new SearchIndex().search('anything'), []);
	});

	it('finds nothing for words that nobody writes', () => {
		assert.deepEqual(library.search('xyzzyplugh'), []);
	});

	it('keeps to its limit, and gives the same first hits whatever that is', () => {
		const many = found(sampleIndex, 'token generation', 40);
		assert.deepEqual(found(sampleIndex, 'token generation', 5), many.slice(0, 5));
	});

	it('orders hits by score, above zero', () => {
		const scores = library.search('neural translation attention').map(({ score }) => score);
		assert.deepEqual(
			scores,
			[...scores].sort((a, b) => b - a),
		);
		assert.ok(scores.every((score) => score > 0));
	});

	it('orders papers that are alike by citekey', () => {
		const papers = ['b', 'c', 'a'].map((citekey) => toPaper({ citekey, title: 'The same' }));
		assert.deepEqual(found(indexOf(papers), 'same'), ['a', 'b', 'c']);
	});

	it('finds a work without author by its editors, as it is shown, and others by their authors only', () => {
		const [editor, author] = [[{ family: 'Sauvage' }], [{ family: 'Quill' }]];
		const edited = indexOf([
			toPaper({ citekey: 'book', title: 'A Handbook', editor, issued: { year: 1994 } }),
			toPaper({ citekey: 'part', title: 'A Chapter', author, editor }),
		]);
		assert.deepEqual(found(edited, 'sauvage'), ['book']);
		assert.deepEqual(found(edited, 'author:sauvage'), ['book']);
		assert.deepEqual(found(edited, 'sauvage1994'), ['book']);
		assert.deepEqual(found(edited, 'quill'), ['part']);
	});

	it('finds Chinese words inside a title', () => {
		const index = indexOf(titled('自然言語処理の基礎', '画像生成'));
		assert.deepEqual(found(index, '言語処理'), ['a']);
		assert.deepEqual(found(index, '画'), ['b']);
	});

	it('finds mathematics by its letters', () => {
		const index = indexOf(titled('A $\\beta$-VAE', 'Bounds in $\\mathbb R^d$'));
		assert.deepEqual(found(index, 'β-VAE')[0], 'a');
		assert.deepEqual(found(index, 'beta-vae')[0], 'a');
	});

	it('answers any text without an exception', () => {
		const query = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 60 }),
			fc.array(
				fc.constantFrom(
					'self',
					'attention',
					'-',
					'++',
					' ',
					'@',
					'[',
					'2017',
					'.',
					'ß',
					'自',
					'\\',
					'(',
					'constructor',
				),
				{
					maxLength: 14,
				},
			),
			fc.constantFrom(
				'__proto__',
				'constructor',
				'toString',
				'hasOwnProperty',
				'\u0000',
				'\ud800',
				'a'.repeat(5000),
				'-'.repeat(999),
			),
		);
		fc.assert(
			fc.property(query, (text) => {
				const hits = library.search(Array.isArray(text) ? text.join('') : text);
				assert.ok(hits.every(({ score }) => score > 0 && Number.isFinite(score)));
			}),
			{ numRuns: 200 },
		);
	});
});

describe('a long query', () => {
	it('ranks by what it says, not by how many of its words a paper has', () => {
		const query =
			'which papers look at how much harm translation systems do when they add toxicity to what they translate';
		assert.equal(found(library, query)[0], 'jussa2022toxicity');
	});

	it('may be a whole abstract', () => {
		for (const { abstract, citekey } of samplePapers.slice(0, 10)) {
			assert.equal(found(sampleIndex, `${abstract} ${abstract}`)[0], citekey);
		}
	});

	it('is the title, if there is a paper with that title', () => {
		const title = 'Subword Regularization: Improving Neural Translation with Multiple Candidates';
		const [hit, next] = library.search(title.toUpperCase());
		assert.equal(hit?.id, 'kudo2018subword');
		assert.ok((hit?.score ?? 0) > (next?.score ?? 0) + 1);
	});
});

describe('papers that come and go', () => {
	it('leave and take their places', () => {
		const index = indexOf(titled('Old words', 'Other words'));
		index.replace(toPaper({ citekey: 'a', title: 'New terms' }));
		assert.deepEqual([found(index, 'old'), found(index, 'new')], [[], ['a']]);
		index.remove(['a', 'unknown']);
		assert.deepEqual([found(index, 'new'), index.size], [[], 1]);
	});

	it('take the place of one with the same citekey when added', () => {
		const index = indexOf([...titled('First'), ...titled('Second')]);
		assert.deepEqual([found(index, 'first'), found(index, 'second'), index.size], [[], ['a'], 1]);
	});

	it('need not be indexed again where nothing changed that is searched', () => {
		const [first, second] = samplePapers as [Paper, Paper];
		const index = indexOf([first, second]);
		const moved = { ...first, page: '1-2', places: [{ source: 'moved.bib', citekey: first.citekey }] };
		assert.deepEqual(index.filter('source:moved'), new Set());
		assert.ok(index.refresh(moved));
		assert.deepEqual(index.filter('source:moved'), new Set([first.id]));
		for (const changed of [
			{ title: 'Another' },
			{ abstract: 'Another' },
			{ topics: ['Another'] },
			{ files: ['a.pdf'] },
		]) {
			assert.ok(!index.refresh({ ...moved, ...changed }), JSON.stringify(changed));
		}
		assert.ok(!index.refresh({ ...moved, id: 'unknown' }));
		index.remove([first.id]);
		assert.deepEqual(index.search(first.title), indexOf([second]).search(first.title));
	});

	it('leave an index that answers as one made from the papers that stayed', () => {
		const queries = [
			'token',
			'tokenization for language',
			'E-CAR',
			'autoregressive image gen',
			'yuan 2024',
			'speculatve decoding',
			'how do continuous tokens help speech models to talk in real time',
		];
		const pool: readonly Paper[] = samplePapers.slice(0, 12);
		const step = fc.record({
			at: fc.nat(pool.length - 1),
			action: fc.constantFrom('add', 'remove', 'change'),
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
				const index = new SearchIndex();
				const papers = new Map<string, Paper>();
				for (const { at, action } of steps) {
					const paper = pool[at]!;
					if (action === 'remove') {
						index.remove([paper.citekey]);
						papers.delete(paper.citekey);
					} else {
						const version =
							action === 'add' ? paper : { ...paper, title: `Changed ${paper.title}`, topics: [] };
						index.add([version]);
						papers.set(paper.citekey, version);
					}
				}
				const rebuilt = indexOf([...papers.values()]);
				for (const query of queries) {
					assert.deepEqual(index.search(query), rebuilt.search(query));
				}
			}),
			{ numRuns: 12 },
		);
	});

	it('leave such an index where many go together, also in the middle of their going', () => {
		const made = Array.from({ length: 300 }, (_, at) =>
			toPaper({
				citekey: `key${at}`,
				title: `Made title ${at % 7}`,
				abstract: `Some token of ${at % 11} words`,
			}),
		);
		const staying = [...samplePapers.slice(0, 12), ...made.slice(200)];
		const index = indexOf([...made.slice(0, 200), ...staying]);
		const gone = made.slice(0, 200).map(({ id }) => id);
		for (const slice of index.removeIfMany([...gone, 'unknown'])) {
			assert.equal(slice, undefined);
			assert.ok(found(index, 'E-CAR').length > 0);
		}
		assert.equal(index.size, staying.length);
		assert.ok(!found(index, 'key199').includes('key199'));
		const rebuilt = indexOf(staying);
		for (const query of ['token', 'E-CAR', 'made title 3', 'speculatve decoding']) {
			assert.deepEqual(index.search(query), rebuilt.search(query));
		}
		index.add(made.slice(0, 200));
		assert.equal(found(index, 'key199')[0], 'key199');
		finish(index.removeIfMany(gone.slice(0, 3)));
		assert.equal(index.size, staying.length + 200);
	});
});
