import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import {
	isWebAddress,
	parseFromPage,
	parsePageState,
	parseToPage,
	type FromPage,
	type PaperView,
	type ToPage,
	type TopicView,
} from '../../src/protocol';

const paper: PaperView = {
	id: 'gillman2024fourier',
	citekey: 'gillman2024fourier',
	title: 'Fourier Head',
	authors: ['Nate Gillman', 'Chen Sun'],
	date: '29 October 2024',
	venue: 'ICLR 2025',
	topics: ['Language models/Output heads'],
	links: [{ label: 'arXiv', url: 'https://arxiv.org/abs/2410.22269' }],
	hasPdf: false,
	isInFile: false,
	details: [{ label: 'Pages', value: '1–10' }],
	summary: 'It fits a Fourier series.',
	abstract: 'As the quality of $k$…',
	citation: '[@gillman2024fourier]',
	reference: 'Gillman, Nate, and Chen Sun. 2024. “Fourier Head.”',
	bibtex: '@misc{gillman2024fourier}',
	related: [{ id: 'a2020b', title: 'B', byline: 'A · 2020' }],
};

const topic: TopicView = {
	path: 'Language models/Output heads',
	name: 'Output heads',
	description: 'What stands at the end.',
	query: 'title:head',
	count: 201,
	years: [
		{ label: '2023', count: 0 },
		{ label: '2024', count: 199 },
	],
	undated: 2,
	words: ['Fourier'],
	subtopics: [{ path: 'Language models/Output heads/Softmax', name: 'Softmax', count: 3 }],
	papers: paper.related,
	more: 200,
	unread: 4,
	uncited: 0,
	canEdit: true,
};

const toPageExamples: readonly ToPage[] = [
	{ type: 'showPaper', paper, pinned: false },
	{ type: 'showMissing', id: 'nobody', nearest: paper.related, pinned: true },
	{ type: 'showTopic', topic, pinned: true },
	{ type: 'showMissingTopic', path: 'Nowhere', nearest: topic.subtopics, pinned: false },
	{ type: 'showNote', note: 'reading.md' },
	{ type: 'showNote' },
	{ type: 'copied', what: 'bibtex' },
];

const fromPageExamples: readonly FromPage[] = [
	{ type: 'ready' },
	{ type: 'openPaper', id: 'a2020b', newPanel: true },
	{ type: 'openTopic', path: 'Language models' },
	{ type: 'openLink', url: 'https://arxiv.org/abs/2410.22269' },
	{ type: 'cite', id: 'a2020b' },
	{ type: 'insertSummary', id: 'a2020b' },
	{ type: 'copy', what: 'reference', id: 'a2020b' },
	{ type: 'insertTopicReview', path: 'Language models' },
	{ type: 'editTopic', path: 'Language models' },
	{ type: 'searchTopic', topic: 'Language models/Output heads' },
	{ type: 'searchPapers' },
	{ type: 'pin' },
	{ type: 'reportError', message: 'x is undefined' },
];

