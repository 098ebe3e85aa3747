import { strict as assert } from 'node:assert';
import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

describe('A library of 100,000 papers', () => {
	const workbench = useWorkbench();
	const surnames = ['Abel', 'Bauer', 'Costa', 'Dahl', 'Evans', 'Ferri', 'Gomez', 'Hahn', 'Ito', 'Jung'];
	let papers: TreeView;

	before(async function () {
		this.timeout(120_000);
		const entries = Array.from({ length: 100_000 }, (_, at) => {
			const number = String(at).padStart(5, '0');
			const title = at === 77_777 ? 'Why Larks Rise Early' : `Study ${number} of Owls`;
			const author = `${surnames[at % surnames.length]}${number}, Ann`;
			return `@article{owl${number}, title = {${title}}, author = {${author}}, year = {${1950 + (at % 70)}}}`;
		});
		await workbench().changeSettings({ 'marginalia.sampleLibrary.enabled': false });
		await workbench().createFile('owls.bib', entries.join('\n'));
		// Only while a window starts are papers said to be still to come.
		await workbench().reload();
		papers = new TreeView(workbench(), 'Marginalia');
		await papers.open();
	});

	it('is told to be read still, by what takes all papers and by a search', async () => {
		await workbench().runCommand('Marginalia: Propose Topics for Unfiled Papers…');
		await workbench().waitForNotification('The bibliographies are still being read.');
		await workbench().openQuickPick('Shift+Alt+L');
		await workbench()
			.quickPick.getByText(/papers read so far/)
			.waitFor();
		await workbench().page.keyboard.press('Escape');
	});

	it('is searched once it is read', async function () {
		this.timeout(120_000);
		await papers.clickTitleButton('Group Papers By');
		await workbench().pick('No groups');
		await workbench().openQuickPick('Shift+Alt+L');
		await workbench().type('owl99999');
		await until(
			'the last paper is found',
			async () => (await workbench().quickPickRows())[0]?.includes('Study 99999'),
			100_000,
		);
		await workbench().page.keyboard.press('Escape');
		await until('the tree has ranges of years', async () => /^\d{4}/.test((await papers.rows())[0] ?? ''));
	});

	it('scrolls from its first to its last range, and opens it', async () => {
		const { keyboard } = workbench().page;
		const [first = ''] = await papers.rows();
		await papers.click(first.split(' –')[0] ?? '');
		// The tree may be made once more meanwhile: then the keys are pressed again.
		await until('the last range is open, and its last paper in sight', async () => {
			await keyboard.press('End');
			await keyboard.press('ArrowRight');
			return (await papers.rows()).some((row) => /^Study \d{5} of Owls/.test(row));
		});
		await workbench().screenshot('large-library');
	});

	it('finds a paper by words of its title, its author and its key', async () => {
		for (const query of ['larks rise', 'Hahn77777', 'owl77777']) {
			await workbench().openQuickPick('Shift+Alt+L');
			await workbench().type(query);
			await workbench().waitForFirstRow('Why Larks Rise Early');
			await workbench().page.keyboard.press('Escape');
		}
	});

	it('is filtered to what words find', async () => {
		await papers.clickTitleButton('Filter Papers');
		await workbench().type('larks');
		await workbench().pick();
		await until('one paper is left', async () => {
			const rows = await papers.rows();
			return rows.length === 1 && rows[0]?.startsWith('Why Larks Rise Early');
		});
		assert.equal((await papers.rows()).length, 1);
	});
});
