import { strict as assert } from 'node:assert';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { digestOf } from '../../src/core/text/hashBytes';
import { until } from '../support/until';
import { vscodeServer } from './support/runner';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

/** What may stand in a cache: nothing that makes sense, something else, what ends in the middle. */
const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 31) & 255);
const elsewhat = Buffer.from('{"codeVersion":"ancient","rows":3}');
const cut = Buffer.from('[["file:///a","key",{"ha');

/** One window for all tests, since to load it takes longer than they do: each looks for what was there before. */
describe('A window that is reloaded, with a damaged cache', () => {
	const workbench = useWorkbench();
	const data = path.dirname(path.dirname(vscodeServer().settingsFile));
	let papers: TreeView;

	/** Puts contents, with the digests that belong to them, in the place of all that the extension keeps in the folder. */
	async function fillCache(contents: Readonly<Record<string, Uint8Array>>): Promise<void> {
		const storage = path.join(data, 'User/workspaceStorage');
		for (const folder of await readdir(storage)) {
			const cache = path.join(storage, folder, 'marginalia.marginalia/cache');
			await mkdir(cache, { recursive: true });
			for (const [name, content] of Object.entries(contents)) {
				await writeFile(path.join(cache, `${name}.index`), JSON.stringify([digestOf(content)]));
				await writeFile(path.join(cache, `${name}.0`), content);
			}
		}
	}

	async function shows(row: string): Promise<void> {
		await until(`“${row}” shows`, async () => (await papers.rows()).includes(row));
	}

	before(async () => {
		papers = new TreeView(workbench(), 'Marginalia');
		const bibliography = '@book{wren2020, title = {Wrens at Dusk}, keywords = {Birds}, year = {1920}}\n';
		await workbench().createFile('birds.bib', bibliography);
		await papers.open();
		await shows('Birds 1');
		await papers.expand('Text generation and decoding');
		await papers.click("What's the Magic Word");
		await workbench()
			.webview.getByRole('heading', { level: 1, name: /Magic Word/ })
			.waitFor();
		await papers.clickTitleButton('Group Papers By');
		await workbench().pick('Year');
		await shows('1920 1');
		const bib = pathToFileURL(path.join(workbench().folder, 'birds.bib')).href;
		const source = `source-${digestOf(new TextEncoder().encode(bib))}`;
		await fillCache({ [source]: noise, search: noise, notes: elsewhat, 'cited-works-by-folder': cut });
		await workbench().reload();
	});

	it('has the details of a paper in the panel again', async () => {
		await workbench()
			.webview.getByRole('heading', { level: 1, name: /Magic Word/ })
			// The panel comes back once the extension host is there again.
			.waitFor({ timeout: 45_000 });
	});

	it('has the papers grouped as they were', async () => {
		await papers.open();
		await shows('1920 1');
		assert.ok(!(await papers.rows()).includes('Birds 1'));
	});

	it('has all papers and finds them', async () => {
		await papers.clickTitleButton('Group Papers By');
		await workbench().pick('Topic');
		await shows('Birds 1');
		await workbench().openQuickPick('Shift+Alt+L');
		await workbench().type('wrens dusk');
		await workbench().waitForFirstRow('Wrens at Dusk');
		await workbench().page.keyboard.press('Escape');
	});
});
