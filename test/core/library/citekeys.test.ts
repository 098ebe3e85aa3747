import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { assignCitekeys, baseCitekey } from '../../../src/core/library/citekeys';
import type { Entry } from '../../../src/core/model/entry';
import type { Person } from '../../../src/core/model/person';

const entry = (fields: Partial<Entry>): Entry => ({
	type: 'article',
	title: 'Tokens',
	author: [{ family: 'Xu' }],
	issued: { year: 2024 },
	topics: [],
	links: [],
	range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
	...fields,
});

describe('baseCitekey', () => {
	for (const [person, year, title, key] of [
		[{ family: 'Yuan' }, 2024, 'E-CAR: Efficient Continuous Generation', 'yuan2024ecar'],
		[{ family: 'Costa-jussà' }, 2024, 'The Large Concept Models', 'costajussa2024large'],
		[{ family: 'Berg', 'non-dropping-particle': 'van den' }, 2020, 'On a New Method', 'vandenberg2020new'],
		[{ family: 'La Fontaine', 'dropping-particle': 'de' }, 1668, 'Les Fables', 'lafontaine1668fables'],
		[{ family: "O'Brien" }, 2001, 'What’s the Magic Word?', 'obrien2001magic'],
		[{ family: 'Łoś' }, 1955, 'Straße und Verkehr', 'los1955strasse'],
		[{ literal: 'LCM team' }, 2024, 'Large Concept Models', 'lcm2024large'],
		[{ literal: 'The Unicode Consortium' }, 2023, 'Unicode Standard', 'unicode2023unicode'],
		[{ family: 'Durand' }, 2010, "L'apprentissage des langues", 'durand2010apprentissage'],
		[{ family: 'Müller' }, 2010, 'Über die Grenzen', 'muller2010grenzen'],
		[{ family: 'Xu' }, 2025, '2 OLMo 2 Furious', 'xu2025olmo'],
		[{ family: 'Fu' }, 2025, '(Large) Models', 'fu2025large'],
		[{ family: 'Li' }, 2024, '$k^{th}$-order Sources', 'li2024kthorder'],
		[{ family: 'Orwell' }, 1949, '1984', 'orwell19491984'],
		[{ family: 'Kipling' }, 1910, 'If', 'kipling1910if'],
		[{ family: '张' }, 2024, '大型语言模型综述', '张2024大型语言'],
		[{ family: 'Xu' }, undefined, 'Tokens', 'xutokens'],
		[undefined, 2024, 'The Tokens', '2024tokens'],
		[undefined, undefined, '…', 'untitled'],
	] as const) {
		it(`makes ${key}`, () => {
			assert.equal(
				baseCitekey(person ? [person] : [], year === undefined ? undefined : { year }, title),
				key,
			);
		});
	}

	it('is a citation key of Pandoc, whatever the entry', () => {
		const person = fc.record({ family: fc.string({ unit: 'grapheme' }) });
		fc.assert(
			fc.property(
				fc.array(person, { maxLength: 2 }),
				fc.string({ unit: 'grapheme' }),
				(author: Person[], title) => {
					assert.match(baseCitekey(author, { year: 2024 }, title), /^[\p{L}\p{N}]+$/u);
				},
			),
			{ numRuns: 200 },
		);
	});
});

describe('assignCitekeys', () => {
	it('tells collisions apart by date, the oldest bare', () => {
		const dates = [
			{ year: 2024, month: 9 },
			{ year: 2024, month: 2 },
			{ year: 2024, month: 5 },
		];
		assert.deepEqual(assignCitekeys(dates.map((issued) => entry({ issued }))), [
			'xu2024tokensb',
			'xu2024tokens',
			'xu2024tokensa',
		]);
	});

	it('goes on after z', () => {
		const entries = Array.from({ length: 30 }, (_, at) =>
			entry({ arxiv: `2401.${String(at).padStart(5, '0')}` }),
		);
		assert.deepEqual(
			assignCitekeys(entries).slice(24),
			['x', 'y', 'z', 'aa', 'ab', 'ac'].map((suffix) => `xu2024tokens${suffix}`),
		);
	});

	it('keeps the keys that sources give and makes none that equals one', () => {
		const entries = [
			entry({ citekey: 'XU2024tokens' }),
			entry({}),
			entry({ citekey: 'xu2024tokensa' }),
			entry({ citekey: 'XU2024tokens' }),
		];
		assert.deepEqual(assignCitekeys(entries), [
			'XU2024tokens',
			'xu2024tokensb',
			'xu2024tokensa',
			'XU2024tokens',
		]);
	});

	it('does not make a key that is another title’s', () => {
		const entries = [entry({}), entry({ arxiv: '2401.00001' }), entry({ title: 'Tokensa' })];
		assert.equal(new Set(assignCitekeys(entries)).size, 3);
		assert.equal(assignCitekeys(entries)[2], 'xu2024tokensa');
	});

	it('gives unique keys that do not depend on the order', () => {
		const some = fc.record({
			title: fc.constantFrom('Tokens', 'Tokensa', 'The Tokens', 'Words'),
			issued: fc.record({ year: fc.constantFrom(2023, 2024), month: fc.integer({ min: 1, max: 3 }) }),
			citekey: fc.option(fc.constantFrom('xu2024tokens', 'xu2024tokensa'), { nil: undefined, freq: 6 }),
		});
		const list = fc
			.array(some, { maxLength: 12 })
			.map((items) => items.map((fields, at) => entry({ ...fields, DOI: `10.1/${at}` })));
		fc.assert(
			fc.property(
				list.chain((entries) =>
					fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
				),
				([entries, shuffled]) => {
					const keys = assignCitekeys(entries);
					const made = keys.filter((_, at) => entries[at]?.citekey === undefined);
					assert.equal(new Set(made).size, made.length);
					const byDoi = new Map(entries.map(({ DOI }, at) => [DOI, keys[at]]));
					assert.deepEqual(
						assignCitekeys(shuffled),
						shuffled.map(({ DOI }) => byDoi.get(DOI)),
					);
				},
			),
			{ numRuns: 100 },
		);
	});
});
