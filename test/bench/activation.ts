import { TreeView } from '../ui/support/treeView';
import { useWorkbench } from '../ui/support/useWorkbench';

/**
 * How long the extension takes to wake up and to show its first tree, in a real VS Code:
 *
 *     npm run bench:host
 */
describe('The extension host', () => {
	const workbench = useWorkbench();

	it('from the click on the activity bar to the first row, and what VS Code says of the activation', async () => {
		const papers = new TreeView(workbench(), 'Marginalia');
		const start = performance.now();
		await papers.open();
		console.log(
			`first tree: ${Math.round(performance.now() - start)} ms after the click, activation included`,
		);
		await workbench().runCommand('Developer: Show Running Extensions');
		const row = workbench()
			.page.locator('.runtime-extensions-editor .extension', { hasText: 'Marginalia' })
			.first();
		await row.getByText(/Activation: \d+ms/).waitFor();
		console.log(
			`activation: ${/Activation: (\d+)ms/.exec(await row.innerText())?.[1]} ms, as VS Code measures it`,
		);
	});
});
