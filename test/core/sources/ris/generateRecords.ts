import fc from 'fast-check';

/** One work, as RIS and as BibLaTeX. */
export interface RecordTwins {
	readonly ris: string;
	readonly bibtex: string;
}

/** Works written in both formats, the same for the same seed. BibLaTeX titles are in braces, so that no case changes. */
export function generateRecords(size: number, seed: number): readonly RecordTwins[] {
	return fc.sample(work, { numRuns: size, seed }).map((fields, at) => ({
		ris: writeRis(fields, `key${at}`),
		bibtex: writeBibtex(fields, `key${at}`),
	}));
}

function writeRis(work: Work, key: string): string {
	const { type, title, container, people, date, pages } = work;
	const [year = '', month = '', day = ''] = date;
	const lines: (readonly [string, string | undefined])[] = [
		['TY', type.ris],
		['ID', key],
		['TI', title],
		...people.map((person) => ['AU', person.ris] as const),
		['PY', year],
		['DA', `${year}/${month}/${day}/`],
		['T2', type.holdsContainer ? container : undefined],
		['VL', work.volume],
		['IS', type.hasIssue ? work.issue : undefined],
		['SP', type.hasPages ? pages?.[0] : undefined],
		['EP', type.hasPages ? pages?.[1] : undefined],
		['PB', work.publisher],
		['DO', work.doi],
		['UR', work.url],
		['AB', work.abstract],
		['ER', ''],
	];
	return lines
		.filter(([, value]) => value !== undefined)
		.map(([tag, value = '']) => `${tag}  - ${value}\r\n`)
		.join('');
}

function writeBibtex(work: Work, key: string): string {
	const { type, pages } = work;
	const fields = {
		title: `{${work.title}}`,
		author: work.people.map((person) => person.bibtex).join(' and '),
		entrysubtype: type.entrysubtype,
		date: work.date.join('-'),
		[type.container]: type.holdsContainer ? `{${work.container}}` : undefined,
		volume: work.volume,
		number: type.hasIssue ? work.issue : undefined,
		pages: type.hasPages ? pages?.join('--') : undefined,
		publisher: work.publisher && `{${work.publisher}}`,
		doi: work.doi,
		url: work.url,
		abstract: work.abstract,
	};
	const lines = Object.entries(fields).map(([name, value]) => (value ? `\t${name} = {${value}},\n` : ''));
	return `@${type.bibtex}{${key},\n${lines.join('')}}\n`;
}

type Work = typeof work extends fc.Arbitrary<infer T> ? T : never;

const words = fc.constantFrom(
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
		'1984',
		'x-Ray',
		'Half–Life',
	],
	...['“quoted”', 'Moore’s', 'Łódź', '(I):', 'A.', '–', 'и'],
);
const title = fc.array(words, { minLength: 1, maxLength: 7 }).map((parts) => `${parts.join(' ')} ends`);

const person = fc.oneof(
	fc
		.tuple(
			fc.constantFrom(
				'Smith',
				'Müller',
				'O’Brien',
				'De Smet',
				'García López',
				'van der Berg',
				'Vu',
				'Łukasz-Öz',
			),
			fc.constantFrom('Jan', 'María', 'J. R.', 'J.R.R.', 'Jean-Luc', 'A.', 'Karl Johan'),
			fc.constantFrom('', '', '', 'Jr.', 'III'),
		)
		.map(([family, given, suffix]) => ({
			ris: [family, given, suffix].filter(Boolean).join(', '),
			bibtex: [family, suffix, given].filter(Boolean).join(', '),
		})),
	fc
		.constantFrom('World Health Organization', 'ATLAS Collaboration', 'University of Oslo')
		.map((group) => ({ ris: group, bibtex: `{${group}}` })),
);

const pad = (part: number): string => String(part).padStart(2, '0');
const date = fc
	.tuple(
		fc.integer({ min: 1500, max: 2030 }),
		fc.integer({ min: 1, max: 12 }),
		fc.integer({ min: 1, max: 28 }),
	)
	.chain(([year, month, day]) =>
		fc.integer({ min: 1, max: 3 }).map((count) => [String(year), pad(month), pad(day)].slice(0, count)),
	);

const article = {
	container: 'journaltitle',
	holdsContainer: true,
	hasIssue: true,
	hasPages: true,
	entrysubtype: undefined,
};
const part = {
	container: 'booktitle',
	holdsContainer: true,
	hasIssue: false,
	hasPages: true,
	entrysubtype: undefined,
};
const whole = {
	container: 'booktitle',
	holdsContainer: false,
	hasIssue: false,
	hasPages: false,
	entrysubtype: undefined,
};
const type = fc.constantFrom(
	{ ris: 'JOUR', bibtex: 'article', ...article },
	{ ris: 'MGZN', bibtex: 'article', ...article, entrysubtype: 'magazine' },
	{ ris: 'CHAP', bibtex: 'incollection', ...part },
	{ ris: 'CONF', bibtex: 'inproceedings', ...part },
	{ ris: 'BOOK', bibtex: 'book', ...whole },
	{ ris: 'RPRT', bibtex: 'report', ...whole },
	{ ris: 'DATA', bibtex: 'dataset', ...whole },
	{ ris: 'ELEC', bibtex: 'online', ...whole },
);

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
	fc.option(arbitrary, { nil: undefined });

const work = fc.record({
	type,
	title,
	container: title,
	people: fc.array(person, { minLength: 1, maxLength: 4 }),
	date,
	volume: optional(fc.constantFrom('1', 'XII', '3')),
	issue: optional(fc.constantFrom('1', '12', 'S2')),
	pages: optional(fc.constantFrom(['1', '10'], ['S1', 'S9'], ['xi', 'xx'], ['117'])),
	publisher: optional(fc.constantFrom('Springer', 'Éditions du Seuil', 'Barnes and Noble')),
	doi: optional(fc.constantFrom('10.1000/xyz123', '10.1000/ABC(d)e')),
	url: optional(fc.constantFrom('http://example.org/~me/a-b', 'https://x.y/?a=1&b=2')),
	abstract: optional(fc.array(title, { minLength: 1, maxLength: 3 }).map((texts) => `${texts.join('. ')}.`)),
});
