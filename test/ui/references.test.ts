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

	async function rowsBecome(title: string, expected: readonly RegExp[]): Promise<void> {
		await until(`“${title}” has these rows`, async () => {
			const rows = await spokenRows(title);
			return rows.length === expected.length && expected.every((pattern, at) => pattern.test(rows[at] ?? ''));
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
		await workbench().screenshot('references');
	});
});
