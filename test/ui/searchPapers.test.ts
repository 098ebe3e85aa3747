import { strict as assert } from 'node:assert';
import { useWorkbench } from './support/useWorkbench';

describe('Searching papers', () => {
	const workbench = useWorkbench();

	async function openSearch(): Promise<void> {
		await workbench().openQuickPick('Shift+Alt+L');
	}

	const queries: readonly (readonly [string, string])[] = [
		['E-CAR', 'E-CAR: Efficient Continuous Autoregressive Image Generation'],
		['softcot++', 'SoftCoT++'],
		['SEED tokenizer', 'Making LLaMA SEE and Draw with SEED Tokenizer'],
		['wavtokenizer', 'WavTokenizer'],
		['wavtokeniser', 'WavTokenizer'],
		['2412.14170', 'E-CAR'],
		['meister locally typical', 'Locally Typical Sampling'],
	];
	for (const [query, title] of queries) {
		it(`finds ${title} first for “${query}”`, async () => {
			await openSearch();
			await workbench().type(query);
			await workbench().waitForFirstRow(title);
			await workbench().page.keyboard.press('Escape');
		});
	}

	it('answers while one types, and shows authors, year and venue of each paper', async () => {
		await openSearch();
		await workbench().quickPick.waitFor();
		await workbench().page.keyboard.type('fourier hea', { delay: 20 });
		await workbench().waitForFirstRow('Fourier Head');
		const [row = ''] = await workbench().quickPickRows();
		assert.match(row, /Gillman et al\. · 2024 · ICLR 2025/);
		await workbench().page.keyboard.press('Escape');
	});

	it('says which topic matched', async () => {
		await openSearch();
		await workbench().type('speech recognition');
		await workbench().waitForFirstRow('Paraformer');
		assert.match((await workbench().quickPickRows())[0] ?? '', /Speech recognition/);
		await workbench().page.keyboard.press('Escape');
	});

	it('shows the paper that is picked', async () => {
		await workbench().runCommand('Marginalia: Search Papers…');
		await workbench().type('songgen');
		await workbench().waitForFirstRow('SongGen');
		await workbench().pick();
		await workbench()
			.webview.getByRole('heading', { level: 1, name: /SongGen/ })
			.waitFor();
	});

	it('cites and summarises from the buttons of a row', async () => {
		await workbench().openFile('reading-list.md');
		await workbench().putCursor(3, 1);
		await openSearch();
		await workbench().type('phenaki');
		await workbench().waitForFirstRow('Phenaki');
		const row = workbench().quickPick.locator('.quick-input-list .monaco-list-row').first();
		await row.hover();
		await row.locator('[aria-label^="Insert Citation"]').click();
		await workbench().editor.getByText('villegas2022phenaki').first().waitFor();
	});
});
