import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import type { PageState, PaperView } from '../../src/protocol';
import { origin, usePage, type PageAlone } from './support/usePage';

const paper: PaperView = {
	id: 'knuth1984literate',
	citekey: 'knuth1984literate',
	title: 'Literate Programming in $\\mathbb R^d$',
	authors: ['Donald E. Knuth'],
	date: 'May 1984',
	venue: 'The Computer Journal',
	topics: ['Programming/Documentation'],
	links: [
		{ label: 'DOI', url: 'https://doi.org/10.1093/comjnl/27.2.97' },
		{ label: 'Code', url: 'https://github.com/knuth/web' },
	],
	hasPdf: false,
	isInFile: false,
	details: [{ label: 'DOI', value: '10.1093/comjnl/27.2.97', url: 'https://doi.org/10.1093/comjnl/27.2.97' }],
	summary: 'It presents WEB.',
	abstract: `The author and his associates. ${'He believes that the time is ripe. '.repeat(60)}`,
	citation: '[@knuth1984literate]',
	reference: 'Knuth, Donald E. 1984. “Literate Programming.”',
	bibtex: '@article{knuth1984literate}',
	related: [{ id: 'bentley1986pearls', title: 'Programming Pearls', byline: 'Bentley · 1986' }],
};
const other: PaperView = {
	...paper,
	id: 'bentley1986pearls',
	citekey: 'bentley1986pearls',
	title: 'Programming Pearls',
};