describe('messages between host and page', () => {
	it('takes every message that the host sends, as it comes through JSON', () => {
		for (const message of toPageExamples) {
			assert.deepEqual(parseToPage(JSON.parse(JSON.stringify(message))), message);
		}
	});

	it('takes every message that the page sends', () => {
		for (const message of fromPageExamples) {
			assert.deepEqual(parseFromPage(JSON.parse(JSON.stringify(message))), message);
		}
	});

	it('takes a paper of which only the citekey and the title are known', () => {
		const { date: _date, venue: _venue, summary: _summary, abstract: _abstract, ...rest } = paper;
		const bare = { ...rest, authors: [], topics: [], links: [], details: [], related: [] };
		assert.ok(parseToPage({ type: 'showPaper', paper: bare, pinned: true }));
	});

	it('takes a topic of which nobody knows more than its name', () => {
		const { description: _description, query: _query, unread: _unread, uncited: _uncited, ...rest } = topic;
		const bare = { ...rest, count: 0, years: [], words: [], subtopics: [], papers: [] };
		assert.ok(parseToPage({ type: 'showTopic', topic: bare, pinned: true }));
	});

	it('ignores a topic with a wrong value anywhere in it', () => {
		for (const field of Object.keys(topic)) {
			for (const wrong of [-1, NaN, null, {}, [7], [{}]]) {
				const broken = { type: 'showTopic', topic: { ...topic, [field]: wrong }, pinned: false };
				assert.equal(parseToPage(broken), undefined, `${field} = ${JSON.stringify(wrong)}`);
			}
		}
	});

	it('ignores a message without one of its fields, or with a value of the wrong kind in it', () => {
		for (const [parse, examples] of [
			[parseToPage, toPageExamples],
			[parseFromPage, fromPageExamples],
		] as const) {
			for (const message of examples) {
				for (const field of Object.keys(message)) {
					assert.equal(parse({ ...message, [field]: 7 }), undefined, `${message.type}.${field} = 7`);
					const without = Object.fromEntries(Object.entries(message).filter(([name]) => name !== field));
					if (field !== 'note') {
						assert.equal(parse(without), undefined, `${message.type} without ${field}`);
					}
				}
			}
		}
	});

	it('ignores a paper with a wrong value anywhere in it', () => {
		for (const field of Object.keys(paper)) {
			for (const wrong of [7, null, {}, [7], [{}]]) {
				const broken = { type: 'showPaper', paper: { ...paper, [field]: wrong }, pinned: false };
				assert.equal(parseToPage(broken), undefined, `${field} = ${JSON.stringify(wrong)}`);
			}
		}
	});

	it('does not take names that every object inherits for messages or for things to copy', () => {
		for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', '']) {
			assert.equal(parseFromPage({ type: name }), undefined);
			assert.equal(parseToPage({ type: name }), undefined);
			assert.equal(parseFromPage({ type: 'copy', what: name, id: 'a' }), undefined);
		}
		assert.equal(parseFromPage(Object.create({ type: 'ready' })), undefined);
		assert.equal(parseFromPage(Object.create({ id: 'a' }, { type: { value: 'cite' } })), undefined);
	});

	it('does not take a message of one side for one of the other', () => {
		assert.ok(fromPageExamples.every((message) => parseToPage(message) === undefined));
		assert.ok(toPageExamples.every((message) => parseFromPage(message) === undefined));
	});

	it('never throws, and takes nothing made at random', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) => {
				assert.equal(parseToPage(value), undefined);
				assert.equal(parseFromPage(value), undefined);
				assert.equal(parsePageState(value), undefined);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('the state that a page keeps', () => {
	const seen = [
		{ id: 'a', scroll: 12.5 },
		{ id: 'Language models', isTopic: true, scroll: 0 },
	];

	it('is taken when it points at one of the papers and topics seen', () => {
		assert.deepEqual(parsePageState({ pinned: true, seen, at: 1 }), { pinned: true, seen, at: 1 });
	});

	it('is taken as versions kept it that had no topics', () => {
		const state = { pinned: false, seen: [{ id: 'a', scroll: 3 }], at: 0 };
		assert.deepEqual(parsePageState(state), state);
	});

	it('is ignored when it points nowhere, or is none', () => {
		for (const at of [2, -1, 0.5, NaN, '0', undefined]) {
			assert.equal(parsePageState({ pinned: true, seen, at }), undefined, String(at));
		}
		assert.equal(parsePageState({ pinned: true, seen: [], at: 0 }), undefined);
		assert.equal(parsePageState({ pinned: true, seen: [{ id: 'a', scroll: '1' }], at: 0 }), undefined);
		assert.equal(
			parsePageState({ pinned: true, seen: [{ id: 'a', isTopic: 'yes', scroll: 0 }], at: 0 }),
			undefined,
		);
		assert.equal(parsePageState(undefined), undefined);
	});
});

describe('addresses that may be opened', () => {
	it('are those of the web, in any of their forms', () => {
		for (const url of [
			'https://arxiv.org/abs/2410.22269',
			'http://example.org',
			'HTTPS://Example.org/a_(b)?q=1#s',
			'https://doi.org/10.1002/(SICI)1097-4571(199009)41:6%3C391::AID-ASI1%3E3.0.CO;2-9',
			'https://例え.jp/論文',
			'http://[::1]:8080/x',
			'https://example.org:8443/~user',
		]) {
			assert.ok(isWebAddress(url), url);
		}
	});

	it('are no commands, files, scripts, addresses with a user name, or texts with an address in them', () => {
		for (const url of [
			'command:marginalia.insertCitation',
			'file:///etc/passwd',
			'vscode://x.y/z',
			'javascript:alert(1)',
			'data:text/html,x',
			'https://',
			'https:/example.org',
			'https://user@example.org',
			'https://arxiv.org@example.org/abs',
			'https://arxiv.org\\@example.org',
			' https://example.org',
			'https://example.org/a b',
			'https://example.org/\u0000',
			'https://example.org/"onclick',
			'see https://example.org',
			'',
		]) {
			assert.ok(!isWebAddress(url), url);
		}
	});
});
