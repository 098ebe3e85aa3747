import { strict as assert } from 'node:assert';
import { until } from '../support/until';
import { SideView } from './support/sideView';
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

	it('takes a citation with the locator and the prefix that it asks for', async () => {
		await workbench().putCursor(1, 11);
		await workbench().runCommand('Marginalia: Insert Citation with Locator…');
		await workbench().type('keyformer');
		await workbench().waitForFirstRow('Keyformer');
		await workbench().pick();
		for (const [prompt, answer] of [
			['Locator in “Keyformer', 'p. 3'],
			['Prefix to “Keyformer', 'see'],
		] as const) {
			await workbench().page.getByText(prompt).waitFor();
			await workbench().page.keyboard.type(answer);
			await workbench().page.keyboard.press('Enter');
		}
		await until('the citation is there', async () =>
			/^First line \[see @\w+, p. 3\]\.$/m.test(await workbench().editorText()),
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
		// While a part of the hover is still written, VS Code may have the other twice.
		await workbench().card.getByRole('link', { name: 'Details', exact: true }).first().click();
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

	it('takes a pasted entry as its citation, which the bibliography gets, and an identifier as one or the other', async () => {
		await workbench().putCursor(1, 11);
		await workbench().paste('@article{owl2020,\n  title = {Seeing in the Dark},\n  year = 2020\n}\n');
		await until('the citation is there', async () =>
			(await workbench().editorText()).includes('line [@owl2020].'),
		);
		await until('the entry is in the bibliography', async () =>
			/^@article\{owl2020,\n {2}title = \{Seeing in the Dark\}/m.test(
				await workbench().fileText('references.bib'),
			),
		);
		const doi = '10.48550/arXiv.2412.14170';
		await workbench().page.keyboard.press('Control+End');
		await workbench().paste(doi);
		await until('the identifier is there', async () => (await workbench().editorText()).includes(doi));
		await workbench().page.keyboard.press('Control+.');
		await workbench().page.getByRole('option', { name: 'Insert Citation of “yuan2024ecar”' }).click();
		await until('the citation is there', async () =>
			(await workbench().editorText()).includes('[@yuan2024ecar]'),
		);
		assert.ok(!(await workbench().editorText()).includes(doi));
		await until('its entry is in the bibliography', async () =>
			(await workbench().fileText('references.bib')).includes('{yuan2024ecar,'),
		);
	});

	it('takes an entry that is dropped as its citation, which the bibliography gets', async () => {
		await workbench().dropText(
			'@book{kern1999,\n  title = {Letters Apart},\n  year = 1999\n}\n',
			'Second line',
		);
		await until('the citation is there', async () =>
			(await workbench().editorText()).includes('[@kern1999]'),
		);
		await until('the entry is in the bibliography', async () =>
			/^@book\{kern1999,\n {2}title = \{Letters Apart\}/m.test(await workbench().fileText('references.bib')),
		);
	});

	it('asks before it adds a cited paper to the bibliography, if it is told to', async () => {
		await workbench().changeSettings({ 'marginalia.citations.addToBibliography': 'ask' });
		await workbench().putCursor(1, 11);
		await workbench().page.keyboard.press('Shift+Alt+K');
		await workbench().tick('Phenaki');
		await workbench().pick();
		await workbench().waitForNotification('Add “villegas2022phenaki” to references.bib?');
		assert.doesNotMatch(await workbench().fileText('references.bib'), /phenaki/);
		await workbench()
			.page.locator('.notifications-toasts')
			.getByRole('button', { name: 'Add', exact: true })
			.click();
		await until('the entry is in the bibliography', async () =>
			/^@\w+\{villegas2022phenaki,$/m.test(await workbench().fileText('references.bib')),
		);
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

	it('has its references in the side bar, with a way to each place and to the notes that cite the same', async () => {
		await workbench().createFile('other.md', 'On [see @yuan2024ecar].\n');
		await workbench().createFile('@ji2024wavtokenizer.md', 'On sound.\n');
		await workbench().page.keyboard.type('See @ji2024wavtokenizer and [@yuan2024ecar; @nobody1].');
		await workbench().runCommand('Marginalia: Focus on References View');
		await workbench().runCommand('Marginalia: Focus on Cited In View');
		const references = new SideView(workbench(), 'References');
		await references.rowsBecome(
			/^WavTokenizer.*, cited once/,
			/^E-CAR.*, cited once/,
			/^@nobody1, unknown, cited once/,
		);

		await workbench().putCursor(3, 1);
		await workbench().page.keyboard.type('Again @ji2024wavtokenizer. ');
		await references.rowsBecome(/^WavTokenizer.*, cited 2 times/);
		await references.expand('Ji et al. 2024');
		await references.row('Again').click();
		await workbench()
			.page.locator('.statusbar-item', { hasText: /Ln 3.*selected/ })
			.waitFor();

		await references.row('Yuan et al. 2024').click();
		await new SideView(workbench(), 'Cited In').rowsBecome(
			/^autoregressive-images\.md, cites it once/,
			/^Line \d+: /,
			/^note-\d+\.md, cites it once/,
			/^Line 1: .*@yuan2024ecar/,
		);
		await workbench().screenshot('references');

		await workbench().runCommand('Marginalia: Filter Papers…');
		await workbench().type('has:note');
		await workbench().pick();
		const papers = new SideView(workbench(), 'Papers');
		await until('the paper with a note is all that shows', async () => {
			const rows = await papers.spokenRows();
			return (
				rows.some((row) => row.startsWith('WavTokenizer')) && !rows.some((row) => row.startsWith('E-CAR'))
			);
		});
	});
});
