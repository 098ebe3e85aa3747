import { strict as assert } from 'node:assert';
import type { Locator } from 'playwright-core';
import { until } from '../../support/until';
import type { Workbench } from './workbench';

/** One of several views with a tree in the side bar. */
export class SideView {
	readonly #pane: Locator;

	constructor(workbench: Workbench, title: string) {
		this.#pane = workbench.page.locator('.sidebar .pane').filter({
			has: workbench.page.locator(`.pane-header[aria-label^="${title}"]`),
		});
	}

	/** The first row that holds a text. */
	row(text: string): Locator {
		return this.#rows.filter({ hasText: text }).first();
	}

	async expand(text: string): Promise<void> {
		await this.row(text).locator('.monaco-tl-twistie').click();
	}

	/** What a screen reader says of each row in view, from top to bottom. */
	async spokenRows(): Promise<readonly string[]> {
		return this.#rows.evaluateAll((rows) =>
			rows
				.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
				.map((row) => row.getAttribute('aria-label') ?? ''),
		);
	}

	/** Waits for rows that are, from the first on, spoken so; more may follow. */
	async rowsBecome(...expected: readonly RegExp[]): Promise<void> {
		let rows: readonly string[] = [];
		try {
			await until('the rows are those', async () => {
				rows = await this.spokenRows();
				return expected.every((pattern, at) => pattern.test(rows[at] ?? ''));
			});
		} catch {
			assert.deepEqual(rows, expected.map(String));
		}
	}

	get #rows(): Locator {
		return this.#pane.locator('.monaco-list-row');
	}
}
