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

	it('groups by another rule from its title bar', async () => {
		await papers.clickTitleButton('Group Papers By');
		await workbench().pick('Year');
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

	it('comes to the front for what changes it from the Command Palette', async () => {
		await workbench().runCommand('View: Show Explorer');
		await workbench().page.locator('.sidebar .explorer-folders-view').waitFor();
		await workbench().runCommand('Marginalia: Filter Papers…');
		await workbench().type('wavtok');
		await papers.row('WavTokenizer').waitFor();
		await workbench().page.keyboard.press('Escape');
		await until('all topics are back', async () => (await papers.rows()).length > 10);
	});

	describe('with a large bibliography', () => {
		const surnames = ['Abel', 'Bauer', 'Costa', 'Dahl', 'Evans', 'Ferri', 'Gomez', 'Hahn', 'Ito', 'Jung'];
		/** Titles "Study 0000 of Owls" to "Study 2499 of Owls", but for one of another bird: too many to be shown at one go. */
		const entries = (other: number, bird: string): string =>
			Array.from({ length: 2500 }, (_, at) => {
				const number = String(at).padStart(4, '0');
				const surname = `${surnames[at % surnames.length]}${number}`;
				const title = `Study ${number} of ${at === other ? bird : 'Owls'}`;
				const file = at === 5 ? ', file = {:owl.pdf:PDF}, abstract = {Owls see.}' : '';
				return `@article{owl${number}, title = {${title}}, author = {${surname}, Ann}, year = {2020}${file}}`;
			}).join('\n');

		before(async () => {
			await workbench().changeSettings({ 'marginalia.sampleLibrary.enabled': false });
			await workbench().createFile('owl.pdf', 'no real PDF');
			await workbench().createFile('owls.bib', entries(0, 'Eagles'));
		});

		it('shows ranges of authors, which say from where to where they run', async () => {
			await papers.clickTitleButton('Group Papers By');
			await workbench().pick('Author');
			await until('the ranges show', async () =>
				(await papers.rows()).some((row) => /^Abel\d+ – Abel\d+ \d+ authors$/.test(row)),
			);
			await workbench().screenshot('ranges-of-authors');
		});

		it('shows ranges of papers too', async () => {
			await papers.clickTitleButton('Group Papers By');
			await workbench().pick('No groups');
			await papers.clickTitleButton('Sort Papers By');
			await workbench().pick('Title');
			const first = 'Study 0000 of Eagles – Study 0049 of Owls 50';
			await until('the ranges show', async () => (await papers.rows())[0] === first);
			await papers.expand('Study 0000 of Eagles');
			await papers.row('Study 0004 of Owls').waitFor();
			const label = await papers.row('Study 0005 of Owls').getAttribute('aria-label');
			assert.match(label ?? '', /Study 0005 of Owls, Ferri0005 2020, has a PDF, has an abstract/);
			await workbench().screenshot('ranges-of-papers');
		});

		it('keeps a range open, and the paper in it selected, while the bibliography changes', async () => {
			await papers.click('Study 0005 of Owls');
			await workbench().createFile('owls.bib', entries(3, 'Larks'));
			await papers.row('Study 0003 of Larks').waitFor();
			assert.equal(await papers.row('Study 0005 of Owls').getAttribute('aria-selected'), 'true');
			assert.equal(await papers.row('– Study 0049 of Owls').getAttribute('aria-expanded'), 'true');
		});

		it('opens the PDF of a paper that has one, from its context menu', async () => {
			await papers.rightClick('Study 0005 of Owls');
			await workbench().pickFromMenu('Open PDF');
			await workbench().activeTab('owl.pdf').waitFor();
		});

		it('reveals a paper within its range', async () => {
			await workbench().runCommand('Marginalia: Reveal in Papers View');
			await workbench().type('owl1234');
			await workbench().waitForFirstRow('Study 1234 of Owls');
			await workbench().pick();
			await until('its row is selected', async () => {
				const row = papers.row('Study 1234 of Owls');
				return (await row.count()) > 0 && (await row.getAttribute('aria-selected')) === 'true';
			});
		});
	});
});
