import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

describe('While a large library is read', () => {
	const workbench = useWorkbench();

	it('what takes all papers says so in place of an answer, and a search tells how far it is', async () => {
		const abstract = 'We count owls at night, in woods and towns, and tell what they hunt there. '.repeat(12);
		const entries = Array.from(
			{ length: 60_000 },
			(_, at) =>
				`@article{owl${at}, title = {Study ${at} of Owls}, author = {Abel${at}, Ann}, year = {${1950 + (at % 70)}}, abstract = {${abstract}}}`,
		);
		await workbench().createFile('owls.bib', entries.join('\n'));
		await workbench().reload();
		await new TreeView(workbench(), 'Marginalia').open();
		await workbench().runCommand('Marginalia: Propose Topics for Unfiled Papers…');
		await workbench().waitForNotification('The bibliographies are still being read.');
		await workbench().openQuickPick('Shift+Alt+L');
		await workbench()
			.quickPick.getByText(/papers read so far/)
			.waitFor();
		await workbench().page.keyboard.press('Escape');
	});
});
