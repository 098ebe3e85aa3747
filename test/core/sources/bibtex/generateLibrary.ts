import fc from 'fast-check';

/** A library of well-formed entries that use what both dialects have, the same for the same seed. */
export function generateLibrary(size: number, seed: number): string {
	const entries = fc.sample(entry, { numRuns: size, seed });
	return entries.map(({ type, fields }, index) => writeEntry(type, `key${index}`, fields)).join('\n');
}

function writeEntry(type: string, key: string, fields: Readonly<Record<string, string | undefined>>): string {
	const lines = Object.entries(fields).flatMap(([name, value]) =>
		value === undefined ? [] : [`  ${name} = {${value}},`],
	);
	return `@${type}{${key},\n${lines.join('\n')}\n}\n`;
}

const word = fc.constantFrom(
	...[
		'Deep',
		'learning',
		'of',
		'the',
		'{GPU}',
		'{\\"U}ber',
		'na{\\"i}ve',
		"Caf{\\'e}",
		'A',
		'BERT',
		'iPhone',
		'x-Ray',
	],
	...[
		'{Bayesian}',
		'\\emph{Homo sapiens}',
		'Half--Life',
		'\\& Co',
		"Moore's",
		"``quoted''",
		'1984',
		'Stra{\\ss}e',
	],
	...[
		'\\textsc{Small}',
		'\\textbf{Bold}',
		'B{\\o}rn',
		"{\\L}{\\'o}d{\\'z}",
		'e.g.',
		'C++',
		'\\LaTeX{}',
		'non~breaking',
	],
);
const title = fc.array(word, { minLength: 1, maxLength: 7 }).map((parts) => `${parts.join(' ')} ends`);
const titleWithColon = fc.tuple(title, title).map(([first, second]) => `${first}: ${second}`);

const given = fc.constantFrom('Jan', "Mar{\\'\\i}a", 'J. R.', 'J.R.R.', 'Jean-Luc', 'A.', 'Karl Johan');
const family = fc.constantFrom(
	'Smith',
	'M{\\"u}ller',
	"O'Brien",
	'van der Berg',
	'de la Cruz',
	"Garc{\\'i}a L{\\'o}pez",
	'von Neumann',
);
const name = fc.oneof(
	fc.tuple(family, given).map(([last, first]) => `${last}, ${first}`),
	fc.tuple(given, family).map(([first, last]) => `${first} ${last}`),
	fc.tuple(family, given).map(([last, first]) => `${last}, Jr., ${first}`),
	fc.constantFrom('{Acme Corp.}', '{{World Health Organization}}', 'Plato'),
);
const names = fc.array(name, { minLength: 1, maxLength: 4 }).map((list) => list.join(' and '));
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
	fc.option(arbitrary, { nil: undefined });

const year = fc.integer({ min: 1000, max: 2030 }).map(String);
const date = fc.oneof(
	year,
	fc.tuple(year, fc.constantFrom('01', '06', '12')).map((parts) => parts.join('-')),
	fc.tuple(year, fc.constantFrom('02', '11'), fc.constantFrom('03', '28')).map((parts) => parts.join('-')),
	fc.tuple(year, year).map((parts) => parts.join('/')),
	year.map((text) => `${text}~`),
);
const type = fc.constantFrom(
	...[
		'article',
		'book',
		'inproceedings',
		'incollection',
		'inbook',
		'techreport',
		'phdthesis',
		'mastersthesis',
		'online',
	],
	...[
		'proceedings',
		'manual',
		'unpublished',
		'report',
		'thesis',
		'collection',
		'patent',
		'booklet',
		'dataset',
		'periodical',
	],
);

const entry = fc.record({
	type,
	fields: fc.record({
		author: optional(names),
		editor: optional(names),
		title: fc.oneof(title, titleWithColon),
		subtitle: optional(title),
		booktitle: optional(title),
		journal: optional(title),
		series: optional(fc.oneof(title, fc.constantFrom('3', '12', 'LNCS'))),
		date: optional(date),
		year: optional(year),
		month: optional(fc.constantFrom('1', '02', '12')),
		volume: optional(fc.constantFrom('1', 'XII', '3--4')),
		number: optional(fc.constantFrom('1', '12', '3/4')),
		pages: optional(fc.constantFrom('1--10', '1-10', '5', '1--3, 7--9', 'e12')),
		publisher: optional(fc.constantFrom('Springer', 'Springer and Verlag', '{Barnes and Noble}')),
		address: optional(fc.constantFrom('New York', 'K{\\"o}ln')),
		edition: optional(fc.constantFrom('2', 'Second')),
		doi: optional(fc.constantFrom('10.1000/xyz123', '10.1/ABC')),
		url: optional(fc.constantFrom('http://example.org/~me/a_b', 'https://x.y/?a=1%202')),
		note: optional(title),
		langid: optional(fc.constantFrom('english', 'german', 'french', 'british')),
		eprint: optional(fc.constant('1234.5678')),
		eprinttype: optional(fc.constantFrom('arxiv', 'jstor')),
		isbn: optional(fc.constant('978-3-16-148410-0')),
		maintitle: optional(title),
		shorttitle: optional(title),
		chapter: optional(fc.constant('3')),
	}),
});
