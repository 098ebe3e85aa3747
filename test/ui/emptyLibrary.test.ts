import { useWorkbench } from './support/useWorkbench';

describe('A library without papers', () => {
	const workbench = useWorkbench();

	before(async () => {
		await workbench().changeSettings({ 'marginalia.sampleLibrary.enabled': false });
		await workbench().runCommand('Marginalia: Focus on Papers View');
	});

	it('says what brings papers in, and has the sample a click away', async () => {
		const { page } = workbench();
		await page.locator('.sidebar .welcome-view').getByText('No papers yet.').waitFor();
		await page.locator('.sidebar').getByText('Choose Bibliographies').waitFor();
		await workbench().screenshot('empty-library');
	});

	it('has no topics, and commands about one say so', async () => {
		for (const title of ['Rename Topic…', 'Show Topic Overview', 'Move Topic…']) {
			await workbench().runCommand(`Marginalia: ${title}`);
			await workbench().waitForNotification('There are no topics yet.');
			await workbench().runCommand('Notifications: Clear All Notifications');
		}
		await workbench().runCommand('Marginalia: Propose Topics for Unfiled Papers…');
		await workbench().waitForNotification('The library has no papers yet.');
	});

	it('takes papers that come, one without a topic too, which says so when it is to lose one', async () => {
		const { page } = workbench();
		await workbench().createFile('odd.bib', '@misc{odd, title = {Zqxv}}\n');
		await page.locator('.sidebar .monaco-list-row', { hasText: 'Unfiled' }).waitFor();
		await workbench().runCommand('Marginalia: Remove from Topic');
		await workbench().type('Zqxv');
		await workbench().waitForFirstRow('Zqxv');
		await workbench().pick();
		await workbench().waitForNotification('“odd” stands under no topic.');
	});
});
