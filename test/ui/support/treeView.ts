import type { Locator } from 'playwright-core';
import { until } from '../../support/until';
import type { Workbench } from './workbench';

/** A tree in the side bar. VS Code renders only the rows in view. */
export class TreeView {
	readonly #workbench: Workbench;
	readonly #title: string;

	/** @param container the title of the view container in the activity bar */
	constructor(workbench: Workbench, container: string) {
		this.#workbench = workbench;
		this.#title = container;
	}

	/** Opens the side bar on it and waits for the first row. */
	async open(): Promise<void> {
		const tab = this.#workbench.page.locator('.activitybar .action-item').filter({
			has: this.#workbench.page.locator(`[aria-label^="${this.#title}"]`),
		});
		if (!(await tab.getAttribute('class'))?.includes('checked')) {
			await tab.click();
			// Off the tab, whose tooltip would lie over the first rows.
			await this.#workbench.page.mouse.move(0, 0);
		}
		await this.#rows.first().waitFor();
	}

	/** The texts of the rows in view, from top to bottom: label, then description. */
	async rows(): Promise<readonly string[]> {
		return this.#rows.evaluateAll((rows) =>
			rows
				.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
				.map((row) =>
					[...row.querySelectorAll('.label-name, .label-description')]
						.map((part) => part.textContent ?? '')
						.join(' ')
						.trim(),
				),
		);
	}

	/** The first row that holds a text, from the top. */
	row(text: string): Locator {
		return this.#rows.filter({ hasText: text }).first();
	}

	/** Expands a row, and waits for what is under it. */
	async expand(text: string): Promise<void> {
		await this.#setExpanded(text, 'true');
		const row = this.row(text);
		const under = `[data-index="${Number(await row.getAttribute('data-index')) + 1}"]`;
		const level = `[aria-level="${Number(await row.getAttribute('aria-level')) + 1}"]`;
		await this.#container.locator(`.monaco-list-row${under}${level}`).waitFor();
	}

	async collapse(text: string): Promise<void> {
		await this.#setExpanded(text, 'false');
	}

	async click(text: string): Promise<void> {
		await this.row(text).click();
	}

	async doubleClick(text: string): Promise<void> {
		await this.row(text).dblclick();
	}

	/** Opens a row's context menu; `Workbench.pickFromMenu` picks from it. */
	async rightClick(text: string): Promise<void> {
		await this.row(text).click({ button: 'right' });
		await this.#workbench.page.locator('.monaco-menu').waitFor();
	}

	/** Selects several rows, as with Ctrl held. */
	async select(...texts: readonly string[]): Promise<void> {
		for (const [index, text] of texts.entries()) {
			await this.row(text).click(index === 0 ? {} : { modifiers: ['Control'] });
		}
	}

	/** Clicks a button in the view's title bar, by its tooltip. */
	async clickTitleButton(title: string): Promise<void> {
		await this.#pane.hover();
		await this.#workbench.page
			.locator(`.sidebar .actions-container [aria-label^="${title}"]`)
			.first()
			.click();
	}

	get #pane(): Locator {
		return this.#workbench.page.locator('.sidebar .pane-body').filter({ visible: true }).first();
	}

	get #container(): Locator {
		return this.#workbench.page.locator('.sidebar .tree-explorer-viewlet-tree-view');
	}

	get #rows(): Locator {
		return this.#container.locator('.monaco-list-row');
	}

	async #setExpanded(text: string, expanded: 'true' | 'false'): Promise<void> {
		const row = this.row(text);
		if ((await row.getAttribute('aria-expanded')) !== expanded) {
			await row.locator('.monaco-tl-twistie').click();
		}
		await until(
			`“${text}” is ${expanded === 'true' ? 'expanded' : 'collapsed'}`,
			async () => (await row.getAttribute('aria-expanded')) === expanded,
		);
	}
}
