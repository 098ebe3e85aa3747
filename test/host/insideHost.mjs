import { once } from 'node:events';
import { createWriteStream, openSync } from 'node:fs';
import { cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumFlags } from './chromiumFlags.mjs';
import { root, start, stop, temporaryFolder } from './processes.mjs';
import { startVscodeServer } from './vscodeServer.mjs';

/** How the suites print; see `test/vscode/support/runMocha.ts`. */
const suiteLinePattern = /^MARGINALIA (.*)$/s;
const countsPattern = /^\{"passed":\d+,"failed":\d+\}$/;
/** Twice what the largest suite takes on a slow and busy machine: what takes longer hangs. */
const longestRun = 800_000;

/**
 * Runs the files of `test/vscode` in the extension hosts of real VS Codes side by side, a part of them in each: much of the time of a
 * test is waiting for VS Code to tell of a file. Tests that are named by `grep` run in one.
 *
 * @param {{ host: object, chromium: string, grep?: string }} setting
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runInExtensionHosts({ host, chromium, grep }) {
	const files = await testFilesBySize();
	const groups = grep === undefined ? inEqualGroups(files, 2) : [files];
	const counts = await Promise.all(
		groups.map((group, at) =>
			runInExtensionHost({
				host,
				chromium,
				logName: `vscode-${at + 1}`,
				environment: {
					MARGINALIA_FILES: group.map(({ name }) => name).join(' '),
					...(grep !== undefined && { MARGINALIA_GREP: grep }),
				},
			}),
		),
	);
	return counts.reduce((sum, { passed, failed }) => ({
		passed: sum.passed + passed,
		failed: sum.failed + failed,
	}));
}

/** The test files of `test/vscode`, the largest first: how large one is tells about how long it takes. */
async function testFilesBySize() {
	const folder = path.join(root, 'test/vscode');
	const names = (await readdir(folder)).flatMap((file) => /^(.*)\.test\.ts$/.exec(file)?.[1] ?? []);
	const files = names.sort().map(async (name) => {
		const { size } = await stat(path.join(folder, `${name}.test.ts`));
		return { name, size };
	});
	return (await Promise.all(files)).sort((a, b) => b.size - a.size);
}

/** Each in turn goes where there is least. */
function inEqualGroups(files, count) {
	const groups = Array.from({ length: count }, () => ({ size: 0, files: [] }));
	for (const file of files) {
		const smallest = groups.reduce((a, b) => (b.size < a.size ? b : a));
		smallest.files.push(file);
		smallest.size += file.size;
	}
	return groups.map((group) => group.files);
}

/**
 * Runs `dist/test/vscode.js` in the extension host of a VS Code of its own, on a fresh copy of the test workspace and, beside it, an empty
 * folder `other`.
 */
async function runInExtensionHost({ host, chromium, logName, environment }) {
	const server = await startVscodeServer(host, { forTests: true });
	const workspace = await withOtherFolder(await copyOf('test/fixtures/workspace'));
	try {
		const address = suiteAddress(server, {
			suite: path.join(root, 'dist/test/vscode.js'),
			opened: ['workspace', workspace],
			environment,
		});
		return await countsOfPage(address, chromium, logName);
	} finally {
		await server.stop();
	}
}

/**
 * The address of a page that runs a suite in the extension host of a server.
 *
 * @param {{ origin: string }} server
 * @param {{ suite: string, opened: ['folder' | 'workspace', string], environment: Record<string, string> }} options
 */
export function suiteAddress(server, { suite, opened: [kind, opened], environment }) {
	const remote = (file) => `vscode-remote://${new URL(server.origin).host}${pathToFileURL(file).pathname}`;
	const payload = [
		['extensionDevelopmentPath', remote(root)],
		['extensionTestsPath', remote(suite)],
		['extensionEnvironment', JSON.stringify(environment)],
	];
	const query = new URLSearchParams({
		[kind]: pathToFileURL(opened).pathname,
		payload: JSON.stringify(payload),
	});
	return `${server.origin}/?${query}`;
}

