import { openSync, readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root, start, stop, temporaryFolder } from './processes.mjs';

/** A quiet first look: nothing that welcomes, asks, signs in or updates. */
const quietSettings = {
	'workbench.startupEditor': 'none',
	// As on a desktop: in a browser VS Code saves by itself what has not changed for a second.
	'files.autoSave': 'off',
	'workbench.welcomePage.walkthroughs.openOnInstall': false,
	'workbench.tips.enabled': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.localHistory.enabled': false,
	'chat.disableAIFeatures': true,
	'git.openRepositoryInParentFolders': 'never',
	'extensions.ignoreRecommendations': true,
	'extensions.autoCheckUpdates': false,
	'update.showReleaseNotes': false,
	'telemetry.telemetryLevel': 'off',
	// To look for ports, the server forks its extension host again and again, and each time holds it for tens of milliseconds.
	'remote.autoForwardPorts': false,
};

/**
 * Starts VS Code's server on a free port with a profile of its own in a temporary folder.
 *
 * @param {{ node: string, serverMain: string }} host
 * @param {object} [options]
 * @param {boolean} [options.withExtension] installs this repository as an extension, as built in `dist/`
 * @param {boolean} [options.forTests] lets a page ask for `extensionTestsPath`
 * @param {boolean} [options.workspaceTrust] asks before it trusts a folder
 * @param {number} [options.port] 0 for any free one
 * @param {Record<string, unknown>} [options.settings] over the quiet ones
 * @returns {Promise<{ origin: string, settingsFile: string, stop(): Promise<void>, ended: Promise<void> }>}
 */
export async function startVscodeServer(host, options = {}) {
	const {
		withExtension = false,
		forTests = false,
		workspaceTrust = false,
		port = 0,
		settings = {},
	} = options;
	const folder = temporaryFolder('vscode');
	const settingsFile = path.join(folder, 'data', 'User', 'settings.json');
	const home = path.join(folder, 'home');
	await Promise.all([path.dirname(settingsFile), home].map((each) => mkdir(each, { recursive: true })));
	await writeFile(settingsFile, JSON.stringify({ ...quietSettings, ...settings }, undefined, '\t'));
	if (withExtension) {
		await installExtension(path.join(folder, 'extensions'));
	}
	const logFile = path.join(folder, 'server.log');
	const log = openSync(logFile, 'w');
	const child = start(
		host.node,
		[
			host.serverMain,
			'--host=127.0.0.1',
			`--port=${port}`,
			'--without-connection-token',
			'--accept-server-license-terms',
			'--telemetry-level=off',
			`--server-data-dir=${folder}`,
			...(forTests ? ['--enable-smoke-test-driver'] : []),
			...(workspaceTrust ? [] : ['--disable-workspace-trust']),
		],
		{ stdio: ['ignore', log, log], env: { ...process.env, HOME: home, USERPROFILE: home } },
	);
	const ended = new Promise((resolve) => child.once('exit', () => resolve()));
	try {
		const listening = await until(() => {
			const text = readFileSync(logFile, 'utf8');
			if (child.exitCode !== null) {
				throw new Error(`VS Code's server ended with code ${child.exitCode}:\n${text}`);
			}
			return /listening on (\d+)/.exec(text)?.[1];
		});
		return {
			origin: `http://127.0.0.1:${listening}`,
			settingsFile,
			ended,
			stop: () => stop(child),
		};
	} catch (error) {
		await stop(child);
		throw error;
	}
}

/** A link, so that a window reload shows the newest build. */
async function installExtension(extensions) {
	const { publisher, name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	await mkdir(extensions, { recursive: true });
	await symlink(root, path.join(extensions, `${publisher}.${name}-${version}`), 'junction');
}

async function until(read, milliseconds = 30_000) {
	const end = Date.now() + milliseconds;
	for (;;) {
		const value = read();
		if (value !== undefined) {
			return value;
		}
		if (Date.now() > end) {
			throw new Error(`VS Code's server did not start within ${milliseconds / 1000} s.`);
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
