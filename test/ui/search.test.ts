import { strict as assert } from 'node:assert';
import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

describe('The search', () => {
	const workbench = useWorkbench();

	async function search(query: string): Promise<void> {
		await workbench().openQuickPick('Shift+Alt+L');
		await workbench().type(query);
	}

	async function close(): Promise<void> {
		await workbench().page.keyboard.press('Escape');
		await workbench().quickPick.waitFor({ state: 'hidden' });
	}

	describe('for papers', () => {
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
				await workbench().openQuickPick('Shift+Alt+L');
				await workbench().type(query);
				await workbench().waitForFirstRow(title);
				await workbench().page.keyboard.press('Escape');
			});
		}

		it('answers while one types, and shows authors, year and venue of each paper', async () => {
			await workbench().openQuickPick('Shift+Alt+L');
			await workbench().quickPick.waitFor();
			await workbench().page.keyboard.type('fourier hea', { delay: 20 });
			await workbench().waitForFirstRow('Fourier Head');
			const [row = ''] = await workbench().quickPickRows();
			assert.match(row, /Gillman et al\. · 2024 · ICLR 2025/);
			await workbench().page.keyboard.press('Escape');
		});

		it('says that it finds nothing', async () => {
			await search('xyzzyqwrt');
			await workbench()
				.quickPick.locator('.quick-input-title', { hasText: 'Search Papers – no paper found' })
				.waitFor();
			await close();
		});

		it('says which topic matched', async () => {
			await workbench().openQuickPick('Shift+Alt+L');
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
			await workbench().putCursor(17, 1);
			await workbench().openQuickPick('Shift+Alt+L');
			await workbench().type('phenaki');
			await workbench().waitForFirstRow('Phenaki');
			const row = workbench().quickPick.locator('.quick-input-list .monaco-list-row').first();
			await row.hover();
			await row.locator('[aria-label^="Insert Citation"]').click();
			await workbench().quickPick.waitFor({ state: 'hidden' });
			await until('the citation is there', async () =>
				(await workbench().editorText()).includes('[@villegas2022phenaki]'),
			);
		});
	});

	describe('in its language', () => {
		it('finds by author and year, and by nothing else then', async () => {
			await search('author:yuan year:2024');
			await workbench().waitForFirstRow('E-CAR');
			for (const row of await workbench().quickPickRows()) {
				assert.match(row, /Yuan.*2024|2024/s);
			}
			await close();
		});

		it('leaves out what a minus stands before', async () => {
			await search('"image generation" -autoregressive');
			await until('other papers are found', async () => {
				const rows = await workbench().quickPickRows();
				return (
					/Text-to-Image Generation/.test(rows.join('\n')) &&
					rows.every((row) => !/autoregressive/i.test(row))
				);
			});
			await close();
		});

		it('says what it does not understand, and where, and answers all the same', async () => {
			await search('tokenizer year:soon');
			await workbench().waitForFirstRow('okenizer');
			await until('the title tells', async () =>
				/column 11/.test(await workbench().quickPick.locator('.quick-input-title').innerText()),
			);
			await workbench().screenshot('search-problem');
			await close();
		});

		it('completes fields and their values', async () => {
			await search('author:yua');
			await until('a value is offered', async () =>
				(await workbench().quickPickRows()).some((row) => row.startsWith('Yuan')),
			);
			await workbench().screenshot('search-completion');
			await workbench().pick('Yuan');
			const input = workbench().quickPick.locator('input[type=text]');
			await until('it is written', async () => /^author:Yuan $/.test(await input.inputValue()));
			await until('papers alone are offered', async () =>
				(await workbench().quickPickRows()).every((row) => row.includes('·')),
			);
			await close();
		});

		it('marks what was found in the title and in the sentence that has it', async () => {
			await search('speculative decoding');
			await workbench().waitForFirstRow('peculative Decoding');
			const row = workbench().quickPick.locator('.quick-input-list .monaco-list-row').first();
			assert.match(
				(await row.locator('.highlight').first().innerText()).toLowerCase(),
				/speculative decoding/,
			);
			assert.match((await workbench().quickPickRows()).join('\n'), /«[Ss]peculative» «decoding»/);
			await workbench().screenshot('search-marks');
			await close();
		});

		it('offers papers and searches of late before anything is typed', async () => {
			await search('wavtokenizer');
			await workbench().waitForFirstRow('WavTokenizer');
			await workbench().pick();
			await workbench()
				.webview.getByRole('heading', { level: 1, name: /WavTokenizer/ })
				.waitFor();
			await search('');
			await workbench().waitForFirstRow('WavTokenizer');
			await until('the search is offered', async () =>
				(await workbench().quickPickRows()).some((row) => row.startsWith('wavtokenizer')),
			);
			await workbench().screenshot('search-late');
			await close();
		});

		it('marks the papers that the note cites already', async () => {
			await workbench().openFile('reading-list.md');
			await search('E-CAR');
			await workbench().waitForFirstRow('E-CAR');
			await until('it is marked', async () =>
				/cited in this note/.test((await workbench().quickPickRows())[0] ?? ''),
			);
			await close();
		});

		it('works in the filter of the tree, with what is wrong below the box', async () => {
			const papers = new TreeView(workbench(), 'Marginalia');
			await papers.open();
			await papers.clickTitleButton('Filter Papers');
			await workbench().quickPick.waitFor();
			await workbench().page.keyboard.type('topic:"visual tokenizers" has:foo');
			await until('the problem shows', async () => /Column 27/.test(await workbench().quickPick.innerText()));
			await workbench().page.keyboard.press('Control+A');
			await workbench().page.keyboard.type('topic:"visual tokenizers"');
			await workbench().page.keyboard.press('Enter');
			await until('the tree is filtered', async () =>
				/of 73 papers match/.test(await workbench().page.locator('.sidebar').innerText()),
			);
			await workbench().runCommand('Marginalia: Clear Filter of Papers');
		});

		it('suggests what the sentence at the cursor could cite, with the words that tie', async () => {
			await workbench().createFile(
				'draft.md',
				'Intro.\n\nSpeculative decoding makes autoregressive image generation faster [@?]. More.\n',
			);
			await workbench().openFile('draft.md');
			await workbench().putCursor(3, 10);
			await workbench().runCommand('Marginalia: Suggest Citations…');
			await workbench().waitForFirstRow('peculative Decoding');
			const [row = ''] = await workbench().quickPickRows();
			await workbench().screenshot('search-suggested');
			assert.match(row, /Speculative/);
			await workbench().page.keyboard.press('Enter');
			await until('the citation takes the place of the mark', async () =>
				/faster \[@wang2024continuous\]\. More\./.test(await workbench().editorText()),
			);
		});
	});
});
