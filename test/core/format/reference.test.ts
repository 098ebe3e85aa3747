import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { toMarkdownReference, toReference } from '../../../src/core/format/reference';
import type { Paper } from '../../../src/core/model/paper';
import type { Person } from '../../../src/core/model/person';
import type { PartialDate } from '../../../src/core/model/partialDate';
import { askPandoc, runPandoc } from '../../support/pandoc';
import { makePaper, samplePapers } from './papers';

describe('toReference', () => {
	it('is what Pandoc prints for every sample paper', function () {
		askPandoc(this);
		assertPandocAgrees(samplePapers());
	});

	it('is what Pandoc prints for works of every kind, with anything missing', function () {
		askPandoc(this);
		const papers = fc.sample(generatedPaper, { numRuns: 150, seed: 11 });
		assertPandocAgrees(papers.map((paper, at) => ({ ...paper, citekey: `g${at}` })));
	});

	it('is what Pandoc prints for names and pages of every sort', function () {
		askPandoc(this);
		const byName = names.flatMap((name) => [
			makePaper({ author: [name], 'container-title': 'J', volume: '1' }),
			makePaper({ author: [{ family: 'Abe', given: 'A.' }, name], 'container-title': 'J', volume: '1' }),
		]);
		const byPage = pages.map((page) => makePaper({ page, volume: '3', 'container-title': 'J' }));
		assertPandocAgrees([...byName, ...byPage].map((paper, at) => ({ ...paper, citekey: `n${at}` })));
	});

	it('is what Pandoc prints in every language, of which English alone has titles with capitals', function () {
		askPandoc(this);
		const languages = ['en', 'en-GB', 'de-DE', 'fr_FR', 'eng', 'English', 'la'];
		const papers = languages.flatMap((language, at) => [
			makePaper({ citekey: `a${at}`, language, title: 'on the origin', 'container-title': 'journal of it' }),
			makePaper({ citekey: `b${at}`, language, type: 'book', title: 'on the origin' }),
		]);
		assertPandocAgrees(papers);
	});

	it('keeps the capitals of a name beside digits, which Pandoc loses without protection', () => {
		const reference = toReference(
			makePaper({ title: 'KL3M in 3D', author: [{ family: 'Xu', given: 'A.' }] }),
		);
		assert.equal(reference, 'Xu, A. n.d. “KL3M in 3D.”');
	});

	it('shows mathematics in Unicode, in the case it has', () => {
		assert.match(toReference(makePaper({ title: 'the $k^{th}$ of $\\mathbb R^d$' })), /“The kᵗʰ of ℝᵈ\.”/);
	});

	it('leaves "In" out when nothing is known that it is in', () => {
		assert.equal(toReference(makePaper({ type: 'chapter', page: '3-5' })), '“Title.” n.d., 3–5.');
	});
});

describe('toMarkdownReference', () => {
	it('sets journals and books in italics, links the address and keeps mathematics', () => {
		const paper = makePaper({
			title: 'On $k^{th}$ *order* a_b',
			author: [{ family: 'Xu', given: 'Ada' }],
			'container-title': 'Nature',
			volume: '3',
			issued: { year: 2024 },
			DOI: '10.1/a_b',
		});
		assert.equal(
			toMarkdownReference(paper),
			'Xu, Ada. 2024. “On $k^{th}$ \\*Order\\* a_b.” *Nature* 3. [https://doi.org/10.1/a_b](https://doi.org/10.1/a_b).',
		);
	});

	it('reads as the plain reference', function () {
		askPandoc(this);
		const papers = fc.sample(generatedPaper, { numRuns: 80, seed: 12 });
		const document = papers.map(toMarkdownReference).join('\n\n');
		const read = runPandoc(['-f', 'markdown-smart-auto_identifiers', '-t', 'plain', '--wrap=none'], document);
		assert.deepEqual(
			read
				.trimEnd()
				.split(/\n{2,}/)
				.map(withoutEmphasis),
			papers.map(toReference).map(withoutEmphasis),
		);
	});
});

/** Pandoc's plain text marks emphasis with underscores where it stands alone. */
function withoutEmphasis(text: string): string {
	return text.replace(/_(?=\S)|(?<=\S)_/g, '');
}

function assertPandocAgrees(papers: readonly Paper[]): void {
	const directory = mkdtempSync(join(tmpdir(), 'reference-'));
	try {
		// Repeated authors and years are the business of a list; here each reference stands for itself, in our order.
		const style = runPandoc(['--print-default-data-file', 'default.csl'], '')
			.replace(/subsequent-author-substitute="[^"]*"/, '')
			.replace('disambiguate-add-year-suffix="true"', '')
			.replace(/<sort>[^]*?<\/sort>/g, '');
		writeFileSync(join(directory, 'style.csl'), style);
		writeFileSync(join(directory, 'papers.json'), JSON.stringify(papers.map(toCsl)));
		const printed = runPandoc(
			[
				'--citeproc',
				'--csl',
				join(directory, 'style.csl'),
				'--bibliography',
				join(directory, 'papers.json'),
				'--to=plain',
				'--wrap=none',
			],
			'---\nnocite: "@*"\n---\n',
		);
		const references = printed.split('\n').filter(Boolean);
		assert.deepEqual(papers.map(toReference), references);
	} finally {
		rmSync(directory, { recursive: true });
	}
}

