import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

/**
 * Takes the pictures of the walkthrough and the README from the real thing:
 *
 *     npm run pictures
 */
describe('The pictures', () => {
	const workbench = useWorkbench();
	let papers: TreeView;

	const save = async (name: string): Promise<void> => {
		await workbench().page.screenshot({ path: `media/walkthrough/${name}.png`, animations: 'disabled' });
	};

	before(async () => {
		await workbench().page.setViewportSize({ width: 1100, height: 680 });
		papers = new TreeView(workbench(), 'Marginalia');
		await papers.open();
		await papers.expand('Visual tokenizers');
	});

	it('browse', async () => {
		await papers.click('FlexTok');
		await workbench()
			.webview.getByRole('heading', { level: 1, name: /FlexTok/ })
			.waitFor();
		await workbench()
			.webview.getByRole('region', { name: /Related/ })
			.getByRole('button')
			.first()
			.waitFor();
		await workbench().page.mouse.move(0, 0);
		await save('browse');
	});

	it('search', async () => {
		await workbench().runCommand('Marginalia: Search Papers…');
		await workbench().type('speech recog');
		await workbench().waitForFirstRow('Paraformer');
		await save('search');
		await workbench().page.keyboard.press('Escape');
	});

	it('cite', async () => {
		await workbench().openFile('tokenizers.md');
		await workbench().putCursor(10, 1);
		await workbench().page.keyboard.press('End');
		await workbench().runCommand('Marginalia: Insert Citation');
		await workbench().tick('Toward a Theory of Tokenization', 'Rethinking Tokenization');
		await save('cite');
		await workbench().pick();
		await workbench().editor.getByText('yang2024rethinking').first().waitFor();
	});

	it('summary', async () => {
		await workbench().openFile('reading-list.md');
		await workbench().putCursor(18, 1);
		await workbench().runCommand('Marginalia: Insert Summary');
		await workbench().type('locally typical');
		await workbench().waitForFirstRow('Locally Typical');
		await workbench().pick();
		await until('the summary is there', async () =>
			(await workbench().editorText()).includes('meister2022locally'),
		);
		await save('summary');
	});

	it('topic', async () => {
		await workbench().openFile('tokenizers.md');
		await papers.rightClick('Visual tokenizers');
		await workbench().pickFromMenu('Show Topic Overview');
		await workbench().webview.getByRole('heading', { level: 1, name: 'Visual tokenizers' }).waitFor();
		await workbench().page.mouse.move(0, 0);
		await save('topic');
	});

	it('hover', async () => {
		await workbench().openFile('autoregressive-images.md');
		await workbench().hoverOver('wang2025bridging');
		await save('hover');
	});
});
