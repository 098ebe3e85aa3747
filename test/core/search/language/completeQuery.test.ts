import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { finish } from '../../../../src/core/model/slices';
import { completeQuery } from '../../../../src/core/search/language/completeQuery';
import { FieldValues } from '../../../../src/core/search/language/fieldValues';
import { parseQuery } from '../../../../src/core/search/language/parseQuery';
import { toPaper } from '../papers';
import { queryTexts } from './queryTexts';

const oord = { family: 'Oord', given: 'Aaron', 'non-dropping-particle': 'van den' };
const smith = { family: 'Smith', given: 'Ann' };
const values = finish(
	FieldValues.collect(
		[
			toPaper({
				citekey: 'a1',
				title: '',
				author: [smith],
				issued: { year: 2019 },
				topics: ['Speech/Vocoders'],
				'container-title': 'Speech Letters',
			}),
			toPaper({
				citekey: 'a2',
				author: [oord, smith],
				issued: { year: 2023 },
				topics: ['Speech/Vocoders', 'Speech/Codecs'],
			}),
			toPaper({
				citekey: 'b3',
				author: [{ family: 'Goldsmith' }, { literal: 'Smith (team)' }],
				issued: { year: 2023 },
			}),
			toPaper({ citekey: 'b4', author: [{ family: 'Núñez' }], issued: { year: 2021 } }),
		],
		{ sourceLabel: () => 'refs/my library.bib' },
	),
);

/** Where the cursor stands in what is typed, and in what it becomes, `|` shows. */
function complete(typed: string): string[] {
	return completions(typed).map(({ text, cursor }) => `${text.slice(0, cursor)}|${text.slice(cursor)}`);
}

function completions(typed: string): ReturnType<typeof completeQuery> {
	const cursor = typed.indexOf('|');
	return completeQuery(typed.replace('|', ''), cursor, values);
}

describe('completeQuery', () => {
	it('completes names of fields from two letters on', () => {
		assert.deepEqual(complete('au|'), ['author:|']);
		assert.deepEqual(complete('deep -T|'), []);
		assert.deepEqual(complete('deep -Ti| nets'), ['deep -title:| nets']);
		assert.deepEqual(complete('(to|)'), ['(topic:|)']);
		assert.deepEqual(complete('deep |'), []);
		assert.deepEqual(complete('au|dio'), []);
		assert.deepEqual(completions('ha|'), [
			{ text: 'has:', cursor: 4, label: 'has:', detail: 'a PDF, note, abstract or code' },
		]);
	});

	it('proposes what a paper has or is', () => {
		assert.deepEqual(complete('has:|'), ['has:pdf|', 'has:note|', 'has:abstract|', 'has:code|']);
		assert.deepEqual(complete('a IS:un| b'), ['a IS:unread| b', 'a IS:unfiled| b']);
	});

	it('proposes values that begin so, then those that have it further on, most papers first', () => {
		assert.deepEqual(
			completions('author:smi|').map(({ label, detail, text }) => [label, detail, text]),
			[
				['Smith, Ann', '2 papers', 'author:Smith'],
				['Smith (team)', '1 paper', 'author:"Smith (team)"'],
				['Goldsmith', '1 paper', 'author:Goldsmith'],
			],
		);
		assert.deepEqual(complete('author:nunez|'), ['author:Núñez|']);
		assert.deepEqual(complete('author:xyz|'), []);
	});

	it('quotes values with blanks, and takes the place of a half typed one', () => {
		assert.deepEqual(complete('author: van| x'), ['author: "van den Oord"| x']);
		assert.deepEqual(complete('author:"van d|" x'), ['author:"van den Oord"| x']);
		assert.deepEqual(complete('author:"van d|'), ['author:"van den Oord"|']);
		assert.deepEqual(complete('venue:sp|eech'), ['venue:"Speech Letters"|']);
		assert.deepEqual(complete('source:my|'), ['source:"refs/my library.bib"|']);
	});

	it('proposes years, newest first, topics with those above them, levels and keys', () => {
		assert.deepEqual(complete('year:|'), ['year:2023|', 'year:2021|', 'year:2019|']);
		assert.deepEqual(
			completions('topic:speech|').map(({ label, detail }) => [label, detail]),
			[
				['Speech', '2 papers'],
				['Speech/Vocoders', '2 papers'],
				['Speech/Codecs', '1 paper'],
			],
		);
		assert.deepEqual(complete('tag:vo|'), ['tag:Vocoders|']);
		assert.deepEqual(complete('key:b|'), ['key:b3|', 'key:b4|']);
	});

	it('proposes nothing behind a value, for one that is there already, and at most eight', () => {
		assert.deepEqual(complete('author:smith |'), []);
		assert.deepEqual(complete('author:"van den Oord"|'), []);
		assert.deepEqual(complete('has:pdf|'), []);
		assert.deepEqual(complete('title:a|'), []);
		const many = Array.from({ length: 30 }, (_, at) => toPaper({ citekey: `k${at}` }));
		assert.equal(completeQuery('key:k', 5, finish(FieldValues.collect(many, {}))).length, 8);
	});

	it('gives for any text texts that are read without new problems at the cursor', () => {
		fc.assert(
			fc.property(queryTexts, fc.nat(), (text, place) => {
				const cursor = place % (text.length + 1);
				for (const completion of completeQuery(text, cursor, values)) {
					assert.ok(completion.cursor >= 0 && completion.cursor <= completion.text.length);
					assert.notEqual(completion.text, text);
					parseQuery(completion.text);
				}
			}),
			{ numRuns: 400 },
		);
	});
});
