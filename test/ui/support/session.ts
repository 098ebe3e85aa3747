import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { chromiumFlags } from '../../host/chromiumFlags.mjs';

/** A page on the run's VS Code, and a folder that it has for itself. */
export interface Session {
	readonly page: Page;
	/** A fresh copy on disk of the folder that is open. */
	readonly folder: string;
	close(): Promise<void>;
}

/**
 * Opens VS Code on a fresh copy of a folder, as somebody would who never opened it before: its windows, views and
 * memories are in the page's own storage, and the user's settings are put back.
 *
 * @param source relative to the repository
 */
export async function openSession(source: string): Promise<Session> {
	await writeFile(settingsFile(), await pristineSettings());
	const parent = await mkdtemp(path.join(os.tmpdir(), 'marginalia-ui-'));
	const folder = path.join(parent, path.basename(source));
	await cp(source, folder, { recursive: true });
	const browser = await launchedBrowser();
	const context = await browser.newContext({
		viewport: { width: 1400, height: 900 },
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	// Less than Mocha's, so that what was waited for is named.
	context.setDefaultTimeout(15_000);
	const page = await context.newPage();
	await page.goto(`${fromRunner('MARGINALIA_SERVER')}/?folder=${encodeURI(folder)}`);
	return {
		page,
		folder,
		async close() {
			await context.close();
			await rm(parent, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

let browser: Promise<Browser> | undefined;
let settings: Promise<string> | undefined;

function launchedBrowser(): Promise<Browser> {
	browser ??= chromium.launch({
		executablePath: fromRunner('MARGINALIA_CHROMIUM'),
		args: [...chromiumFlags],
	});
	return browser;
}

function pristineSettings(): Promise<string> {
	settings ??= readFile(settingsFile(), 'utf8');
	return settings;
}

function settingsFile(): string {
	return fromRunner('MARGINALIA_SETTINGS');
}

function fromRunner(variable: string): string {
	const value = process.env[variable];
	if (value === undefined) {
		throw new Error('UI tests need a VS Code to drive: run them with `npm run test:ui`.');
	}
	return value;
}

after(async () => {
	await (await browser)?.close();
});
