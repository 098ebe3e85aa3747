import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/model/paper';
import { formatQuery } from './formatQuery';
import { isText } from '../../../../src/core/search/language/isText';
import { parseQuery } from '../../../../src/core/search/language/parseQuery';
import type { QueryFacts } from '../../../../src/core/search/language/queryFacts';
import { indexOf, toPaper } from '../papers';
import { passes } from './naiveMatch';

const papers: readonly Paper[] = [
	toPaper({
		citekey: 'oord2016wavenet',
		title: 'WaveNet: A Generative Model for Raw Audio',
		author: [
			{ family: 'Oord', given: 'Aaron', 'non-dropping-particle': 'van den' },
			{ family: 'Graves', given: 'Alex' },
		],
		issued: { year: 2016, month: 9 },
		topics: ['Speech/Vocoders'],
		abstract: 'We the people introduce a deep neural network. The language of models is raw audio.',
		links: [{ kind: 'code', url: 'https://example.org/code' }],
		'container-title': 'SSW',
	}),
	toPaper({
		citekey: 'ruiz2019',
		aliases: ['Costa2019a'],
		title: 'Language Models for Speech',
		author: [
			{ family: 'Costa-jussà', given: 'Marta' },
			{ family: 'Ruiz', given: 'Alexandra' },
		],
		issued: { year: 2019 },
		topics: ['Language', 'Speech/Recognition'],
		abstract: 'Self-attention in β-VAE – Schrödinger’s language model – with $O(n)$ language\nmodelling.',
		links: [{ kind: 'pdf', url: 'https://example.org/a.pdf' }],
		provenance: { source: 'file:///home/me/refs/speech.bib' },
		'container-title': 'Annual Meeting of the ACL',
	}),
	toPaper({
		citekey: 'smith2023',
		title: 'Image Generation with Tokens in C++',
		author: [{ family: 'Smith', given: 'Ann' }, { literal: 'Gemini Team' }],
		issued: { year: 2023 },
		topics: [],
		files: ['/home/me/Smith.PDF'],
	}),
];
const index = indexOf(papers);

function ids(query: string, facts: QueryFacts = {}, isOpen = true): string {
	return papers
		.map(({ id }) => id)
		.filter((id) => index.filter(query, { facts, isOpen }).has(id))
		.map((id) => id.replace(/\d.*/, ''))
		.join(' ');
}

