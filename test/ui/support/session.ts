import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, vscodeServer } from './runner';

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
 * @param settings the user's, over those that the run has
 */
export async function openSession(source: string, settings: UserSettings = {}): Promise<Session> {
	const { origin, settingsFile } = vscodeServer();
	const pristine = JSON.parse(await pristineSettings()) as UserSettings;
	await writeFile(settingsFile, JSON.stringify({ ...pristine, ...settings }));
	const parent = await mkdtemp(path.join(os.tmpdir(), 'marginalia-ui-'));
	const folder = path.join(parent, path.basename(source));
	await cp(source, folder, { recursive: true });
	const browser = await launchBrowser();
	const context = await browser.newContext({
		viewport: { width: 1400, height: 900 },
		permissions: ['clipboard-read', 'clipboard-write'],
		// To paint what moves keeps a processor busy that has no graphics card.
		reducedMotion: 'reduce',
	});
	// Less than Mocha's, so that what was waited for is named.
	context.setDefaultTimeout(15_000);
	const page = await context.newPage();
	await page.goto(`${origin}/?folder=${encodeURI(folder)}`);
	return {
		page,
		folder,
		async close() {
			// Leaving the page ends its extension host, which would else wait for it to come back.
			await page.goto('about:blank');
			await browser.close();
			await rm(parent, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

export type UserSettings = Readonly<Record<string, unknown>>;

let ownSettings: Promise<string> | undefined;

function pristineSettings(): Promise<string> {
	ownSettings ??= readFile(vscodeServer().settingsFile, 'utf8');
	return ownSettings;
}
