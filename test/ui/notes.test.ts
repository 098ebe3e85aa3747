import { strict as assert } from 'node:assert';
import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

describe('A note', () => {
	const workbench = useWorkbench();

	async function newNote(): Promise<void> {
		const name = `note-${Date.now()}.md`;
		await workbench().createFile(name, 'First line.\n\nSecond line.\n');
		await workbench().openFile(name);
	}

	beforeEach(newNote);

	it('takes a citation of several papers picked at once, and undo takes it back', async () => {
		await workbench().putCursor(1, 11);
		await workbench().page.keyboard.press('Shift+Alt+K');
		await workbench().tick('WavTokenizer', 'SongGen');
		await workbench().pick();
		await until('the citation is there', async () =>
			/^First line \[@ji2024\w+; @liu2025\w+\]\.$/m.test(await workbench().editorText()),
		);
		await workbench().page.keyboard.press('Control+Z');
		await until('the citation is gone', async () =>
			(await workbench().editorText()).startsWith('First line.'),
		);
	});

	it('takes a summary between its paragraphs, and undo takes it back', async () => {
		await workbench().putCursor(1, 3);
		await workbench().runCommand('Marginalia: Insert Summary');
		await workbench().type('keyformer');
		await workbench().waitForFirstRow('Keyformer');
		await workbench().pick();
		await until('the summary is there', async () =>
			/^First line\.\n\n> [^]*\n\nSecond line\.$/m.test(await workbench().editorText()),
		);
		await workbench().page.keyboard.press('Control+Z');
		await until('the summary is gone', async () => !(await workbench().editorText()).includes('Keyformer'));
	});

	it('shows the paper behind a citation, and its links act', async () => {
		await workbench().page.keyboard.type('See @yuan2024ecar here. ');
		const card = await workbench().hoverOver('yuan2024ecar');
		assert.match(card, /E-CAR: Efficient Continuous Autoregressive/);
		assert.match(card, /Zhihang Yuan/);
		await workbench().card.getByText('Details').click();
		await workbench().webview.getByRole('heading', { level: 1, name: /E-CAR/ }).waitFor();
	});

	it('says why a key cannot be renamed, and leaves it as it is', async () => {
		await workbench().page.keyboard.type('See [@yuan2024ecar] here. ');
		await workbench().putCursor(1, 10);
		await workbench().page.keyboard.press('F2');
		const box = workbench().page.locator('.rename-box input');
		await until('the key is offered', async () => (await box.inputValue()) === 'yuan2024ecar');
		await box.fill('other');
		await workbench().page.keyboard.press('Enter');
		await workbench().waitForNotification('is a paper of the sample library');
		assert.match(await workbench().editorText(), /^See \[@yuan2024ecar\] here\./m);
	});

	it('offers the nearest key for an unknown one, and takes it on a click', async () => {
		await workbench().page.keyboard.type('See @yuan2024ekar here. ');
		const card = await workbench().hoverOver('yuan2024ekar');
		assert.match(card, /No paper/);
		await workbench().card.getByText('@yuan2024ecar').click();
		await until('the key is right', async () =>
			(await workbench().editorText()).includes('See @yuan2024ecar here.'),
		);
	});

	it('takes a paper dragged from the tree as a citation where it is dropped', async () => {
		const papers = new TreeView(workbench(), 'Marginalia');
		await papers.open();
		await papers.expand('Visual tokenizers');
		await workbench().dragIntoEditor(papers.row('FlexTok'), 'Second line');
		await until('the citation is there', async () =>
			/Second.*\[@bachmann2025flextok\]/.test(await workbench().editorText()),
		);
		await workbench().page.keyboard.press('Control+Z');
		await until('the citation is gone', async () => !(await workbench().editorText()).includes('flextok'));
	});

	it('takes several papers selected in the tree as one group', async () => {
		await workbench().putCursor(1, 11);
		const papers = new TreeView(workbench(), 'Marginalia');
		await papers.open();
		await papers.expand('Visual tokenizers');
		await papers.select('FlexTok', 'TokenFlow');
		await papers.rightClick('TokenFlow');
		await workbench().pickFromMenu('Insert Citation');
		await until('the citation is there', async () => /\[@\w+;\s+@\w+\]/.test(await workbench().editorText()));
	});
});
