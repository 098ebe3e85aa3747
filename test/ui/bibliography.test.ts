import { strict as assert } from 'node:assert';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

const entries = `@article{owl2020,
  author = {Owl, Olga},
  title = {Seeing in the Dark},
  journal = {Journal of Night Vision},
  year = {2020},
  keywords = {Birds/Owls, senses},
}

@article{lark2021,
  author = {Lark, Luis},
  title = {Singing at Dawn},
  journal = {Journal of Song},
  year = {2021},
  keywords = {Birds/Larks},
}
`;

describe('A bibliography in the folder', () => {
	const workbench = useWorkbench();

	it('brings its papers into the tree, under its keywords as topics', async () => {
		const papers = new TreeView(workbench(), 'Marginalia');
		await papers.open();
		await workbench().createFile('birds.bib', entries);
		await until('its topic shows', async () => (await papers.rows()).includes('Birds 2'));
		await papers.expand('Birds');
		await papers.expand('Owls');
		await papers.row('Seeing in the Dark').waitFor();
	});

	it('opens at the entry of a paper', async () => {
		const papers = new TreeView(workbench(), 'Marginalia');
		await papers.expand('Larks');
		await papers.rightClick('Singing at Dawn');
		await workbench().pickFromMenu('Reveal in Bibliography');
		await workbench().activeTab('birds.bib').waitFor();
		await workbench().page.locator('.statusbar-item', { hasText: 'Ln 9, Col 1' }).waitFor();
	});

	it('opens from the details of a paper, of which commands are then', async () => {
		const page = workbench().webview;
		await new TreeView(workbench(), 'Marginalia').click('Singing at Dawn');
		await page.getByRole('heading', { name: 'Singing at Dawn' }).waitFor();
		assert.equal(await page.getByRole('button', { name: 'Open PDF' }).count(), 0);
		await page.getByRole('button', { name: 'Keep Open' }).click();
		await workbench().runCommand('Marginalia: Copy Citekey');
		await until('it is copied', async () => (await workbench().clipboard()) === 'lark2021');
		await page.getByRole('button', { name: 'Reveal in Bibliography' }).click();
		await workbench().activeTab('birds.bib').waitFor();
	});

	it('shows each of two works that have one key', async () => {
		const papers = new TreeView(workbench(), 'Marginalia');
		const page = workbench().webview;
		const other =
			'@book{owl2020, title = {Hooting at Noon}, author = {Strix, Stan}, keywords = {Birds/Owls}}\n';
		await workbench().createFile('owls.bib', other);
		await papers.click('Hooting at Noon');
		await page.getByRole('heading', { name: 'Hooting at Noon' }).waitFor();
		await page.getByRole('button', { name: 'Reveal in Bibliography' }).click();
		await workbench().activeTab('owls.bib').waitFor();
		await papers.click('Seeing in the Dark');
		await page.getByRole('heading', { name: 'Seeing in the Dark' }).waitFor();
		assert.deepEqual(await workbench().notifications(), []);
		await rm(path.join(workbench().folder, 'owls.bib'));
	});

	it('is a group of its own in its folder, where its papers say what they have', async () => {
		const papers = new TreeView(workbench(), 'Marginalia');
		const file = path.join(workbench().folder, 'shelf/wings.bib');
		await mkdir(path.dirname(file), { recursive: true });
		const own = 'abstract = {Owls see.}, file = {:owl.pdf:PDF}';
		const book = (key: string, title: string, more = ''): string =>
			`@book{${key}, title = {${title}}, year = {2022}, ${more}}\n`;
		const text =
			book('wren', 'Wrens', own) + book('kite', 'Kites') + book('rook', 'Rooks', 'abstract = {Rooks play.}');
		await writeFile(file, text);
		await papers.clickTitleButton('Group Papers By');
		await workbench().pick('Source');
		await papers.expand('shelf');
		await papers.expand('wings.bib');
		const spoken = (title: string): Promise<string | null> => papers.row(title).getAttribute('aria-label');
		assert.match((await spoken('Wrens')) ?? '', /^Wrens, 2022, has a PDF, has an abstract/);
		assert.match((await spoken('Kites')) ?? '', /^Kites, 2022, no abstract/);
		assert.match((await spoken('Rooks')) ?? '', /^Rooks, 2022, has an abstract/);
		const label = async (): Promise<string> =>
			(await papers.rows()).find((row) => row.startsWith('wings.bib 3')) ?? '';
		await writeFile(file, text.slice(0, text.indexOf('ooks')));
		await until('it is marked', async () => (await label()) === 'wings.bib 3 · not read well');
		await writeFile(file, text);
		await until('it is well again', async () => (await label()) === 'wings.bib 3');
		await rm(file);
		await mkdir(file);
		await until('it is marked', async () => (await label()) === 'wings.bib 3 · not read well');
		assert.match((await spoken('wings.bib')) ?? '', /what it held before is shown/);
		await workbench().screenshot('not-read-well');
		await rm(file, { recursive: true });
		await until('it is gone', async () => (await label()) === '');
	});

	it('is searched like the sample', async () => {
		await workbench().openQuickPick('Shift+Alt+L');
		await workbench().type('singing dawn');
		await workbench().waitForFirstRow('Singing at Dawn');
		await workbench().page.keyboard.press('Escape');
	});
});
