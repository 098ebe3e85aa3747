import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readQuery } from '../../../../src/core/search/query';
import { PaperIndex } from '../../../../src/core/search/paperIndex';
import { rankPapers } from '../../../../src/core/search/rankPapers';
import { SearchIndex } from '../../../../src/core/search/searchIndex';
import { Workspace } from '../../../../src/core/search/wordScores';
import { indexOf, sampleIndex, samplePapers, toPaper } from '../papers';

const papers = [
	toPaper({
		citekey: 'old',
		title: 'Attention in speech',
		author: [{ family: 'Smith' }],
		issued: { year: 2015 },
	}),
	toPaper({
		citekey: 'new',
		title: 'Attention in images',
		author: [{ family: 'Ng' }],
		issued: { year: 2023, month: 5 },
	}),
	toPaper({
		citekey: 'newer',
		title: 'Images of attention and attention',
		issued: { year: 2023, month: 7 },
		author: [{ family: 'Smithson' }],
	}),
	toPaper({ citekey: 'other', title: 'Speech codecs', issued: { year: 2024 }, abstract: 'By Smith.' }),
	toPaper({ citekey: 'undated', title: 'Images and speech of Smith' }),
];
const index = indexOf(papers);

function found(query: string): string {
	return index
		.search(query)
		.map(({ id }) => id)
		.join(' ');
}

