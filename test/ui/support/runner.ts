import { strict as assert } from 'node:assert';
import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags } from '../../host/chromiumFlags.mjs';

/** The VS Code of this process, one of those that the runner started: files of tests run side by side. */
export function vscodeServer(): VscodeServer {
	const servers = JSON.parse(fromRunner('MARGINALIA_SERVERS')) as readonly VscodeServer[];
	const server = servers[Number(process.env.MOCHA_WORKER_ID ?? 0) % servers.length];
	assert.ok(server);
	return server;
}

export interface VscodeServer {
	readonly origin: string;
	/** The user's settings in it. */
	readonly settingsFile: string;
}

/** The browser of the system, once more. */
export function launchBrowser(): Promise<Browser> {
	return chromium.launch({ executablePath: fromRunner('MARGINALIA_CHROMIUM'), args: [...chromiumFlags] });
}

function fromRunner(variable: string): string {
	const value = process.env[variable];
	if (value === undefined) {
		throw new Error('UI tests need a VS Code to drive: run them with `npm run test:ui`.');
	}
	return value;
}
