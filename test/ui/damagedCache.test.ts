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

describe('A start with a damaged cache', () => {
	const workbench = useWorkbench();
	const data = path.dirname(path.dirname(vscodeServer().settingsFile));

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

	it('has all papers and finds them', async () => {
		const papers = new TreeView(workbench(), 'Marginalia');
		await workbench().createFile(
			'birds.bib',
			'@book{wren2020, title = {Wrens at Dusk}, keywords = {Birds}, year = {2020}}\n',
		);
		await papers.open();
		await until('its topic shows', async () => (await papers.rows()).includes('Birds 1'));
		const bib = pathToFileURL(path.join(workbench().folder, 'birds.bib')).href;
		const source = `source-${digestOf(new TextEncoder().encode(bib))}`;
		await fillCache({ [source]: noise, search: noise, notes: elsewhat, 'cited-works-by-folder': cut });
		await workbench().reload();
		await papers.open();
		await until('its topic shows', async () => (await papers.rows()).includes('Birds 1'));
		await workbench().openQuickPick('Shift+Alt+L');
		await workbench().type('wrens dusk');
		await workbench().waitForFirstRow('Wrens at Dusk');
		await workbench().page.keyboard.press('Escape');
	});
});