/**
 * Runs `dist/test/web.js` in the web worker extension host, as vscode.dev would run the extension.
 *
 * @param {{ host: { modules: string }, chromium: string }} setting
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runInWebHost({ host, chromium }) {
	const workspace = await copyOf('test/fixtures/workspace');
	await writeFile(path.join(workspace, 'served.bib'), '@book{served, title = {Served from the Start}}');
	const log = openSync(path.join(root, 'dist/test/webServer.log'), 'w');
	const server = start(
		process.execPath,
		[path.join(root, 'test/host/webServer.mjs'), host.modules, workspace],
		{
			stdio: ['ignore', log, log, 'ipc'],
		},
	);
	try {
		const port = await Promise.race([
			once(server, 'message').then(([message]) => message),
			once(server, 'exit').then(() =>
				Promise.reject(new Error('No web server: see dist/test/webServer.log')),
			),
		]);
		return await countsOfPage(`http://localhost:${port}/`, chromium, 'web');
	} finally {
		await stop(server);
	}
}

/**
 * Opens a page that runs a suite and prints what the suite prints; the rest of what the host says goes to a log file.
 *
 * @param {{ profile?: string, viewport?: { width: number, height: number } }} [options] `profile` is a folder where the browser keeps what
 * VS Code remembers from one session to the next, none unless given; `viewport` is small unless given, since nobody looks: to paint a large
 * one takes a tenth of what the suite keeps processors busy for
 * @returns the suite's counts; a suite that does not run to its end is one failure
 */
export async function countsOfPage(address, executablePath, logName, options = {}) {
	const { profile = '', viewport = { width: 600, height: 450 } } = options;
	const { chromium } = await import('playwright-core');
	const log = createWriteStream(path.join(root, 'dist/test', `${logName}.log`));
	const browser = await chromium.launchPersistentContext(profile, {
		executablePath,
		args: chromiumFlags,
		viewport,
		reducedMotion: 'reduce',
	});
	let counts;
	const blocks = new Blocks();
	const print = (_type, args) => {
		const text = args.join(' ');
		log.write(`${text}\n`);
		const line = suiteLinePattern.exec(text)?.[1];
		if (line !== undefined && countsPattern.test(line)) {
			counts = JSON.parse(line);
		} else if (line !== undefined) {
			blocks.add(line);
		}
	};
	let timer;
	try {
		const page = await browser.newPage();
		await page.exposeFunction('codeAutomationLog', print);
		const code = await new Promise((resolve, reject) => {
			timer = setTimeout(() => reject(new Error(`no end after ${longestRun / 1000} s`)), longestRun);
			page.on('crash', () => reject(new Error('the page crashed')));
			page
				.exposeFunction('codeAutomationExit', resolve)
				.then(() => page.goto(address))
				.catch(reject);
		});
		// Leaving the page ends its extension host, which would else wait for it to come back and keep its storage locked.
		await page.goto('about:blank');
		if (counts === undefined) {
			throw new Error(`it ended with code ${code} before its end`);
		}
		return counts;
	} catch (error) {
		console.error(`The suite did not run to its end: ${error.message} (dist/test/${logName}.log)`);
		return { passed: counts?.passed ?? 0, failed: (counts?.failed ?? 0) + 1 };
	} finally {
		clearTimeout(timer);
		blocks.print();
		log.end();
		await browser.close();
	}
}

/** Prints a line together with those that follow it further to the right, so that what others print does not come between. */
class Blocks {
	#lines = [];

	add(line) {
		if (!line.startsWith(' ')) {
			this.print();
		}
		this.#lines.push(line);
	}

	print() {
		if (this.#lines.length > 0) {
			console.log(this.#lines.join('\n'));
			this.#lines = [];
		}
	}
}

/** A workspace of two folders: the one given, and an empty one beside it. */
async function withOtherFolder(folder) {
	const parent = path.dirname(folder);
	const file = path.join(parent, 'tests.code-workspace');
	await mkdir(path.join(parent, 'other'));
	const folders = [{ path: path.basename(folder) }, { path: 'other' }];
	await writeFile(file, JSON.stringify({ folders }));
	return file;
}

/** Copies a folder of this repository to a temporary place, under its own name. */
async function copyOf(folder) {
	const copy = path.join(temporaryFolder('workspace'), path.basename(folder));
	await cp(path.join(root, folder), copy, { recursive: true });
	return copy;
}
