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

	it('is searched like the sample', async () => {
		await workbench().openQuickPick('Shift+Alt+L');
		await workbench().type('singing dawn');
		await workbench().waitForFirstRow('Singing at Dawn');
		await workbench().page.keyboard.press('Escape');
	});
});
