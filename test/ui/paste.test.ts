import { strict as assert } from 'node:assert';
import { watch } from 'node:fs';
import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

const ris = 'TY  - BOOK\nAU  - Kern, Ada\nTI  - Letters Apart\nPY  - 1999\nER  - \n';

describe('What is pasted into a note', () => {
	const workbench = useWorkbench();
	let count = 0;

	before(async () => {
		await new TreeView(workbench(), 'Marginalia').open();
		await workbench().page.getByText('Visual tokenizers').waitFor();
	});

	/** Opens a note with a bibliography of its own, the cursor in its last line. */
	async function newNote(bibliography: string): Promise<string> {
		const name = `refs-${++count}.bib`;
		await workbench().createFile(name, bibliography);
		await workbench().createFile(`note-${count}.md`, `---\nbibliography: ${name}\n---\n\nHere: \n`);
		await workbench().openFile(`note-${count}.md`);
		await workbench().putCursor(5, 7);
		return name;
	}

	async function hasLine(line: string): Promise<void> {
		await until(`the note has the line “${line}”`, async () =>
			(await workbench().editorText()).split('\n').includes(line),
		);
	}

	/** Chooses another way to paste what has just been pasted. */
	async function pasteAs(name: string | RegExp): Promise<void> {
		await workbench().page.keyboard.press('Control+.');
		await workbench().page.getByRole('option', { name }).click();
	}

	it('becomes a citation where it is a record of RIS, once though it is there twice, and plain text is a choice away', async () => {
		const name = await newNote('');
		await workbench().paste(ris + ris);
		await hasLine('Here: [@kern1999letters]');
		const added = await until('the bibliography has it', () => workbench().fileText(name));
		assert.match(added, /^@book\{kern1999letters,[^@]*\}\n$/);
		await pasteAs(/plain text/i);
		await hasLine('Here: TY  - BOOK');
		assert.ok(!(await workbench().editorText()).includes('kern1999letters'));
		await until('its entry is gone', async () => (await workbench().fileText(name)) === '');
		await pasteAs(/Insert Citation of “kern1999letters”/);
		await hasLine('Here: [@kern1999letters]');
		assert.equal(await workbench().fileText(name), added);
	});

	for (const [what, text] of [
		['an arXiv id', 'arXiv:2412.14170v1'],
		['a link to arXiv', 'https://arxiv.org/abs/2412.14170'],
		['a DOI', 'https://doi.org/10.48550/arXiv.2412.14170'],
	] as const) {
		it(`stays as it is where it is ${what}, and its citation is a choice away`, async () => {
			const name = await newNote('');
			await workbench().paste(text);
			await until('it is there', async () => (await workbench().editorText()).includes(text));
			assert.ok(!(await workbench().editorText()).includes('yuan2024ecar'));
			await pasteAs('Insert Citation of “yuan2024ecar”');
			await hasLine('Here: [@yuan2024ecar]');
			await until('its entry is in the bibliography', async () =>
				(await workbench().fileText(name)).includes('{yuan2024ecar,'),
			);
		});
	}

	it('stays as it is where the bibliography cannot take the entry, which stays as it is, too', async () => {
		const broken = '@book{open,\n  title = {Open},\n';
		const name = await newNote(broken);
		// Another work: what some bibliography has is cited at once.
		await workbench().paste(ris.replace('Letters', 'Lines'));
		await hasLine('Here: TY  - BOOK');
		await workbench().waitForNotification('Nothing was added to');
		assert.equal(await workbench().fileText(name), broken);
	});

	it('leaves no bibliography behind that was made for it, when the note changes before it comes in', async () => {
		await workbench().changeSettings({ 'marginalia.citations.addToBibliography': 'ask' });
		const yaml = '---\nbibliography: words.bib\n---\n\n';
		await workbench().createFile('words.md', `${yaml}Here: \n`);
		await workbench().openFile('words.md');
		await workbench().putCursor(5, 7);
		const told: string[] = [];
		const watcher = watch(workbench().folder, (_event, name) => told.push(name ?? ''));
		try {
			await workbench().paste(ris.replace('Letters', 'Words'));
			const add = workbench().page.locator('.monaco-dialog-box').getByRole('button', { name: 'Add' });
			await add.waitFor();
			await workbench().createFile('words.md', `${yaml}There: \n`);
			await hasLine('There: ');
			await add.click();
			await until('the bibliography came and went', async () => {
				const isThere = (await workbench().fileText('words.bib')) !== '';
				return told.filter((name) => name === 'words.bib').length > 1 && !isThere;
			});
			await hasLine('There: ');
		} finally {
			watcher.close();
		}
	});
});
