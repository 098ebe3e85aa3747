import { strict as assert } from 'node:assert';
import { mergeEntries } from '../../../src/core/library/mergeEntries';
import { groupEntries } from '../../../src/core/library/identity/workIndex';
import type { Person } from '../../../src/core/model/person';
import { located } from './located';

const merge = (...entries: Parameters<typeof mergeEntries>[0]): ReturnType<typeof mergeEntries> => {
	const groups = groupEntries(entries);
	assert.equal(groups.length, 1);
	return mergeEntries(groups[0]!);
};

describe('mergeEntries', () => {
	const poor = located(
		{
			citekey: 'xu',
			title: 'Tokens Without Codebooks',
			type: 'document',
			issued: { year: 2024, month: 12 },
			volume: '5',
			topics: ['Images', 'Tokens'],
			author: [{ family: 'Xu', given: 'Yi' }, { family: 'Li' }],
			links: [{ kind: 'code', url: 'https://github.com/xu/tokens' }],
		},
		'a.bib',
		7,
	);
	const rich = located(
		{
			citekey: 'xu2024tokens',
			DOI: '10.1000/a',
			abstract: 'We present tokens.',
			'container-title': 'Nature',
			topics: ['Tokens'],
			links: [{ kind: 'doi', url: 'https://doi.org/10.1000/a' }],
		},
		'b.bib',
		3,
	);

	it('takes each field from the richer entry, and from the others what it leaves open', () => {
		const paper = merge(poor, rich);
		assert.equal(paper.title, 'Tokens without codebooks');
		assert.equal(paper.DOI, '10.1000/a');
		assert.equal(paper.volume, '5');
		assert.equal(paper.type, 'article-journal');
		assert.deepEqual(paper.provenance, { source: 'b.bib' });
	});

	it('takes the longest list of authors and the more exact date of the same year', () => {
		const paper = merge(poor, rich);
		assert.deepEqual(paper.author, poor.entry.author);
		assert.deepEqual(paper.issued, { year: 2024, month: 12 });
	});

	it('takes the longer list of authors though its names are shorter, and of two as long the longer names', () => {
		const authorsOf = (...lists: Person[][]): readonly Person[] =>
			mergeEntries(lists.map((author) => located({ author }))).author;
		const [full, initial] = [
			{ family: 'Vaswani', given: 'Ashish' },
			{ family: 'Vaswani', given: 'A.' },
		];
		assert.deepEqual(authorsOf([full], [{ family: 'Xu' }, { family: 'Li' }]), [
			{ family: 'Xu' },
			{ family: 'Li' },
		]);
		assert.deepEqual(authorsOf([initial], [full]), [full]);
	});

	it('keeps the year of the richest entry, whatever another knows of one', () => {
		const dated = [{ year: 2024 }, { year: 2023, month: 5, day: 1 }].map((issued) => located({ issued }));
		assert.deepEqual(mergeEntries(dated).issued, { year: 2024 });
	});

	it('takes a type that says more than “document” from whichever entry has one', () => {
		assert.equal(
			merge({ ...rich, entry: { ...rich.entry, type: 'document' } }, located({})).type,
			'article-journal',
		);
	});

	it('takes an entry with a DOI for the richer, though another has an abstract and more fields', () => {
		const published = located({ DOI: '10.1000/a', title: 'Tokens without Codebooks' });
		const described = located(
			{ abstract: 'We present tokens.', volume: '5', issue: '2', page: '20' },
			'b.bib',
		);
		assert.equal(merge(described, published).title, 'Tokens without Codebooks');
	});

	it('unites topics and links', () => {
		const paper = merge(poor, rich);
		assert.deepEqual([...paper.topics].sort(), ['Images', 'Tokens']);
		assert.deepEqual(paper.links.map(({ kind }) => kind).sort(), ['code', 'doi']);
	});

	it('keeps every citekey and every place', () => {
		const paper = merge(poor, rich);
		assert.equal(paper.citekey, 'xu2024tokens');
		assert.deepEqual(paper.aliases, ['xu']);
		assert.deepEqual(
			paper.places?.map(({ source, citekey }) => [source, citekey]),
			[
				['b.bib', 'xu2024tokens'],
				['a.bib', 'xu'],
			],
		);
	});

	it('shows the citekey that most entries have', () => {
		const third = located({ citekey: 'xu' }, 'c.bib');
		assert.equal(merge(poor, rich, third).citekey, 'xu');
		assert.deepEqual(merge(poor, rich, third).aliases, ['xu2024tokens']);
	});

	it('makes of one entry a paper without other keys', () => {
		const paper = merge(rich);
		assert.equal('aliases' in paper, false);
		assert.equal('places' in paper, false);
		assert.equal('versions' in paper, false);
	});

	it('names the versions it is told', () => {
		assert.deepEqual(mergeEntries([rich], { versions: ['xu2023'] }).versions, ['xu2023']);
	});
});
