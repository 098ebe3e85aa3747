import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import type { FromPage, PageState, ToPage } from '../../../src/protocol';
import { paperPanelHtml } from '../../../src/vscode/panel/paperPanelHtml';
import { launchBrowser } from './runner';

/** What the tests put into the page in VS Code's place. */
export interface Host {
	sent: FromPage[];
	state: PageState | undefined;
	violations: string[];
}

/** The page of a panel in a browser, without a workbench around it. */
export class PageAlone {
	constructor(readonly page: Page) {}

	tell(message: ToPage | string): Promise<void> {
		return this.page.evaluate(
			(data) => void window.dispatchEvent(new MessageEvent('message', { data })),
			message,
		);
	}

	host(): Promise<Host> {
		return this.page.evaluate<Host>('host');
	}

	async lastSent(): Promise<FromPage | undefined> {
		return (await this.host()).sent.at(-1);
	}

	heading(): Promise<string | null> {
		return this.page.locator('h1').textContent();
	}

	/** The id of the element with the focus. */
	focused(): Promise<string> {
		return this.page.evaluate<string>('document.activeElement.id');
	}

	scroll(): Promise<number> {
		return this.page.evaluate<number>('window.scrollY');
	}
}

/**
 * One browser for the tests of a `describe`.
 *
 * @returns what opens a page in it, closed after each test
 */
export function usePage(): (state?: PageState, width?: number) => Promise<PageAlone> {
	let browser: Browser;
	let page: Page | undefined;

	before(async () => {
		browser = await launchBrowser();
	});
	after(() => browser.close());
	afterEach(() => page?.close());

	return async (state, width = 700) => {
		page = await browser.newPage({ viewport: { width, height: 600 } });
		await servePage(page, state);
		return new PageAlone(page);
	};
}

async function servePage(page: Page, state: PageState | undefined): Promise<void> {
	await page.route('**/*', async (route) => {
		const file = { '/panel.js': 'dist/webview/panel.js', '/panel.css': 'media/panel.css' }[
			new URL(route.request().url()).pathname
		];
		const contentType = file?.endsWith('js') ? 'text/javascript' : file ? 'text/css' : 'text/html';
		const body = file
			? await readFile(file)
			: paperPanelHtml({
					cspSource: origin,
					nonce: 'n0nce',
					scriptUri: '/panel.js',
					styleUri: '/panel.css',
				});
		await route.fulfill({ body, contentType });
	});
	await page.addInitScript(`
		window.host = { sent: [], state: ${JSON.stringify(state)}, violations: [] };
		window.acquireVsCodeApi = () => ({
			postMessage: (message) => host.sent.push(message),
			getState: () => host.state,
			setState: (state) => { host.state = state; },
		});
		document.addEventListener('securitypolicyviolation', (event) => host.violations.push(event.violatedDirective));
	`);
	await page.goto(`${origin}/`);
	await page.waitForFunction('host.sent.length > 0');
}

export const origin = 'https://details.test';