describe('a search with conditions', () => {
	it('is, without any, what a search for the words alone is', () => {
		const bare = PaperIndex.empty();
		for (const paper of samplePapers) {
			bare.addHead(paper);
			bare.addAbstract(paper.id);
		}
		const searched = indexOf(samplePapers);
		const words = fc
			.array(
				fc.constantFrom(
					'token',
					'E-CAR:',
					'speech',
					'wavtok',
					'speculatve',
					'decoding',
					'2412.14170',
					'(of',
					'images)',
					'–',
				),
				{
					minLength: 1,
					maxLength: 7,
				},
			)
			.map((all) => all.join(' '));
		fc.assert(
			fc.property(words, (text) => {
				const ranked = rankPapers(bare, text, readQuery(text, bare.vocabulary), 20, new Workspace());
				assert.deepEqual(
					searched.search(text, { limit: 20 }).map(({ id, score }) => [id, score]),
					ranked.map(({ number, score }) => [bare.get(number)?.id, score]),
				);
			}),
			{ numRuns: 60 },
		);
	});

	it('ranks by words only papers that pass the conditions and have one of the words', () => {
		assert.equal(found('attention year:2020..'), 'newer new');
		assert.equal(found('attention codecs year:2024'), 'other');
		assert.equal(found('attention year:2024'), '');
		assert.equal(found('attention -images'), 'old');
		assert.equal(found('author:smith attention'), 'old');
	});

	it('finds papers by identifiers among those that pass', () => {
		assert.deepEqual(
			sampleIndex.search('2412.14170 year:2024').map(({ id }) => id),
			['yuan2024ecar'],
		);
		assert.deepEqual(sampleIndex.search('2412.14170 year:2023'), []);
	});

	it('puts the newest first where there is nothing to rank by, undated papers last', () => {
		assert.equal(found('year:2000..'), 'other newer new old');
		assert.equal(found('-codecs'), 'newer new old undated');
		assert.equal(found('author:'), 'other newer new old undated');
		assert.deepEqual(
			index.search('-codecs', { limit: 2 }).map(({ id }) => id),
			['newer', 'new'],
		);
	});

	it('ranks by alternatives, and by what fields are asked for, and leaves none out that passes', () => {
		assert.equal(found('codecs OR images').split(' ').length, 4);
		assert.equal(found('speech OR codecs').split(' ')[0], 'other');
		assert.equal(found('title:images ').split(' ').sort().join(' '), 'new newer undated');
		assert.equal(found('author:smi').split(' ').sort().join(' '), 'newer old');
		assert.equal(found('author:smi*'), 'newer old');
	});

	it('completes the last word of the whole query only, and only while it is typed', () => {
		assert.equal(found('year:2024 code'), 'other');
		assert.equal(found('spee year:2024'), '');
		assert.deepEqual(index.search('year:2024 spee', { isOpen: false }), []);
		assert.equal(index.search('year:2024 speech', { isOpen: false }).length, 1);
		assert.equal(index.filter('spee').size, 3);
		assert.equal(index.filter('spee', { isOpen: false }).size, 0);
	});

	it('gives scores above zero that fall', () => {
		for (const query of ['attention year:2020..', 'year:2000..', 'author:smi*', 'codecs OR images -"x y"']) {
			const scores = index.search(query).map(({ score }) => score);
			assert.ok(
				scores.length > 0 && scores.every((score, at) => score > 0 && score <= (scores[at - 1] ?? score)),
			);
		}
	});

	it('tells what matched: words wherever they stand, those of a field there alone', () => {
		const [hit] = index.search('author:smi* speech');
		assert.deepEqual(hit, {
			id: 'old',
			score: hit?.score,
			matches: { title: ['speech'], author: ['smith'] },
		});
		const [second] = index.search('title:codec');
		assert.deepEqual(second?.matches, { title: ['codec'] });
		const [third] = index.search('"speech codecs"');
		assert.deepEqual(third?.matches, { title: ['speech', 'codec'] });
		const [fourth] = index.search('topic:images ', { facts: { topicsOf: () => ['Images/Speech'] } });
		assert.deepEqual(fourth?.matches, { topic: ['imag'] });
	});

	it('never throws, and finds only what a filter leaves where no words are side by side with conditions', () => {
		const piece = fc.constantFrom(
			'-',
			'"',
			'(',
			')',
			' ',
			' OR ',
			'author:',
			'smith',
			'title:"',
			'year:20',
			'speech',
			'has:',
			'*',
			'topic:a',
		);
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
				(text) => {
					const left = index.filter(text);
					assert.ok([...left].every((id) => papers.some((paper) => paper.id === id)));
					const query = `has:abstract ((${text.replace(/["()]/g, '')}) OR codecs)`;
					const passing = index.filter(query);
					assert.ok(index.search(text).length <= papers.length);
					assert.ok(index.search(query).every(({ id }) => passing.has(id)));
				},
			),
			{ numRuns: 200 },
		);
	});

	it('answers a phrase that is typed letter by letter as one that is typed at once', () => {
		const texts = [
			'-with "speech of smith"',
			'"attention in images" year:2020..',
			'x OR "and speech codecs"',
			'"by smith"',
		];
		const typed = indexOf(papers);
		for (const text of texts) {
			for (let end = 1; end <= text.length; end++) {
				const query = text.slice(0, end);
				const fresh = indexOf(papers);
				assert.deepEqual(typed.search(query), fresh.search(query), query);
				assert.deepEqual(typed.filter(query), fresh.filter(query), query);
			}
		}
	});

	it('knows of other topics, and of papers that came, what was asked before', () => {
		const changing = indexOf(papers);
		const ids = (topic: string): string[] =>
			changing.search('topic:codecs ', { facts: { topicsOf: () => [topic] } }).map(({ id }) => id);
		assert.equal(ids('Codecs').length, papers.length);
		assert.equal(ids('Images').length, 0);
		assert.equal(changing.search('topic:codecs ').length, 0);
		changing.add([toPaper({ citekey: 'latest', topics: ['Codecs'] })]);
		assert.deepEqual(
			changing.search('topic:codecs ').map(({ id }) => id),
			['latest'],
		);
	});

	it('knows no papers in an empty index', () => {
		const empty = new SearchIndex();
		assert.deepEqual(empty.search('year:2020 a "b c" -d'), []);
		assert.equal(empty.filter('author:').size, 0);
	});
});
