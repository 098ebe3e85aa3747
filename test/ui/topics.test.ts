import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

describe('Topics of one’s own', () => {
	const workbench = useWorkbench();
	let papers: TreeView;

	before(async () => {
		papers = new TreeView(workbench(), 'Marginalia');
		await papers.open();
		await papers.row('Image generation').waitFor();
	});

	/** What the file of topics holds; `''` when there is none. */
	async function file(): Promise<string> {
		return readFile(path.join(workbench().folder, '.marginalia/topics.yml'), 'utf8').catch(() => '');
	}

	async function fileBecomes(what: string, holds: (text: string) => boolean): Promise<void> {
		await until(`the file of topics ${what}`, async () => holds(await file()));
	}

	async function newTopic(name: string): Promise<void> {
		await workbench().runCommand('Marginalia: New Topic…');
		await answer('New Topic', name);
		await papers.row(name).waitFor();
	}

	/** Types into the box that asks for something, once it does. */
	async function answer(title: string, text: string): Promise<void> {
		await workbench().quickPick.getByText(title).first().waitFor();
		await workbench().type(text);
		await workbench().page.keyboard.press('Enter');
		await workbench().quickPick.waitFor({ state: 'hidden' });
	}

	/** Undoes in the tree, where the last click was. */
	async function undo(): Promise<void> {
		await workbench().page.keyboard.press('Control+Z');
	}

	it('are made, and taken back where the tree has the focus', async () => {
		await newTopic('Reading group');
		await fileBecomes('names it', (text) => /^topics:\n {2}- name: Reading group$/m.test(text));
		await papers.click('Reading group');
		await undo();
		await papers.row('Reading group').waitFor({ state: 'detached' });
		await fileBecomes('is gone', (text) => text === '');
		await workbench().page.keyboard.press('Control+Shift+Z');
		await papers.row('Reading group').waitFor();
	});

	it('take papers that are dragged there, which are found by its name, and give them back on undo', async () => {
		await papers.expand('Speech and audio');
		await papers.expand('Speech recognition');
		await papers.row('Paraformer').dragTo(papers.row('Reading group'));
		await fileBecomes('lists the paper', (text) => /name: Reading group\n {4}papers:/.test(text));
		await fileBecomes('takes it from the topic it was dragged from', (text) => text.includes('except:'));
		await until('the paper stands there alone', async () =>
			(await papers.rows()).some((row) => /^Reading group 1$/.test(row)),
		);
		await workbench().screenshot('topics-dragged');
		await workbench().openQuickPick('Shift+Alt+L');
		await workbench().type('reading group');
		await until('the paper is found by its topic, which is named', async () =>
			/^Paraformer[^]*Reading group/.test((await workbench().quickPickRows())[0] ?? ''),
		);
		await workbench().page.keyboard.press('Escape');
		await workbench().quickPick.waitFor({ state: 'hidden' });
		await papers.click('Reading group');
		await undo();
		await fileBecomes('does not list it', (text) => !text.includes('papers:') && !text.includes('except:'));
		await papers.row('Paraformer').waitFor();
	});

	it('come below others by dragging', async () => {
		await newTopic('Old papers');
		await papers.row('Old papers').dragTo(papers.row('Reading group'));
		await fileBecomes('has it below', (text) =>
			/name: Reading group\n {4}topics:\n {6}- name: Old papers/.test(text),
		);
	});

	it('are renamed by F2, and comments in the file stay', async () => {
		const text = await file();
		await workbench().createFile('.marginalia/topics.yml', `# What we read.\n${text}`);
		await papers.click('Reading group');
		await workbench().page.keyboard.press('F2');
		await answer('Rename “Reading group”', 'Journal club');
		await papers.row('Journal club').waitFor();
		const renamed = `# What we read.\n${text.replace('Reading group', 'Journal club')}`;
		await fileBecomes('has the new name, and the comment', (after) => after === renamed);
	});

	it('hold what a search finds, from the filter of the tree', async () => {
		await papers.click('Journal club');
		await workbench().page.keyboard.press('Control+F');
		await answer('Filter Papers', 'topic:speech year:2024..');
		await workbench().runCommand('Marginalia: New Smart Topic from Search…');
		await workbench().quickPick.getByText('What to Search For').waitFor();
		const input = workbench().quickPick.locator('input[type=text]');
		assert.equal(await input.inputValue(), 'topic:speech year:2024..');
		await workbench().page.keyboard.press('Enter');
		await answer('New Smart Topic for', 'New speech');
		await fileBecomes('has the query', (text) =>
			/name: New speech\n.*query: .?topic:speech year:2024\.\./.test(text),
		);
		await workbench().runCommand('Marginalia: Clear Filter of Papers');
		await until('the topic has papers', async () =>
			(await papers.rows()).some((row) => /^New speech [1-9]\d*$/.test(row)),
		);
		await workbench().screenshot('topics-smart');
	});

	it('are suggested for a paper, with reasons, and nothing is done unasked', async () => {
		await papers.expand('Image generation');
		await papers.expand('Masked and parallel images');
		const before = await file();
		await papers.rightClick('ENAT');
		await workbench().pickFromMenu('Suggest Topics…');
		await workbench().quickPick.waitFor();
		const rows = await workbench().quickPickRows();
		await workbench().screenshot('topics-suggested');
		assert.ok(rows.length >= 3, `${rows.length} suggestions`);
		assert.match(rows[0] ?? '', /like “/);
		await workbench().page.keyboard.press('Escape');
		await workbench().quickPick.waitFor({ state: 'hidden' });
		assert.equal(await file(), before);
	});

	it('are suggested for the others where nothing tells of one of several papers', async () => {
		await workbench().createFile('odd.bib', '@misc{odd, title = {Zqxv}, keywords = {Aaa}}\n');
		await papers.click('Image generation');
		await workbench().page.keyboard.press('Control+F');
		await answer('Filter Papers', 'key:odd OR title:enat');
		await papers.row('Zqxv').waitFor();
		await papers.select('Zqxv', 'ENAT');
		await papers.rightClick('ENAT');
		await workbench().pickFromMenu('Suggest Topics…');
		await workbench().quickPick.getByText('(2 of 2)').waitFor();
		await workbench().page.keyboard.press('Escape');
		await workbench().quickPick.waitFor({ state: 'hidden' });
		await workbench().runCommand('Marginalia: Clear Filter of Papers');
	});

	it('have an overview, and a review that one undo takes out of the note again', async () => {
		await workbench().openFile('reading-list.md');
		await workbench().putCursor(1, 1);
		await papers.rightClick('Visual tokenizers');
		await workbench().pickFromMenu('Show Topic Overview');
		await workbench().webview.getByRole('heading', { level: 1, name: 'Visual tokenizers' }).waitFor();
		await workbench().screenshot('topics-overview');
		await workbench()
			.webview.getByRole('button', { name: /Insert Topic Review/i })
			.click();
		await until('the review is there', async () =>
			/#+ Visual tokenizers/.test(await workbench().editorText()),
		);
		await workbench().page.keyboard.press('Control+Z');
		await until('it is gone', async () => !/#+ Visual tokenizers/.test(await workbench().editorText()));
	});
});
