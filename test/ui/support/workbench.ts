import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { until } from '../../support/until';
import { type Session, type UserSettings, openSession } from './session';
import { textBox } from './textBox';

/** The VS Code that a person sees, with what a person does in it. Every wait is for something to be seen. */
export class Workbench {
	readonly #session: Session;
	readonly #settings: Record<string, unknown> = {};
	#settingsChanges = 0;

	private constructor(session: Session) {
		this.#session = session;
	}

	/**
	 * @param folder a folder of this repository; the workbench gets a copy of its own
	 * @param settings the user's, over those that the run has
	 */
	static async open(folder = 'corpus/sample', settings?: UserSettings): Promise<Workbench> {
		const workbench = new Workbench(await openSession(folder, settings));
		await workbench.#ready();
		return workbench;
	}

	get page(): Page {
		return this.#session.page;
	}

	/** Where the open folder is on disk. */
	get folder(): string {
		return this.#session.folder;
	}

	async close(): Promise<void> {
		await this.#session.close();
	}

	/** Reloads the window, as after an update. */
	async reload(): Promise<void> {
		await Promise.all([this.page.waitForEvent('load'), this.runCommand('Developer: Reload Window')]);
		await this.#ready();
	}

	/** Runs a command from the Command Palette by its full title, `Marginalia: Search Papers…`. */
	async runCommand(title: string): Promise<void> {
		await this.page.keyboard.press('F1');
		await this.type(title, '>');
		await this.#quickPickRow(exactly(title)).click();
	}

	/** Presses keys that open a quick pick, once, and waits for it. */
	async openQuickPick(keys: string): Promise<void> {
		await this.page.keyboard.press(keys);
		await this.quickPick.waitFor();
	}

	/** What is typed into the quick pick replaces what was there; `prefix` stays, as the `>` of the Command Palette. */
	async type(text: string, prefix = ''): Promise<void> {
		await this.quickPick.waitFor();
		await this.quickPick.locator('input[type=text]').fill(prefix + text);
	}

	get quickPick(): Locator {
		return this.page.locator('.quick-input-widget');
	}

	/** The rows of the quick pick that are in view, each as its label, description and detail, in lines. */
	async quickPickRows(): Promise<readonly string[]> {
		return this.quickPick.locator('.quick-input-list .monaco-list-row').evaluateAll((rows) =>
			rows
				.sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
				.map((row) =>
					[...row.querySelectorAll('.label-name, .label-description')]
						.map((part) => part.textContent ?? '')
						.filter((part) => part !== '')
						.join('\n'),
				),
		);
	}

	/** Waits for the first row of the quick pick to hold a text. */
	async waitForFirstRow(text: string): Promise<void> {
		await until(`the first row of the quick pick holds “${text}”`, async () =>
			(await this.quickPickRows())[0]?.includes(text),
		);
	}

	/** Clicks the row that holds a text, or accepts the one that has the focus. */
	async pick(text?: string): Promise<void> {
		if (text === undefined) {
			await this.page.keyboard.press('Enter');
		} else {
			await this.#quickPickRow(text).click();
		}
	}

	/** Ticks rows of a quick pick that takes several, each found by typing its text. */
	async tick(...texts: readonly string[]): Promise<void> {
		for (const text of texts) {
			await this.type(text);
			await this.quickPick
				.locator('.quick-input-list .monaco-list-row')
				.filter({ hasText: text })
				.first()
				.click();
		}
	}

	/** Writes a file into the open folder, as another program would. */
	async createFile(name: string, text: string): Promise<void> {
		await writeFile(path.join(this.folder, name), text);
	}

	/** What a file of the open folder holds; `''` where there is none. */
	async fileText(name: string): Promise<string> {
		return readFile(path.join(this.folder, name), 'utf8').catch(() => '');
	}

	/** Opens a file of the folder and gives it the focus. */
	async openFile(name: string): Promise<void> {
		await this.page.keyboard.press('Control+P');
		const row = this.#quickPickRow(exactly(path.basename(name)));
		// A file that was just made may be missing from the answer; then the question is put again.
		await until(`the quick pick offers “${name}”`, async () => {
			await this.type('');
			await this.type(name);
			return row.waitFor({ timeout: 1000 }).then(
				() => true,
				() => false,
			);
		});
		await row.click();
		await this.activeTab(path.basename(name)).waitFor();
		await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
	}

	activeTab(title: string): Locator {
		return this.page.locator('.editor-group-container.active .tab.active').filter({ hasText: title });
	}

	async tabs(): Promise<readonly string[]> {
		return this.page.locator('.tab .monaco-icon-label-container').allInnerTexts();
	}

	/** The text editor that has, or last had, the focus. */
	get editor(): Locator {
		return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
	}

	/** The lines of the active editor that are in view. */
	async editorText(): Promise<string> {
		const lines = await this.editor.locator('.view-line').evaluateAll((elements) =>
			elements
				.map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' }))
				.sort((a, b) => a.top - b.top)
				.map(({ text }) => text.replaceAll('\u00a0', ' ').replaceAll('\u200c', '')),
		);
		return lines.join('\n');
	}

	/** Saves the changes of the active editor and reads the file: the whole text, and not only what is in view. */
	async savedText(name: string): Promise<string> {
		await this.page.locator('.editor-group-container.active .tab.active.dirty').waitFor();
		await this.page.keyboard.press('Control+S');
		await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
		return readFile(path.join(this.folder, name), 'utf8');
	}

	/** Puts the cursor at a line and column, both from 1, and gives the editor the focus. */
	async putCursor(line: number, column: number): Promise<void> {
		await this.page.keyboard.press('Control+G');
		await this.type(`${line}:${column}`, ':');
		await this.page.keyboard.press('Enter');
		await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
		await this.quickPick.waitFor({ state: 'hidden' });
	}

