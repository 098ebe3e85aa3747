import { strict as assert } from 'node:assert';
import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

describe('Keys in the Papers view', () => {
	const workbench = useWorkbench();
	let papers: TreeView;

	const press = (...keys: readonly string[]) =>
		keys.reduce<Promise<void>>(
			(before, key) => before.then(() => workbench().page.keyboard.press(key)),
			Promise.resolve(),
		);
	const isCopied = (text: string) =>
		until(`${text} is copied`, async () => (await workbench().clipboard()) === text);

	before(async () => {
		await workbench().createFile(
			'birds.bib',
			'@misc{owl, title = {Owls at Night}, keywords = {Birds}}\n@misc{lark, title = {Larks}, keywords = {Birds}}\n@misc{gull, title = {Gulls}}',
		);
		papers = new TreeView(workbench(), 'Marginalia');
		await papers.open();
		await papers.row('Birds').waitFor();
		await papers.expand('Birds');
		await papers.click('Owls at Night');
		await workbench().webview.getByRole('heading', { level: 1, name: 'Owls at Night' }).waitFor();
	});

	it('are about the row that arrow keys lead to, and leave topics open or closed', async () => {
		await press('Control+C');
		await isCopied('[@owl]');
		await press('ArrowUp', 'Control+C');
		await isCopied(/Larks/.test((await papers.rows())[1] ?? '') ? '[@lark]' : 'Birds');
		await papers.click('Owls at Night');
		await press('Home', 'F2');
		await workbench().quickPick.getByText('Rename “Birds”').waitFor();
		await press('Escape');
		assert.equal(await papers.row('Birds').getAttribute('aria-expanded'), 'true');
	});

	it('take a paper out of the topic that it stands under, and put it back', async () => {
		await papers.click('Larks');
		await press('Delete');
		await papers.row('Larks').waitFor({ state: 'detached' });
		await until('the file says so', async () =>
			/name: Birds\n\s*except:\s[^]*lark/.test(await workbench().fileText('.marginalia/topics.yml')),
		);
		await papers.click('Owls at Night');
		await press('Control+Z');
		await papers.row('Larks').waitFor();
	});

	it('open no paper from a topic', async () => {
		await papers.click('Owls at Night');
		await workbench().activeTab('Preview: Owls at Night').waitFor();
		const before = await workbench().tabs();
		await press('Home', 'Enter');
		await until(
			'the topic is closed',
			async () => (await papers.row('Birds').getAttribute('aria-expanded')) === 'false',
		);
		assert.deepEqual(await workbench().tabs(), before);
		await papers.expand('Birds');
	});

	it('say what cannot be renamed or deleted', async () => {
		await papers.click('Unfiled');
		await press('F2');
		await workbench().waitForNotification('“Unfiled” is no topic.');
		await papers.click('Efficient inference');
		await press('Delete');
		await workbench().waitForNotification('your sources give it');
	});

	it('rename the citekey of a paper where its entry is', async () => {
		await papers.click('Owls at Night');
		await press('F2');
		await workbench().activeTab('birds.bib').waitFor();
		const input = workbench().page.locator('.rename-box input');
		await input.waitFor();
		assert.equal(await input.inputValue(), 'owl');
		await input.fill('owl2020');
		await press('Enter');
		await workbench().page.locator('.view-line', { hasText: '@misc{owl2020,' }).waitFor();
	});
});
