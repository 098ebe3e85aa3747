import * as fc from 'fast-check';
import type { CitableEntry } from '../../../../src/core/model/entry';
import type { Person } from '../../../../src/core/model/person';

const words = fc
	.array(
		fc.constantFrom(
			...'Deep learning of the GPU Über naïve 機械 C++ 1984 AT&T x-Ray 50% a_b #1 {x} ~ ^ \\ $k^2$ “so” it’s *bold* [x] @y : - yes'.split(
				' ',
			),
		),
		{ minLength: 1, maxLength: 6 },
	)
	.map((parts) => `A ${parts.join(' ')} end`);

const person: fc.Arbitrary<Person> = fc.oneof(
	fc.record(
		{
			family: fc.constantFrom('Smith', 'Müller', 'O’Brien', 'García López', 'Vu', '王'),
			given: fc.constantFrom('Jan', 'María', 'J. R.', 'Jean-Luc'),
		},
		{ requiredKeys: ['family', 'given'] },
	),
	fc.constantFrom({ literal: 'LCM team' }, { literal: 'World Health Organization' }),
);

const date = fc.oneof(
	fc.record({ year: fc.integer({ min: 1500, max: 2030 }) }),
	fc.record({ year: fc.constant(2024), month: fc.integer({ min: 1, max: 12 }) }),
	fc.record({
		year: fc.constant(2024),
		month: fc.integer({ min: 1, max: 12 }),
		day: fc.integer({ min: 1, max: 28 }),
	}),
);

const genre = fc.constantFrom(
	'PhD thesis',
	'Master’s thesis',
	'Bachelor’s thesis',
	'Thesis',
	'Diplomarbeit & more',
);

/** A work as a bibliography can hold it, in texts with whatever its formats find special. */
export function generateEntry(citekey: string): fc.Arbitrary<CitableEntry> {
	const fields = fc.record(
		{
			citekey: fc.constant(citekey),
			type: fc.constantFrom('article-journal', 'paper-conference', 'chapter', 'book', 'thesis', 'report'),
			title: words,
			author: fc.array(person, { maxLength: 3 }),
			issued: date,
			volume: fc.constantFrom('12', '3A'),
			page: fc.constantFrom('10-20', '7', 'e100'),
			publisher: words,
			DOI: fc.constantFrom('10.1000/x_y(1)', '10.1007/978-3'),
			URL: fc.constantFrom('https://example.org/a?b=c&d=%20#e', 'https://example.org/~x'),
			topics: fc.constant([]),
			links: fc.constant([]),
		},
		{ requiredKeys: ['citekey', 'type', 'title', 'author', 'topics', 'links'] },
	);
	// RIS takes a single page of theirs for how many they have. BibTeX has no thesis of no kind.
	return fc.tuple(fields, genre).map(([{ page, ...entry }, kind]) => {
		const isThesis = entry.type === 'thesis';
		const isPaged = page !== undefined && entry.type !== 'book' && !isThesis;
		return { ...entry, ...(isPaged && { page }), ...(isThesis && { genre: kind }) };
	});
}