describe('a filter by a query', () => {
	it('asks fields for words by their stems, accents aside', () => {
		assert.equal(ids('author:jussa'), 'ruiz');
		assert.equal(ids('author:aaron title:audio'), 'oord');
		assert.equal(ids('title:model '), 'oord ruiz');
		assert.equal(ids('venue:meetings speech'), 'ruiz');
		assert.equal(ids('title:neural '), '');
	});

	it('takes the last word for the beginning of one while it is typed, and one with a * always', () => {
		assert.equal(ids('author:ale'), 'oord ruiz');
		assert.equal(ids('author:ale', {}, false), '');
		assert.equal(ids('author:ale '), '');
		assert.equal(ids('author:ale* year:..2018'), 'oord');
		assert.equal(ids('author:"van de'), 'oord');
		assert.equal(ids('author:"van de"'), '');
		assert.equal(ids('author:"van de*"'), 'oord');
		assert.equal(ids('year:2010.. voc'), 'oord');
		assert.equal(ids('year:2010.. voc', {}, false), '');
		assert.equal(ids('voc year:2010..'), '');
	});

	it('finds phrases in one field, across hyphens, accents and line breaks', () => {
		assert.equal(ids('"language models"'), 'ruiz');
		assert.equal(ids('"language modelling"'), 'ruiz');
		assert.equal(ids('"neural network"'), 'oord');
		assert.equal(ids('"the language"'), 'oord');
		assert.equal(ids('"deep network"'), '');
		assert.equal(ids('"self attention in beta vae schrodinger language"'), 'ruiz');
		assert.equal(ids('"graves aaron" OR "oord alex"'), '');
		assert.equal(ids('author:"van den Oord"'), 'oord');
		assert.equal(ids('author:"Oord van den"'), '');
		assert.equal(ids('"wave net"'), 'oord');
		assert.equal(ids('"for speech"'), 'ruiz');
		assert.equal(ids('"of models"'), 'oord');
		// Nobody knows which abstracts have stop words.
		assert.equal(ids('"we the"'), '');
	});

	it('leaves out what must not be there, as it stands', () => {
		assert.equal(ids('-speech'), 'smith');
		assert.equal(ids('-spee'), 'oord ruiz smith');
		assert.equal(ids('-"language models" title:audio'), 'oord');
		assert.equal(ids('-(language model)'), 'smith');
		assert.equal(ids('-smith2023'), 'oord ruiz');
		assert.equal(ids('-author:smith -author:ruiz'), 'oord');
		assert.equal(ids('-(author:smith OR author:ruiz)'), 'oord');
		assert.equal(ids('-(the tokens)'), 'oord ruiz');
	});

	it('joins alternatives', () => {
		assert.equal(ids('title:tokens OR title:audio'), 'oord smith');
		assert.equal(ids('speech title:tokens OR title:audio'), 'oord');
		assert.equal(ids('(author:smith title:tokens) OR year:2016'), 'oord smith');
	});

	it('tells years', () => {
		assert.equal(ids('year:2016..2019'), 'oord ruiz');
		assert.equal(ids('year:>2019'), 'smith');
		assert.equal(ids('year:201'), 'oord ruiz');
		assert.equal(ids('-year:..2019'), 'smith');
	});

	it('knows topics with all below them, and one level as a tag', () => {
		assert.equal(ids('topic:speech '), 'oord ruiz');
		assert.equal(ids('topic:"Speech/Vocoders"'), 'oord');
		assert.equal(ids('topic:recog'), 'ruiz');
		assert.equal(ids('tag:Vocoders '), 'oord');
		assert.equal(ids('tag:Voc '), '');
		assert.equal(ids('tag:voc'), 'oord');
		assert.equal(ids('tag:"Speech/Vocoders"'), '');
		assert.equal(ids('is:unfiled'), 'smith');
		const topicsOf = ({ citekey }: Paper): string[] => (citekey === 'smith2023' ? ['Images'] : []);
		assert.equal(ids('topic:images ', { topicsOf }), 'smith');
		assert.equal(ids('is:unfiled', { topicsOf }), 'oord ruiz');
	});

	it('finds a part of a citekey or alias, and of the name of a source', () => {
		assert.equal(ids('key:2019A'), 'ruiz');
		assert.equal(ids('key:2019*'), '');
		assert.equal(ids('key:Smith*'), 'smith');
		assert.equal(ids('source:SPEECH.bib'), 'ruiz');
		assert.equal(
			ids('source:notes', { sourceLabel: (source) => (source === 'test' ? 'Notes' : '') }),
			'oord smith',
		);
	});

	it('tells what papers have', () => {
		assert.equal(ids('has:pdf'), 'ruiz smith');
		assert.equal(ids('has:code'), 'oord');
		assert.equal(ids('-has:abstract'), 'smith');
	});

	it('asks others for what papers do not say, and passes over what nobody knows', () => {
		const isRuiz = ({ citekey }: Paper): boolean => citekey === 'ruiz2019';
		assert.equal(ids('has:note', { hasNote: isRuiz }), 'ruiz');
		assert.equal(ids('-is:cited', { isCited: isRuiz }), 'oord smith');
		assert.equal(ids('is:unread', { isUnread: isRuiz }), 'ruiz');
		assert.equal(ids('is:unread year:2016'), 'oord');
		assert.equal(ids('is:cited OR year:2016'), 'oord');
		assert.equal(ids('-has:note'), 'oord ruiz smith');
	});

	it('knows signs that are part of a name', () => {
		assert.equal(ids('title:C++ '), 'smith');
		assert.equal(ids('title:C# '), '');
	});

	it('leaves every paper while nothing is asked for yet', () => {
		assert.equal(ids('author:'), 'oord ruiz smith');
		assert.equal(ids('has:p'), 'oord ruiz smith');
	});

	it('finds no phrase in an abstract that is not indexed yet', () => {
		const heads = indexOf([]);
		heads.addHead(papers[0]!);
		assert.equal(heads.filter('"neural network"').size, 0);
		heads.addAbstract(papers[0]!);
		assert.equal(heads.filter('"neural network"').size, 1);
		heads.replace({ ...papers[0]!, abstract: 'Nothing.' });
		assert.equal(heads.filter('"neural network"').size, 0);
	});

	it('answers as a look at each paper would', () => {
		const word = fc.constantFrom(
			'deep',
			'nets',
			'net',
			'Ångström',
			'self-made',
			'wave',
			'β-VAE',
			'WaveNet',
			'the',
			'of',
			'x²',
		);
		const text = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', ', ', '. ', '-', '\n')), { maxLength: 6 });
		const words = text.map((pairs) => pairs.flat().join(''));
		const topic = fc.array(fc.constantFrom('Deep', 'Wave nets', 'Self'), { minLength: 1, maxLength: 3 });
		const paper = fc
			.record({
				title: words,
				abstract: fc.option(
					words.map((text) => `${text} deep`),
					{ nil: undefined },
				),
				author: fc.array(fc.record({ family: word, given: word }), { maxLength: 2 }),
				year: fc.option(fc.integer({ min: 1998, max: 2003 }), { nil: undefined }),
				topics: fc.uniqueArray(
					topic.map((levels) => levels.join('/')),
					{ maxLength: 2 },
				),
				venue: fc.option(words, { nil: undefined }),
				kind: fc.constantFrom('pdf' as const, 'code' as const, 'web' as const),
			})
			.map(({ year, venue, kind, abstract, ...rest }): Omit<Paper, 'id' | 'citekey'> => ({
				...toPaper({ citekey: '' }),
				...rest,
				...(abstract !== undefined && { abstract }),
				...(year !== undefined && { issued: { year } }),
				...(venue !== undefined && { 'container-title': venue.replaceAll('\n', ' ') }),
				links: [{ kind, url: '' }],
			}));
		const library = fc
			.array(paper, { maxLength: 6 })
			.map((all) => all.map((each, at): Paper => ({ ...each, id: `k${at}`, citekey: `wave${at}` })));
		const value = fc.constantFrom(
			'deep',
			'net',
			'angstrom',
			'self-made',
			'w*',
			'"deep net"',
			'"self made wave"',
			'"net w*"',
			'wavenet',
			'"the n*"',
		);
		const atom = fc.oneof(
			fc.constantFrom(
				'-deep',
				'-(net wave)',
				'-angstrom',
				'-(the wave)',
				'-wave1',
				'"of the deep"',
				'"deep nets"',
				'"vae deep"',
			),
			fc.constantFrom('"wave net"', '"beta vae"', '"self made"', '"the deep"', '"angstrom w*"', '"x2 deep"'),
			fc.constantFrom(
				'year:1999',
				'year:..2000',
				'year:>2001',
				'has:pdf',
				'has:code',
				'has:abstract',
				'is:unfiled',
			),
			fc.constantFrom('key:1', 'key:wave*', 'source:es', 'tag:"wave nets"', 'tag:s*', 'topic:"deep self"'),
			fc.tuple(fc.constantFrom('title', 'author', 'venue', 'topic'), value).map((parts) => parts.join(':')),
		);
		const { query } = fc.letrec<{ query: string; part: string }>((tie) => ({
			query: fc
				.array(fc.tuple(tie('part'), fc.constantFrom(' ', ' OR ')), { minLength: 1, maxLength: 3 })
				.map((parts) => parts.flat().join('')),
			part: fc.oneof(
				{ maxDepth: 3 },
				atom,
				tie('query').map((inner) => `(${inner})`),
				tie('query').map((inner) => `-(${inner})`),
			),
		}));
		fc.assert(
			fc.property(library, fc.array(query, { minLength: 1, maxLength: 8 }), (all, queries) => {
				const random = indexOf(all);
				for (const text of queries) {
					const parsed = parseQuery(text);
					// So many words may pass for a sentence.
					fc.pre(!isText(text, parsed));
					const { root } = parsed;
					const expected = all.filter((each) => passes(each, root!)).map(({ id }) => id);
					const found = [...random.filter(text, { isOpen: false })];
					assert.deepEqual(found.sort(), expected, formatQuery(root!));
				}
			}),
			{ numRuns: 150 },
		);
	});
});
