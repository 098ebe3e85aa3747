import { strict as assert } from 'node:assert';
import type { Locator } from 'playwright-core';
import { until } from '../support/until';
import { TreeView } from './support/treeView';
import { useWorkbench } from './support/useWorkbench';

describe('The references of a note', () => {
	const workbench = useWorkbench();

	/** A view of the side bar by its title. */
	function pane(title: string): Locator {
		return workbench()
			.page.locator('.sidebar .pane')
			.filter({
				has: workbench().page.locator(`.pane-header[aria-label^="${title}"]`),
			});
	}

	function row(title: string, text: string): Locator {
		return pane(title).locator('.monaco-list-row', { hasText: text }).first();
	}

	/** What a screen reader says of each row of a view, from top to bottom. */
	async function spokenRows(title: string): Promise<readonly string[]> {
		return pane(title)
			.locator('.monaco-list-row')
			.evaluateAll((rows) =>
				rows
					.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
					.map((row) => row.getAttribute('aria-label') ?? ''),
			);
	}

	/** Waits for these first rows. */
	async function rowsBecome(title: string, expected: readonly RegExp[]): Promise<void> {
		await until(`“${title}” has these rows`, async () => {
			const rows = await spokenRows(title);
			return expected.every((pattern, at) => pattern.test(rows[at] ?? ''));
		}).catch(async () => assert.deepEqual(await spokenRows(title), expected.map(String)));
	}

	before(async () => {
		await workbench().createFile('other.md', 'On [see @yuan2024ecar].\n');
		await workbench().createFile('@ji2024wavtokenizer.md', 'On sound.\n');
		await workbench().createFile(
			'review.md',
			'First @ji2024wavtokenizer,\nthen [@yuan2024ecar; @nobody1].\n\nAgain @ji2024wavtokenizer [p. 3].\n',
		);
		await new TreeView(workbench(), 'Marginalia').open();
		await workbench().openFile('review.md');
		await workbench().runCommand('Marginalia: Focus on References View');
		await workbench().runCommand('Marginalia: Focus on Cited In View');
	});

	it('follow the note as it is edited, lead to each place, and show who else cites a paper', async () => {
		await rowsBecome('References', [
			/^WavTokenizer.*, cited 2 times/,
			/^E-CAR.*, cited once/,
			/^@nobody1, unknown, cited once/,
		]);
		await workbench().putCursor(4, 1);
		await workbench().page.keyboard.type('More on @chen2025softvq. ');
		await until('the new paper shows', async () => (await spokenRows('References')).length === 4);

		await row('References', 'Ji et al. 2024').locator('.monaco-tl-twistie').click();
		await row('References', '…Again').click();
		await workbench()
			.page.locator('.statusbar-item', { hasText: /Ln 4.*selected/ })
			.waitFor();

		await row('References', 'Yuan et al. 2024').click();
		await rowsBecome('Cited In', [
			/^autoregressive-images\.md, cites it/,
			/^Line \d+: /,
			/^other\.md, cites it once/,
			/^Line 1: On \[see @yuan2024ecar\]\./,
		]);
		await workbench().screenshot('references');
	});

	it('tell which papers have a note', async () => {
		await workbench().runCommand('Marginalia: Filter Papers…');
		await workbench().type('has:note');
		await workbench().pick();
		await until('the paper with a note is all that shows', async () => {
			const rows = await spokenRows('Papers');
			return (
				rows.some((row) => row.startsWith('WavTokenizer')) && !rows.some((row) => row.startsWith('E-CAR'))
			);
		});
	});
});
