import { strict as assert } from 'node:assert';
import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

describe('The Papers view', () => {
	const workbench = useWorkbench();
	let papers: TreeView;

	before(async () => {
		papers = new TreeView(workbench(), 'Marginalia');
		await papers.open();
	});

	it('lists topics with how many papers stand in them', async () => {
		await until('the topics show', async () => (await papers.rows()).length > 5);
		const rows = await papers.rows();
		assert.ok(rows.includes('Image generation 15'), rows.join('\n'));
		assert.ok(rows.includes('Visual tokenizers 8'), rows.join('\n'));
	});

	it('nests a topic in its parent', async () => {
		await papers.expand('Speech and audio');
		await papers.expand('Music');
		assert.ok((await papers.rows()).some((row) => row.startsWith('SongGen')));
		await papers.collapse('Speech and audio');
	});

	it('shows a paper in the preview on a click, and the next one takes its place', async () => {
		await papers.expand('Visual tokenizers');
		await papers.click('FlexTok');
		await workbench()
			.webview.getByRole('heading', { level: 1, name: /FlexTok/ })
			.waitFor();
		await papers.click('TokenFlow');
		await workbench()
			.webview.getByRole('heading', { level: 1, name: /TokenFlow/ })
			.waitFor();
		const tabs = await workbench().tabs();
		assert.equal(tabs.filter((tab) => tab.startsWith('Preview:')).length, 1, tabs.join('\n'));
	});

	it('keeps a paper open on a double click', async () => {
		await papers.doubleClick('FlexTok');
		await until('the panel of FlexTok stays', async () =>
			(await workbench().tabs()).some((tab) => tab.startsWith('FlexTok')),
		);
	});

	it('keeps a paper open on Enter', async () => {
		await papers.click('VTBench');
		await workbench().page.keyboard.press('Enter');
		await until('the panel of VTBench stays', async () =>
			(await workbench().tabs()).some((tab) => tab.startsWith('VTBench')),
		);
	});

	it('shows the card of a paper when the pointer rests on its row', async () => {
		await papers.row('TokenFlow').hover();
		await workbench().card.getByText('Topics:').waitFor();
		const card = await workbench().card.innerText();
		assert.match(card, /TokenFlow: Unified Image Tokenizer/);
		assert.match(card, /Details/);
		await workbench().page.mouse.move(0, 0);
	});

	it('offers in its context menu what can be done with a paper', async () => {
		await papers.rightClick('FlexTok');
		const titles = await workbench().menuTitles();
		for (const title of [
			'Insert Citation',
			'Insert Summary',
			'Copy Citekey',
			'Copy Citation',
			'Copy BibTeX',
			'Open on arXiv',
			'Reveal in Papers View',
		]) {
			assert.ok(titles.includes(title), `${title} is not among ${titles.join(', ')}`);
		}
		await workbench().pickFromMenu('Copy BibTeX');
		await until('the BibTeX is on the clipboard', async () =>
			(await workbench().clipboard()).includes('FlexTok'),
		);
	});

	it('groups by another rule from its title bar and remembers it after a reload', async () => {
		await papers.clickTitleButton('Group Papers By');
		await workbench().pick('Year');
		await until('the years show', async () => (await papers.rows()).some((row) => /^2025 \d+$/.test(row)));
		await workbench().reload();
		await papers.open();
		await until('the years show', async () => (await papers.rows()).some((row) => /^2025 \d+$/.test(row)));
		await papers.clickTitleButton('Group Papers By');
		await workbench().pick('Topic');
		await until('the topics show', async () => (await papers.rows()).includes('Visual tokenizers 8'));
	});

	it('sorts by title', async () => {
		await papers.clickTitleButton('Sort Papers By');
		await workbench().pick('Title');
		await papers.expand('Visual tokenizers');
		const rows = await papers.rows();
		const start = rows.indexOf('Visual tokenizers 8') + 1;
		const titles = rows.slice(start, start + 8);
		assert.deepEqual(titles, [...titles].sort(), titles.join('\n'));
	});

	it('filters while one types, and shows everything again when the filter is cleared', async () => {
		await papers.clickTitleButton('Filter Papers');
		await workbench().type('wavtok');
		await until('only WavTokenizer is left', async () => {
			const rows = await papers.rows();
			return rows.some((row) => row.startsWith('WavTokenizer')) && rows.length < 6;
		});
		await workbench().pick();
		await papers.clickTitleButton('Clear Filter');
		await until('all topics are back', async () => (await papers.rows()).length > 10);
	});
});
