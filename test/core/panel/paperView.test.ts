import { strict as assert } from 'node:assert';
import type { Paper } from '../../../src/core/model/paper';
import { parseToPage } from '../../../src/protocol';
import { toPaperView } from '../../../src/vscode/panel/paperView';

const preprint: Paper = {
	id: 'yuan2024ecar',
	citekey: 'yuan2024ecar',
	type: 'article',
	title: 'E-CAR',
	author: [{ family: 'Yuan', given: 'Zhihang' }, { literal: 'LCM team' }, { family: 'others' }],
	issued: { year: 2024, month: 12, day: 18 },
	publisher: 'arXiv',
	DOI: '10.48550/arXiv.2412.14170',
	arxiv: '2412.14170',
	category: 'cs.CV',
	abstract: 'We present ECAR.',
	topics: ['Image generation/Autoregressive images'],
	links: [{ kind: 'arxiv', url: 'https://arxiv.org/abs/2412.14170' }],
	provenance: { source: 'sample' },
};
const article: Paper = {
	id: 'cutler1991sici',
	citekey: 'cutler1991sici',
	type: 'article-journal',
	title: '',
	author: [],
	'container-title': 'JASIS',
	publisher: 'Wiley',
	volume: '41',
	issue: '6',
	page: '391-407',
	DOI: '10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9',
	topics: [],
	links: [],
	provenance: { source: 'sample' },
};

const view = (paper: Paper) => toPaperView(paper, { summary: '', related: [] });

describe('the view of a paper', () => {
	it('says who, when and where for display', () => {
		const { authors, date, venue } = view(preprint);
		assert.deepEqual(
			{ authors, date, venue },
			{ authors: ['Zhihang Yuan', 'LCM team', 'et al.'], date: '18 December 2024', venue: 'arXiv' },
		);
	});

	it('tells its language as pages do, where it is known', () => {
		const tags = ['de-DE', 'he', 'Klingon', 'en; fr', ''].map(
			(language) => view({ ...preprint, language }).language,
		);
		assert.deepEqual(tags, ['de-DE', 'he', undefined, undefined, undefined]);
	});

	it('has the type and the identifiers among its details, with their addresses', () => {
		assert.deepEqual(view(preprint).details, [
			{ label: 'Type', value: 'Preprint' },
			{ label: 'arXiv', value: '2412.14170 [cs.CV]', url: 'https://arxiv.org/abs/2412.14170' },
			{ label: 'DOI', value: '10.48550/arXiv.2412.14170', url: 'https://doi.org/10.48550/arXiv.2412.14170' },
		]);
	});

	it('has volume, issue and pages of an article, and a DOI that opens whatever characters are in it', () => {
		const details = new Map(view(article).details.map((detail) => [detail.label, detail]));
		assert.deepEqual([...details.keys()], ['Type', 'DOI', 'Publisher', 'Volume', 'Issue', 'Pages']);
		assert.equal(details.get('Pages')?.value, '391–407');
		assert.equal(
			details.get('DOI')?.url,
			'https://doi.org/10.1002/(SICI)1097-4571(199009)41:6%3C391::AID-ASI1%3E3.0.CO;2-9',
		);
	});

	it('has the editors of a book beside its authors, and in their place where it has none', () => {
		const editor = [
			{ family: 'Hawk', given: 'Hal' },
			{ family: 'Kite', given: 'Kim' },
		];
		const chapter: Paper = {
			...preprint,
			type: 'chapter',
			editor,
			edition: '2',
			ISBN: '9783161484100',
			PMID: '12',
		};
		const labelled = view(chapter).details.map(({ label, value, url = '' }) => [label, value, url].join(' '));
		assert.ok(labelled.includes('Editors Hal Hawk, Kim Kite '));
		assert.ok(labelled.includes('Edition 2 '));
		assert.ok(labelled.includes('ISBN 9783161484100 '));
		assert.ok(labelled.includes('PMID 12 https://pubmed.ncbi.nlm.nih.gov/12/'));
		assert.deepEqual(view({ ...article, editor }).authors, ['Hal Hawk', 'Kim Kite (eds.)']);
		assert.ok(!view({ ...article, editor }).details.some(({ label }) => label === 'Editors'));
	});

	it('says whether its PDF and its bibliography can be opened', () => {
		const own = { ...preprint, provenance: { source: 'file:///refs.bib' }, files: ['notes.txt', 'a.pdf'] };
		assert.deepEqual([view(own).hasPdf, view(own).isInFile], [true, true]);
		assert.deepEqual([view(preprint).hasPdf, view(preprint).isInFile], [false, false]);
	});

	it('shows the citekey of a paper without a title', () => {
		assert.equal(view(article).title, 'cutler1991sici');
	});

	it('says nothing where nothing is known', () => {
		const { date, abstract, summary, authors } = view(article);
		assert.deepEqual(
			{ date, abstract, summary, authors },
			{ date: undefined, abstract: undefined, summary: undefined, authors: [] },
		);
	});

	it('can be copied as a citation, a reference and BibTeX', () => {
		const { citation, reference, bibtex } = view(preprint);
		assert.equal(citation, '[@yuan2024ecar]');
		assert.match(reference, /^Yuan, Zhihang.*E-CAR/);
		assert.match(bibtex, /^@\w+\{yuan2024ecar,/);
	});

	it('is what the page takes, after JSON', () => {
		for (const paper of [preprint, article]) {
			const related = [{ ...preprint, id: 'other', title: 'Another' }];
			const message = {
				type: 'showPaper',
				paper: toPaperView(paper, { summary: 'It does.', related }),
				pinned: true,
			};
			assert.ok(parseToPage(JSON.parse(JSON.stringify(message))));
			assert.deepEqual(message.paper.related, [
				{ id: 'other', title: 'Another', byline: 'Yuan et al. · 2024 · arXiv' },
			]);
		}
	});
});
