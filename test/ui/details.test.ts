import { strict as assert } from 'node:assert';
import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

describe('The details of a paper', () => {
	const workbench = useWorkbench();

	before(async () => {
		const papers = new TreeView(workbench(), 'Marginalia');
		await papers.open();
		await papers.expand('Text generation and decoding');
		await papers.click("What's the Magic Word");
		await workbench()
			.webview.getByRole('heading', { level: 1, name: /Magic Word/ })
			.waitFor();
	});

	it('name authors, date, topics, identifiers and links', async () => {
		const text = await workbench().webview.locator('body').innerText();
		for (const part of [
			'Aman Bhargava',
			'2023',
			'Text generation and decoding',
			'2310.04444',
			'arXiv',
			'PDF',
		]) {
			assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
		}
	});

	it('set mathematics as mathematics, which a screen reader can read', async () => {
		const { webview } = workbench();
		assert.ok((await webview.locator('math').count()) > 3);
		assert.ok(!(await webview.locator('body').innerText()).includes('mathbf'));
	});

	it('copy the BibTeX entry and the reference', async () => {
		await workbench()
			.webview.getByRole('button', { name: /Copy BibTeX/i })
			.click();
		await until('the BibTeX is on the clipboard', async () =>
			/@\w+\{bhargava2023/.test(await workbench().clipboard()),
		);
		await workbench()
			.webview.getByRole('button', { name: /Copy reference/i })
			.click();
		await until('the reference is on the clipboard', async () =>
			(await workbench().clipboard()).startsWith('Bhargava, Aman'),
		);
	});

	it('open a related paper in place, and go back', async () => {
		const { webview } = workbench();
		const related = webview
			.getByRole('region', { name: /Related/i })
			.getByRole('button')
			.first();
		const title = (await related.innerText()).split('\n')[0] ?? '';
		await related.click();
		await webview.getByRole('heading', { level: 1, name: title.slice(0, 30) }).waitFor();
		await webview.getByRole('button', { name: /^Back/ }).click();
		await webview.getByRole('heading', { level: 1, name: /Magic Word/ }).waitFor();
	});

	it('cite and summarise into the note last worked in', async () => {
		await workbench().openFile('reading-list.md');
		await workbench().putCursor(17, 1);
		const papers = new TreeView(workbench(), 'Marginalia');
		await papers.open();
		await papers.expand('Security and auditing');
		await papers.click('CoIn: Counting');
		await workbench().webview.getByRole('heading', { level: 1, name: /CoIn/ }).waitFor();
		await workbench()
			.webview.getByRole('button', { name: /Insert citation/i })
			.click();
		await workbench().page.locator('.view-line', { hasText: '[@sun2025coin]' }).first().waitFor();
	});

	it('stay on a paper whose citekey becomes another, which is none to go back from', async () => {
		const { webview } = workbench();
		const entry = '@misc{lark, title = {Notes on Larks}}\n';
		await workbench().createFile('birds.bib', entry);
		await workbench().openQuickPick('Shift+Alt+L');
		await workbench().type('notes on larks');
		await workbench().waitForFirstRow('Notes on Larks');
		await workbench().pick();
		await webview.getByText('[@lark]', { exact: true }).waitFor();
		const back = webview.getByRole('button', { name: /^Back/ });
		const steps = await back.count();
		await workbench().createFile('birds.bib', entry.replace('lark', 'skylark'));
		await webview.getByText('[@skylark]', { exact: true }).waitFor();
		assert.equal(await webview.getByRole('heading', { level: 1 }).innerText(), 'Notes on Larks');
		assert.equal(await back.count(), steps);
	});
});
