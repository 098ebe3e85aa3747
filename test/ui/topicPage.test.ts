import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import type { PageState, PaperView, TopicView } from '../../src/protocol';
import { usePage, type PageAlone } from './support/usePage';

const topic: TopicView = {
	path: 'Image generation/Tokens',
	name: 'Tokens',
	description: 'Images as tokens.\n\nAnd what comes of it.',
	query: 'title:token',
	count: 212,
	years: [
		{ label: '2022', count: 1 },
		{ label: '2023', count: 0 },
		{ label: '2024', count: 211 },
	],
	undated: 0,
	words: ['VQ-VAE', 'codebook'],
	subtopics: [{ path: 'Image generation/Tokens/Flexible', name: 'Flexible', count: 1 }],
	papers: Array.from({ length: 30 }, (_, at) => ({
		id: `p${at}`,
		title: `Paper ${at}`,
		byline: 'Yuan · 2024',
	})),
	more: 12,
	unread: 4,
	canEdit: false,
};
const above: TopicView = { ...topic, path: 'Image generation', name: 'Image generation' };
const paper: PaperView = {
	id: 'p0',
	citekey: 'p0',
	title: 'Paper 0',
	authors: [],
	topics: [topic.path],
	links: [],
	hasPdf: false,
	isInFile: false,
	details: [],
	citation: '[@p0]',
	reference: 'Paper 0.',
	bibtex: '@misc{p0}',
	related: [],
};

