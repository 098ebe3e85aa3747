import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../support/until';
import { useWorkbench } from './support/useWorkbench';

describe('A folder that nobody trusts', () => {
	const workbench = useWorkbench('corpus/sample', {
		'security.workspace.trust.enabled': true,
		'security.workspace.trust.startupPrompt': 'never',
	});

	function entry(title: string): string {
		return `@book{key, author = {Knuth, Donald E.}, title = {${title}}, publisher = {P}, year = {1984}}\n`;
	}

	/** Waits until the search finds papers of such titles and no others. */
	async function finds(...titles: readonly string[]): Promise<void> {
		await workbench().runCommand('Marginalia: Search Papers…');
		await workbench().type('zebras');
		await until(`${titles.join(' and ')} can be found`, async () => {
			const rows = await workbench().quickPickRows();
			return rows.map((row) => row.split('\n')[0]).join() === titles.join();
		});
		await workbench().page.keyboard.press('Escape');
	}

	it('shows its papers, but no setting of it leads out of it before somebody does', async () => {
		const { folder, page } = workbench();
		await page.locator('.statusbar').getByText('Restricted Mode').waitFor();
		await workbench().createFile('refs.bib', entry('Zebras Inside'));
		await writeFile(path.join(folder, '../outside.bib'), entry('Zebras Outside'));
		await finds('Zebras Inside');
		await workbench().changeSettings({ 'marginalia.bibliographies': ['../outside.bib'] });
		await workbench().createFile('refs.bib', entry('Zebras Still Inside'));
		await finds('Zebras Still Inside');
		await workbench().runCommand('Workspaces: Manage Workspace Trust');
		await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
		await page.locator('.statusbar').getByText('Restricted Mode').waitFor({ state: 'detached' });
		await finds('Zebras Outside');
	});
});