function toCsl({ citekey, issued, title, ...paper }: Paper): object {
	return {
		...paper,
		id: citekey,
		title: protectDigitWords(title),
		...(paper['container-title'] && { 'container-title': protectDigitWords(paper['container-title']) }),
		...(issued && {
			issued: { 'date-parts': [dateParts(issued), ...(issued.end ? [dateParts(issued.end)] : [])] },
		}),
	};
}

function protectDigitWords(title: string): string {
	return title.replace(
		/(?=[A-Z]*\d|\d*[A-Z])(?<![A-Za-z\d])[A-Z\d]*(?:\d[A-Z]|[A-Z]\d)[A-Z\d]*(?![a-z])/g,
		(word) => {
			return `<span class="nocase">${word}</span>`;
		},
	);
}

function dateParts({ year, month, day }: PartialDate): number[] {
	return [year, month, day].filter((part) => part !== undefined);
}

const names: readonly Person[] = [
	{ family: 'van de Weijer', given: 'Joost' },
	{ family: 'Van den Broeck', given: 'Guy' },
	{ family: "d'Alembert", given: 'Jean' },
	{ family: 'de La Fontaine', given: 'Jean' },
	{ family: 'La Fontaine', given: 'Jean de' },
	{ family: 'al-Khwarizmi', given: 'M.' },
	{ family: "O'Neil", given: 'J.' },
	{ family: 'King', given: 'Martin, Jr.' },
	{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
	{ family: 'Gates', given: 'H.', suffix: 'III' },
	{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
	{ family: 'Fontaine', given: 'Jean', 'dropping-particle': 'de', 'non-dropping-particle': 'La' },
	{ family: 'hooks', given: 'bell' },
	{ family: 'bell hooks' },
	{ family: 'Plato' },
	{ given: 'Only' },
	{ literal: 'van Group of x' },
	{ family: '王', given: '小明' },
	{ family: '김', given: '철수' },
	{ family: 'Иванов', given: 'Иван' },
	{ family: 'ten Cate', given: 'Foo B.' },
];

const pages: readonly string[] = [
	...'3-10 71-72 96-117 100-104 1100-1113 101-108 505-517 1002-1006 321-325 415-532'.split(' '),
	...'1087-1089 1496-1500 11564-11615 12991-13001 N110-N118 456-7 iv-xii 1-1 10-5 100–105'.split(' '),
	...'e12-e15 5:1-5:20 100-1005 200-210 e100'.split(' '),
	'12, 15-19',
	'123-125 & 130-132',
	'100 - 105',
];

const words = fc
	.array(
		fc.constantFrom(
			..."the of a an and via for with on model Learning E-CAR GPT-4o isn't self-attention LLMs".split(' '),
			...'3D KL3M to-end naïve vs. (large) “token” \'quoted\' "double" what? yes! no: x — a/b U.S.'.split(
				' ',
			),
			..."state-of-the-art end. C++ 45% & über it's i.e. Who’s; [sic] re-think Über-model α-non".split(' '),
			...'#1 v2.0 (really?)'.split(' '),
			"“a 'b' c”",
		),
		{ minLength: 1, maxLength: 8 },
	)
	.map((list) => list.join(' '));

const person: fc.Arbitrary<Person> = fc.constantFrom(
	{ family: 'Li', given: 'Wei' },
	{ family: 'Ötzi', given: 'B. C.' },
	{ family: 'Cruz', given: 'Ana', 'non-dropping-particle': 'de la' },
	{ family: 'King', given: 'M.', suffix: 'Jr.' },
	{ literal: 'The Group of X' },
);

const date: fc.Arbitrary<PartialDate> = fc.oneof(
	fc.record({ year: fc.integer({ min: 1990, max: 2025 }) }),
	fc.record({ year: fc.integer({ min: 1990, max: 2025 }), month: fc.integer({ min: 1, max: 12 }) }),
	fc.record({
		year: fc.integer({ min: 1990, max: 2025 }),
		month: fc.integer({ min: 1, max: 12 }),
		day: fc.integer({ min: 1, max: 28 }),
	}),
);

const partOfBook = new Set(['paper-conference', 'chapter', 'entry-encyclopedia']);

const generatedPaper: fc.Arbitrary<Paper> = fc
	.record(
		{
			type: fc.constantFrom(
				...'article article-journal article-journal paper-conference book chapter thesis report'.split(' '),
				...'webpage article-magazine article-newspaper post-weblog dataset software speech'.split(' '),
				...'entry-encyclopedia manuscript motion_picture patent'.split(' '),
			),
			title: words,
			author: fc.array(person, { maxLength: 13 }),
			editor: fc.array(person, { minLength: 1, maxLength: 3 }),
			edition: fc.constantFrom('1', '2', '11', '23', 'revised edition'),
			issued: date,
			'container-title': words,
			volume: fc.constantFrom('3', '12'),
			issue: fc.constantFrom('3', 'S1'),
			page: fc.constantFrom('1-10', '321-8', 'e12', '100–104'),
			publisher: fc.constantFrom('arXiv', 'MIT Press', 'Wiley & Sons, Inc.'),
			DOI: fc.constant('10.1000/x_y'),
			URL: fc.constant('https://example.org/a_b?c=d'),
		},
		{ requiredKeys: ['type', 'title', 'author'] },
	)
	.map((fields) =>
		makePaper(partOfBook.has(fields.type) ? { 'container-title': 'Book of things', ...fields } : fields),
	);