describe('The page of a topic, on its own', () => {
	const openPage = usePage();
	let alone: PageAlone;
	let page: Page;

	async function open(state?: PageState, width?: number): Promise<void> {
		alone = await openPage(state, width);
		({ page } = alone);
	}

	const show = (view: TopicView) => alone.tell({ type: 'showTopic', topic: view, pinned: true });
	const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

	it('says how many papers there are, and leaves out what nobody knows', async () => {
		await open();
		await show(topic);
		assert.equal(await alone.heading(), 'Tokens');
		assert.equal(await page.locator('.published').textContent(), '212 papers · 4 unread');
		await show({ ...topic, count: 1, unread: undefined, uncited: 1, undated: 1 });
		assert.equal(await page.locator('.published').textContent(), '1 paper · 1 not cited · 1 without a date');
	});

	it('draws the papers by year, and says the numbers to who cannot see it', async () => {
		await open();
		await show(topic);
		const picture = page.getByRole('img');
		assert.equal(
			await picture.getAttribute('aria-label'),
			'Papers by year. 2022: 1 paper, 2024: 211 papers.',
		);
		assert.deepEqual(await picture.locator('title').allTextContents(), [
			'2022: 1 paper',
			'2023: no papers',
			'2024: 211 papers',
		]);
		const [small, large] = await picture
			.locator('.bar')
			.evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().height));
		assert.ok(small! > 0 && large! > 50 && small! < large! / 50, `${small} and ${large}`);
	});

	it('draws no picture of a single year', async () => {
		await open();
		await show({ ...topic, years: topic.years.slice(2) });
		assert.equal(await page.getByRole('img').count(), 0);
	});

	it('opens the topics above and below, and the papers', async () => {
		await open();
		await show(topic);
		await press('Image generation');
		assert.deepEqual(await alone.lastSent(), { type: 'openTopic', path: 'Image generation' });
		await press(/^Flexible/);
		assert.deepEqual(await alone.lastSent(), { type: 'openTopic', path: 'Image generation/Tokens/Flexible' });
		await press(/^Paper 0/);
		assert.deepEqual(await alone.lastSent(), { type: 'openPaper', id: 'p0', newPanel: false });
	});

	it('asks for a review, a search, and an edit where the topic is the user’s own', async () => {
		await open();
		await show(topic);
		await press('Insert Topic Review');
		assert.deepEqual(await alone.lastSent(), { type: 'insertTopicReview', path: topic.path });
		await press('Search in This Topic');
		assert.deepEqual(await alone.lastSent(), { type: 'searchTopic', topic: topic.path });
		assert.equal(await page.getByRole('button', { name: 'Edit Topic' }).count(), 0);
		await show({ ...topic, canEdit: true });
		await press('Edit Topic');
		assert.deepEqual(await alone.lastSent(), { type: 'editTopic', path: topic.path });
	});

	it('says where the review goes, and how many papers it does not list', async () => {
		await open();
		await show(topic);
		await alone.tell({ type: 'showNote' });
		assert.equal(
			await page.locator('#target').textContent(),
			'No note is open: the review is copied instead.',
		);
		assert.match((await page.locator('.topic-papers').innerText()) ?? '', /and 12 more/);
	});

	it('shows markup in a topic as text, within its policy', async () => {
		const markup = '<img src=x onerror="host.violations.push(1)"><b>bold</b>';
		await open();
		await show({
			...topic,
			name: markup,
			description: markup,
			query: markup,
			words: [markup],
			years: [
				{ label: markup, count: 1 },
				{ label: '2024', count: 1 },
			],
			subtopics: [{ path: markup, name: markup, count: 1 }],
		});
		assert.equal(await alone.heading(), markup);
		assert.equal(await page.locator('article img, article b').count(), 0);
		assert.deepEqual((await alone.host()).violations, []);
	});

	it('goes back from a paper to the topic, to where the reader was, and on to a topic above', async () => {
		await open();
		await show(topic);
		await page.evaluate('window.scrollTo(0, 240)');
		await alone.tell({ type: 'showPaper', paper, pinned: true });
		assert.equal(await page.getByRole('status').textContent(), 'Showing Paper 0');
		await page.keyboard.press('Alt+ArrowLeft');
		assert.deepEqual(await alone.lastSent(), { type: 'openTopic', path: topic.path });
		await show(topic);
		assert.equal(await alone.scroll(), 240);
		await show(above);
		await press(/^Back/);
		assert.deepEqual(await alone.lastSent(), { type: 'openTopic', path: topic.path });
		assert.deepEqual(
			(await alone.host()).state?.seen.map(({ id, isTopic }) => [id, isTopic]),
			[
				[topic.path, true],
				[above.path, true],
			],
		);
	});

	it('is where it was after a reload', async () => {
		const state: PageState = {
			pinned: true,
			seen: [{ id: topic.path, isTopic: true, scroll: 180 }],
			at: 0,
		};
		await open(state);
		await show(topic);
		assert.equal(await alone.scroll(), 180);
		assert.deepEqual((await alone.host()).state, state);
	});

	it('is what a topic of a paper leads to', async () => {
		await open();
		await alone.tell({ type: 'showPaper', paper, pinned: true });
		await press('Image generation › Tokens');
		assert.deepEqual(await alone.lastSent(), { type: 'openTopic', path: topic.path });
	});

	it('offers the nearest topics in place of one that is not there', async () => {
		await open();
		await alone.tell({ type: 'showMissingTopic', path: 'Token', nearest: topic.subtopics, pinned: true });
		assert.equal(await alone.heading(), 'This topic is not in your library');
		await press(/^Flexible/);
		assert.deepEqual(await alone.lastSent(), { type: 'openTopic', path: 'Image generation/Tokens/Flexible' });
	});

	it('never scrolls sideways, however narrow it is and however long the words are', async () => {
		await open(undefined, 200);
		const long = 'x'.repeat(200);
		await show({
			...topic,
			path: `${long}/${long}`,
			name: long,
			description: long,
			query: long,
			words: [long],
			years: Array.from({ length: 40 }, (_, at) => ({ label: String(1980 + at), count: 1000 * at })),
			subtopics: [{ path: long, name: long, count: 1 }],
		});
		for (const width of [200, 280, 400, 830, 1400]) {
			await page.setViewportSize({ width, height: 600 });
			assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
		}
	});
});
