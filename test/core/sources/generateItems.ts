import fc from 'fast-check';

/** Items of CSL-JSON as its schema allows them, the same for the same seed; every one has an id and a type. */
export function generateItems(size: number, seed: number): readonly Readonly<Record<string, unknown>>[] {
	return fc.sample(item, { numRuns: size, seed }).map((fields, index) => ({ id: `key${index}`, ...fields }));
}

const word = fc.constantFrom(
	...[
		'Deep',
		'learning',
		'of',
		'the',
		'GPU',
		'Über',
		'naïve',
		'Straße',
		'機械',
		'C++',
		'1984',
		'AT&T',
		'x-Ray',
	],
	...[
		'“quoted”',
		'Moore’s',
		'<i>Homo sapiens</i>',
		'<b>Bold</b>',
		'H<sub>2</sub>O',
		'10<sup>3</sup>',
		'1990–2000',
	],
	...['<span class="nocase">iPhone</span>', '<span style="font-variant:small-caps;">Small</span>', '—', '…'],
);
const title = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));

const name = fc.oneof(
	fc.record(
		{
			family: fc.constantFrom(
				'Smith',
				'Müller',
				'O’Brien',
				'van der Berg',
				'De Smet',
				'García López',
				'Vu',
				'王',
			),
			given: fc.constantFrom('Jan', 'María', 'J. R.', 'Jean-Luc', 'A.', 'Ludwig van', '小明'),
			suffix: fc.constantFrom('Jr.', 'III'),
		},
		{ requiredKeys: ['family'] },
	),
	fc.record({
		family: fc.constantFrom('Gogh', 'Beethoven'),
		given: fc.constantFrom('V.', 'Ludwig'),
		'non-dropping-particle': fc.constantFrom('van', 'de la'),
		'dropping-particle': fc.constantFrom('', 'von'),
	}),
	fc.record({ literal: fc.constantFrom('World Health Organization', 'Acme & Co', 'the ATLAS team') }),
);

const year = fc.integer({ min: 1000, max: 2030 });
const month = fc.integer({ min: 1, max: 12 });
const parts = fc.oneof(
	fc.tuple(year),
	fc.tuple(year, month),
	fc.tuple(year, month, fc.integer({ min: 1, max: 28 })),
	fc.tuple(year.map(String), month.map(String)),
);
const pad = (part: number): string => String(part).padStart(2, '0');
const date = fc.oneof(
	fc.record(
		{
			'date-parts': fc.array(parts, { minLength: 1, maxLength: 2 }),
			circa: fc.boolean(),
			season: fc.integer({ min: 1, max: 4 }),
		},
		{ requiredKeys: ['date-parts'] },
	),
	fc.record({
		raw: fc.oneof(
			year.map(String),
			fc.tuple(year, month).map(([y, m]) => `${y}-${pad(m)}`),
			fc.tuple(year, year).map(([y, z]) => `${y}/${z}`),
			fc.tuple(year, month).map(([y, m]) => `${y}-${pad(m)}-03`),
			year.map((y) => `${y}~`),
		),
	}),
);

const type = fc.constantFrom(
	...[
		'article',
		'article-journal',
		'article-magazine',
		'article-newspaper',
		'bill',
		'book',
		'chapter',
		'dataset',
	],
	...[
		'entry-encyclopedia',
		'legal_case',
		'manuscript',
		'paper-conference',
		'patent',
		'post-weblog',
		'report',
	],
	...['review', 'software', 'speech', 'thesis', 'webpage'],
);

const numberOrText = fc.oneof(
	fc.integer({ min: 1, max: 900 }),
	fc.constantFrom('12', 'XII', '3–4', 'S1', '2nd'),
);

const item = fc
	.record(
		{
			type,
			title,
			author: fc.array(name, { minLength: 1, maxLength: 4 }),
			editor: fc.array(name, { minLength: 1, maxLength: 2 }),
			issued: date,
			accessed: date,
			'container-title': title,
			'collection-title': title,
			publisher: fc.constantFrom('Springer', 'Barnes & Noble', 'Éditions du Seuil'),
			'publisher-place': fc.constantFrom('New York', 'Köln'),
			volume: numberOrText,
			issue: numberOrText,
			page: fc.constantFrom('1-10', '1–10', '5', 'e12', 'xi, 3–17', '100-9'),
			DOI: fc.constantFrom('10.1000/xyz123', '10.1/ABC_d(e)<f>'),
			URL: fc.constantFrom('http://example.org/~me/a_b', 'https://x.y/?a=1%202&b=*c*'),
			abstract: fc.array(title, { minLength: 1, maxLength: 3 }).map((texts) => texts.join('. ')),
			keyword: fc.constantFrom('a, b', 'one; two'),
			note: title,
		},
		{ requiredKeys: ['type'] },
	)
	.map((fields) => ({ ...fields }));