describe('The page of a paper, on its own', () => {
	const openPage = usePage();
	let alone: PageAlone;
	let page: Page;

	async function open(state?: PageState, width?: number): Promise<void> {
		alone = await openPage(state, width);
		({ page } = alone);
	}

	const show = (view: PaperView) => alone.tell({ type: 'showPaper', paper: view, pinned: true });

	it('says that it is ready before it is told anything', async () => {
		await open();
		assert.deepEqual((await alone.host()).sent, [{ type: 'ready' }]);
	});

	it('shows markup in a paper as text', async () => {
		const markup = '<img src=x onerror="host.violations.push(1)"><b>bold</b>';
		await open();
		await show({ ...paper, title: markup, abstract: markup, authors: [markup], reference: markup });
		assert.equal(await alone.heading(), markup);
		assert.equal(await page.locator('article img, article b').count(), 0);
	});

	it('shows any mathematics without breaking its policy, and what cannot be read as it is', async () => {
		await open();
		const formulas = [
			'\\frac{1',
			'\\Foo_x + \\mathbf y',
			'\\color{red}{z}',
			'\\href{javascript:x}{y}',
			'\\def\\a{\\a\\a}\\a',
		];
		await show({ ...paper, abstract: formulas.map((tex) => `$${tex}$`).join(' and ') });
		const text = (await page.locator('.abstract').textContent()) ?? '';
		assert.ok(text.includes('$\\frac{1$'), text);
		assert.ok(text.includes('𝐲') && text.includes('Foo') && !text.includes('\\Foo'), text);
		assert.equal(await page.locator('.abstract a').count(), 0);
		assert.deepEqual((await alone.host()).violations, []);
	});

	it('never scrolls sideways, however narrow it is and however long the words are', async () => {
		await open(undefined, 200);
		const long = 'https://example.org/'.padEnd(200, 'x');
		await show({
			...paper,
			title: long,
			abstract: long,
			bibtex: long,
			citekey: 'k'.repeat(90),
			topics: [long],
			links: [{ label: long, url: long }],
			details: [{ label: 'URL', value: long, url: long }],
		});
		for (const width of [200, 280, 400, 830, 1400]) {
			await page.setViewportSize({ width, height: 600 });
			assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
		}
	});

	it('keeps each text in its own direction and language, and the levels of topics in their order', async () => {
		await open();
		const hebrew = 'ספר זה עוסק בספרות.';
		await show({
			...paper,
			language: 'he',
			summary: hebrew,
			abstract: hebrew,
			reference: hebrew,
			topics: ['שפות/עברית/ספרות'],
		});
		assert.equal(await page.title(), 'Literate Programming in ℝd');
		for (const part of ['h1', '.summary p', '.abstract p']) {
			assert.equal(await page.locator(part).getAttribute('lang'), 'he', part);
		}
		for (const part of ['.summary p', '.abstract p', '.copyable > p']) {
			assert.equal(
				await page.locator(part).evaluate((text) => getComputedStyle(text).direction),
				'rtl',
				part,
			);
		}
		const levels = await page
			.locator('.topic bdi')
			.evaluateAll((texts) => texts.map((text) => text.getBoundingClientRect().left));
		assert.deepEqual(
			levels,
			[...levels].sort((a, b) => a - b),
		);
		assert.equal(levels.length, 3);
	});

	it('asks the host to open a link, and stays', async () => {
		await open();
		await show(paper);
		await page.getByRole('link', { name: 'Code' }).click();
		assert.deepEqual(await alone.lastSent(), { type: 'openLink', url: 'https://github.com/knuth/web' });
		assert.equal(page.url(), `${origin}/`);
	});

	it('asks the host to open the PDF and the entry of a paper that has them', async () => {
		await open();
		await show({ ...paper, hasPdf: true, isInFile: true });
		await page.getByRole('button', { name: 'Open PDF' }).click();
		assert.deepEqual(await alone.lastSent(), { type: 'openPdf', id: paper.id });
		await page.getByRole('button', { name: 'Reveal in Bibliography' }).click();
		assert.deepEqual(await alone.lastSent(), { type: 'revealEntry', id: paper.id });
		await show(paper);
		await page.getByRole('button', { name: 'Open PDF' }).waitFor({ state: 'detached' });
	});

	it('does not make a link of an address that is not of the web', async () => {
		await open();
		await show({
			...paper,
			links: [{ label: 'Bad', url: 'command:x' }],
			details: [{ label: 'URL', value: 'u', url: 'file:///x' }],
		});
		assert.equal(await page.getByRole('link').count(), 0);
	});

	it('opens a related paper in place, or in a panel of its own with Ctrl held', async () => {
		await open();
		await show(paper);
		const related = page.getByRole('button', { name: /Programming Pearls/ });
		await related.click();
		assert.deepEqual(await alone.lastSent(), { type: 'openPaper', id: other.id, newPanel: false });
		await related.click({ modifiers: ['Control'] });
		assert.deepEqual(await alone.lastSent(), { type: 'openPaper', id: other.id, newPanel: true });
	});

	it('puts the focus on the title of another paper, and says which it is', async () => {
		await open();
		await show(paper);
		await page.getByRole('button', { name: /Programming Pearls/ }).click();
		await show(other);
		assert.equal(await alone.focused(), 'title');
		assert.equal(await alone.scroll(), 0);
		assert.equal(await page.getByRole('status').textContent(), 'Showing Programming Pearls');
	});

	it('goes back with Alt+Left to where the reader was', async () => {
		await open();
		await show(paper);
		await page.evaluate('window.scrollTo(0, 240)');
		await show(other);
		await page.keyboard.press('Alt+ArrowLeft');
		assert.deepEqual(await alone.lastSent(), { type: 'openPaper', id: paper.id, newPanel: false });
		await show(paper);
		assert.equal(await alone.scroll(), 240);
		assert.ok(await page.getByRole('button', { name: 'Back' }).isDisabled());
		assert.ok(await page.getByRole('button', { name: 'Forward' }).isEnabled());
	});

	it('keeps focus and place when the paper it shows has changed', async () => {
		await open();
		await show(paper);
		await page.locator('#copy-reference').focus();
		await page.evaluate('window.scrollTo(0, 240)');
		await show({ ...paper, date: '1985' });
		assert.ok((await page.locator('header').innerText()).includes('1985'));
		assert.equal(await alone.focused(), 'copy-reference');
		assert.equal(await alone.scroll(), 240);
	});

	it('is where it was after a reload', async () => {
		const state: PageState = { pinned: true, seen: [{ id: paper.id, scroll: 180 }], at: 0 };
		await open(state);
		await show(paper);
		assert.equal(await alone.scroll(), 180);
		assert.deepEqual((await alone.host()).state, state);
	});

	it('says what was copied, to the eye and to the ear', async () => {
		await open();
		await show(paper);
		await page.getByRole('button', { name: 'Copy BibTeX' }).click();
		assert.deepEqual(await alone.lastSent(), { type: 'copy', what: 'bibtex', id: paper.id });
		await alone.tell({ type: 'copied', what: 'bibtex' });
		assert.equal(await page.locator('#copy-bibtex').textContent(), 'Copied');
		assert.equal(await page.getByRole('status').textContent(), 'BibTeX copied');
	});

	it('names the note that it writes into', async () => {
		await open();
		await show(paper);
		await alone.tell({ type: 'showNote', note: 'reading.md' });
		assert.equal(await page.locator('#target').textContent(), 'into reading.md');
	});

	it('offers the nearest papers in place of one that is not there', async () => {
		await open();
		await alone.tell({ type: 'showMissing', id: 'nobody', nearest: paper.related, pinned: true });
		assert.equal(await alone.heading(), 'This paper is not in your library');
		await page.getByRole('button', { name: 'Search Papers' }).click();
		assert.deepEqual(await alone.lastSent(), { type: 'searchPapers' });
		assert.equal(await page.getByRole('button', { name: /Programming Pearls/ }).count(), 1);
	});

	it('ignores what is no message for it', async () => {
		await open();
		await show(paper);
		await alone.tell('showPaper');
		await page.evaluate(
			`window.dispatchEvent(new MessageEvent('message', { data: { type: 'showPaper', paper: {} } }))`,
		);
		assert.equal(await page.getByRole('status').textContent(), '');
		assert.equal((await alone.host()).state?.seen.length, 1);
	});
});