	/** Rests the mouse on a text of the active editor and reads the card that appears. */
	async hoverOver(text: string): Promise<string> {
		await this.page.mouse.move(0, 0);
		await this.card.waitFor({ state: 'hidden' });
		const { x, y } = await textBox(this.editor, text);
		await until(`a card appears over “${text}”`, async () => {
			// An editor that is still being laid out can miss a mouse that has stopped.
			await this.page.mouse.move(x - 2, y);
			await this.page.mouse.move(x, y);
			return this.card.waitFor({ timeout: 2000 }).then(
				() => true,
				() => false,
			);
		});
		return this.card.innerText();
	}

	/** The hover card in view, in an editor or on a row. */
	get card(): Locator {
		return this.page
			.locator('.monaco-hover:not(.hidden) .monaco-hover-content')
			.filter({ visible: true, hasNotText: /^\s*Loading\.{3}\s*$/ })
			.first();
	}

	/** The page inside the webview that is in view: VS Code puts it into a frame within a frame. */
	get webview(): FrameLocator {
		return this.page
			.locator('iframe.webview.ready')
			.filter({ visible: true })
			.last()
			.contentFrame()
			.locator('iframe#active-frame')
			.contentFrame();
	}

	/** Picks from an open context menu, as after `view.rightClick`. */
	async pickFromMenu(title: string): Promise<void> {
		const item = this.page
			.locator('.monaco-menu .action-item')
			.filter({ has: this.page.getByText(title, { exact: true }) });
		await item.hover();
		await until(`the menu item “${title}” has the focus`, async () =>
			(await item.getAttribute('class'))?.includes('focused'),
		);
		// Not by a click: in the 100 ms after it opens, a menu takes none, for the sake of the one that opened it.
		await this.page.keyboard.press('Enter');
		await item.waitFor({ state: 'hidden' });
	}

	async menuTitles(): Promise<readonly string[]> {
		const labels = this.page.locator('.monaco-menu .action-item .action-label:not(.separator)');
		await labels.first().waitFor();
		return labels.allInnerTexts();
	}

	/** The texts of the notifications in view. */
	async notifications(): Promise<readonly string[]> {
		return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
	}

	async waitForNotification(text: string): Promise<void> {
		await this.page
			.locator('.notifications-toasts .notification-list-item-message', { hasText: text })
			.waitFor();
	}

	async clipboard(): Promise<string> {
		return this.page.evaluate(() => navigator.clipboard.readText());
	}

	/** Pastes a text from elsewhere where the focus is. */
	async paste(text: string): Promise<void> {
		await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
		await this.page.keyboard.press('Control+V');
	}

	/**
	 * Drags something into the active editor and drops it right behind a text. Shift tells VS Code to drop into the
	 * note rather than to open what is dropped.
	 */
	async dragIntoEditor(from: Locator, text: string): Promise<void> {
		const { right, y } = await textBox(this.editor, text);
		await from.hover();
		await this.page.mouse.down();
		await this.page.mouse.move(right, y - 40, { steps: 5 });
		await this.page.keyboard.down('Shift');
		await this.page.mouse.move(right, y, { steps: 5 });
		await this.page.mouse.up();
		await this.page.keyboard.up('Shift');
	}

	/** Drops text from another program into the active editor, right behind a text there, with Shift held. */
	async dropText(dropped: string, text: string): Promise<void> {
		const { right: clientX, y: clientY } = await textBox(this.editor, text);
		const dataTransfer = await this.page.evaluateHandle((plain) => {
			const transfer = new DataTransfer();
			transfer.setData('text/plain', plain);
			return transfer;
		}, dropped);
		const lines = this.editor.locator('.view-lines');
		for (const type of ['dragenter', 'dragover', 'drop']) {
			await lines.dispatchEvent(type, { dataTransfer, clientX, clientY, shiftKey: true });
		}
	}

	/** @param theme as in the setting: `Dark Modern`, `Light Modern`, `Default High Contrast` */
	async setTheme(theme: string): Promise<void> {
		const kind = /High Contrast/.test(theme) ? 'hc-black' : /Light/.test(theme) ? 'vs' : 'vs-dark';
		await this.changeSettings({ 'workbench.colorTheme': theme });
		await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
	}

	/** Changes the settings of the open folder, and waits until VS Code has read them: the window's title says so. */
	async changeSettings(changes: Readonly<Record<string, unknown>>): Promise<void> {
		const title = `settings ${++this.#settingsChanges}`;
		Object.assign(this.#settings, changes, { 'window.title': title });
		const file = path.join(this.folder, '.vscode', 'settings.json');
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, JSON.stringify(this.#settings, undefined, '\t'));
		await until('the settings are read', async () => (await this.page.title()).includes(title));
	}

	/** Saves a picture as `dist/screenshots/NAME.png`. */
	async screenshot(name: string): Promise<void> {
		await this.page.screenshot({ path: path.join('dist/screenshots', `${name}.png`) });
	}

	async #ready(): Promise<void> {
		await this.page.locator('.part.sidebar .pane-body').first().waitFor({ timeout: 60_000 });
		// The last that shows: by then VS Code knows the extension's views, commands and keys.
		await this.page.locator('.activitybar [aria-label^="Marginalia"]').first().waitFor({ timeout: 60_000 });
	}

	/** The first row whose label is, or holds, a text. */
	#quickPickRow(label: string | RegExp): Locator {
		return this.quickPick
			.locator('.quick-input-list .monaco-list-row')
			.filter({ has: this.page.locator('.label-name').filter({ hasText: label }) })
			.first();
	}
}

/** Matches a text that is all of this and nothing else. */
function exactly(text: string): RegExp {
	return new RegExp(`^${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);
}
