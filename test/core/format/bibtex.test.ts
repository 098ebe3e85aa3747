import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { toBibtex } from '../../../src/core/format/bibtex';
import { protectCase } from '../../../src/core/format/caseProtection';
import type { Paper } from '../../../src/core/model/paper';
import { fullName } from '../../../src/core/model/person';
import { askPandoc, runPandoc } from '../../support/pandoc';
import { makePaper, samplePapers } from './papers';

interface CslItem {
	readonly id: string;
	readonly title: string;
	readonly author?: readonly Record<string, string>[];
	readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
	readonly DOI?: string;
	readonly URL?: string;
	readonly page?: string;
	readonly language?: string;
	readonly 'container-title'?: string;
}

function readBack(papers: readonly Paper[]): CslItem[] {
	const text = papers.map(toBibtex).join('\n\n');
	return JSON.parse(runPandoc(['-f', 'bibtex', '-t', 'csljson'], text)) as CslItem[];
}

/** Titles without case and typography: Pandoc puts BibTeX titles in sentence case, and TeX curls quotes. */
function bare(title: string): string {
	return title
		.replace(/<\/?(?:span|sup|sub|i)\b[^>]*>/g, '')
		.replace(/[‘’]/g, "'")
		.replace(/[“”]/g, '"')
		.toLowerCase();
}

describe('toBibtex', () => {
	it('writes for which degree a thesis is, and of none that it is for one', () => {
		const typeLines = (genre: string | undefined): string =>
			toBibtex(makePaper({ type: 'thesis', ...(genre !== undefined && { genre }) }))
				.split('\n')
				.filter((line) => /^@|^ {2}type =/.test(line))
				.map((line) => line.trim().replace(/,$/, ''))
				.join(' ');
		assert.equal(typeLines('PhD thesis'), '@phdthesis{xu2024title');
		assert.equal(typeLines('Master’s thesis'), '@mastersthesis{xu2024title');
		assert.equal(typeLines('Diplomarbeit'), '@mastersthesis{xu2024title type = {Diplomarbeit}');
		assert.equal(typeLines(undefined), '@phdthesis{xu2024title type = {Thesis}');
	});

	it('writes a preprint as arXiv exports it', () => {
		const paper = makePaper({
			citekey: 'yuan2024ecar',
			type: 'article',
			title: 'E-CAR: Efficient Continuous Generation',
			author: [
				{ family: 'Yuan', given: 'Zhihang' },
				{ literal: 'LCM team' },
				{ family: 'Weijer', given: 'Joost', 'non-dropping-particle': 'van de' },
				{ family: 'King', given: 'Martin', suffix: 'Jr.' },
			],
			issued: { year: 2024, month: 12, day: 18 },
			publisher: 'arXiv',
			arxiv: '2412.14170',
			category: 'cs.CV',
			DOI: '10.48550/arXiv.2412.14170',
			URL: 'https://arxiv.org/abs/2412.14170',
			abstract: 'Not in the entry.',
		});
		assert.equal(
			toBibtex(paper),
			[
				'@misc{yuan2024ecar,',
				'  title = {{E-CAR}: Efficient Continuous Generation},',
				'  author = {Yuan, Zhihang and {LCM team} and van de Weijer, Joost and King, Jr., Martin},',
				'  publisher = {arXiv},',
				'  year = {2024},',
				'  month = dec,',
				'  eprint = {2412.14170},',
				'  archiveprefix = {arXiv},',
				'  primaryclass = {cs.CV},',
				'  doi = {10.48550/arXiv.2412.14170},',
				'  url = {https://arxiv.org/abs/2412.14170}',
				'}',
			].join('\n'),
		);
	});

	it('gives Pandoc back every sample paper: title, authors, date, DOI and URL', function () {
		askPandoc(this);
		const papers = samplePapers();
		const items = readBack(papers);
		assert.equal(items.length, papers.length);
		papers.forEach((paper, at) => {
			const item = items[at]!;
			assert.equal(bare(item.title), bare(paper.title));
			assert.deepEqual(item.author?.map(fullName), paper.author.map(fullName));
			assert.deepEqual(item.issued?.['date-parts'], [[paper.issued!.year, paper.issued!.month]]);
			assert.equal(item.DOI, paper.DOI);
			assert.equal(item.URL, paper.URL);
			assert.equal(bare(item['container-title'] ?? ''), bare(paper['container-title'] ?? ''));
		});
	});

	it('gives Pandoc back the language, where it has a name in BibLaTeX', function () {
		askPandoc(this);
		const languages = ['de-DE', 'de-AT', 'fr-CA', 'pt-BR', 'en-US', 'en-GB', 'he-IL', 'tlh', undefined];
		const papers = languages.map((language, at) => ({
			...makePaper({ citekey: `l${at}` }),
			...(language !== undefined && { language }),
		}));
		const known = languages.map((language) => (language === 'tlh' ? undefined : language));
		assert.deepEqual(
			readBack(papers).map(({ language }) => language),
			known,
		);
		assert.match(toBibtex(makePaper({ language: 'de' })), /langid = \{ngerman\}/);
	});

	it('gives Pandoc back texts with whatever TeX finds special', function () {
		askPandoc(this);
		const part = fc.constantFrom(
			...'a Big \\ {x} % & # _ ~ ^ $ " @ , = -- é 漢 <b> [x] 10% a_b C# | $k^{th}$ : / *'.split(' '),
			'$\\mathbb R$',
		);
		const titles = fc
			.sample(fc.array(part, { minLength: 1, maxLength: 8 }), { numRuns: 150, seed: 3 })
			.map((parts) => `x ${parts.join(' ')} y`);
		const papers = titles.map((title, at) => makePaper({ citekey: `k${at}`, 'container-title': title }));
		const items = readBack(papers);
		assert.deepEqual(
			items.map((item) => bare(readMath(item['container-title'] ?? ''))),
			titles.map((title) => bare(readMath(title))),
		);
	});

	it('keeps groups, commas and "and" inside one name', function () {
		askPandoc(this);
		const author = [
			{ literal: 'Barnes and Noble, Inc.' },
			{ family: 'Garcia Marquez', given: 'Gabriel' },
			{ family: 'Plato' },
			{ given: 'Sukarno' },
			{ family: 'Costa-jussà', given: 'Marta R.' },
		];
		const [item] = readBack([makePaper({ author })]);
		assert.deepEqual(item?.author?.map(fullName), author.map(fullName));
	});

	it('ends a shortened list of authors with "and others"', () => {
		const author = [{ family: 'Xu', given: 'Ada' }, { literal: 'others' }];
		assert.match(toBibtex(makePaper({ author })), /author = \{Xu, Ada and others\}/);
	});

	it('writes ranges of pages with two hyphens', () => {
		for (const page of ['1-10', '1–10', '1--10', '1 - 10']) {
			assert.match(toBibtex(makePaper({ page })), /pages = \{1--10\}/, page);
		}
	});
});

/** How Pandoc writes the mathematics of the test above in CSL. */
function readMath(title: string): string {
	return title.replaceAll('$k^{th}$', 'k^{th}').replace(/\$(\\mathbb R)\$/gi, '$1');
}

describe('protectCase', () => {
	const cases: readonly (readonly [title: string, protectedTitle: string])[] = [
		['LLMCad: Fast On-device Inference', '{LLMCad}: Fast On-device Inference'],
		[
			'GOAT-TTS: LLM-based Generation Optimized via A Branch',
			'{GOAT-TTS}: {LLM}-based Generation Optimized via A Branch',
		],
		['Beyond Next-Token: Next-X Prediction', 'Beyond Next-Token: Next-{X} Prediction'],
		['SoftCoT++: Test-Time Scaling', '{SoftCoT++}: Test-Time Scaling'],
		['Sequences in 1D (KL3M)', 'Sequences in {1D} ({KL3M})'],
		['The U.S. Executive Order', 'The {U.S.} Executive Order'],
		['a proof for Riemann surfaces', 'a proof for {Riemann} surfaces'],
		['Planting a SEED of Vision', 'Planting a {SEED} of Vision'],
		['Why I Write in O’Neil’s “iPhone”', 'Why {I} Write in {O’Neil’s} “{iPhone}”'],
		['Learning $\\mathbb R^d$ Maps', 'Learning {$\\mathbb R^d$} Maps'],
		[
			'How does it work? Attention to words: Models of language',
			'How does it work? Attention to words: Models of language',
		],
	];
	for (const [title, expected] of cases) {
		it(`braces ${expected}`, () => {
			assert.equal(protectCase(title), expected);
		});
	}
});
