import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const isWindows = process.platform === 'win32';
const running = new Set();
const leftovers = new Set();

/**
 * Starts a process in a group of its own, so that stopping it stops its children too. Nothing started here outlives
 * this process.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
	const child = spawn(command, args, { cwd: root, detached: !isWindows, windowsHide: true, ...options });
	running.add(child);
	child.once('exit', () => running.delete(child));
	child.once('error', () => running.delete(child));
	return child;
}

/** Ends a process and all its children; resolves when it is gone. */
export async function stop(child) {
	if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
		const gone = once(child, 'exit');
		signalGroup(child, 'SIGTERM');
		const lastWord = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000);
		await gone;
		clearTimeout(lastWord);
	}
	// Children of its own may have outlived it.
	signalGroup(child, 'SIGKILL');
}

/**
 * Runs a process to its end. With `quiet` its output is returned, otherwise it goes to the terminal.
 *
 * @returns {Promise<{ code: number, output: string }>} code 127 when it cannot be started
 */
export function run(command, args, { quiet = false, ...options } = {}) {
	const child = start(command, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', ...options });
	let output = '';
	child.stdout?.on('data', (data) => (output += data));
	child.stderr?.on('data', (data) => (output += data));
	return new Promise((resolve) => {
		child.once('error', (error) => resolve({ code: 127, output: String(error) }));
		child.once('close', (code) => resolve({ code: code ?? 1, output }));
	});
}

/** Runs npm in a folder, quietly: the npm that runs us, or else the one on the path. */
export function npm(args, cwd) {
	const cli = process.env.npm_execpath ?? '';
	const env = { ...process.env };
	for (const name of Object.keys(env)) {
		// What `npm start` tells its script about this package would mislead an npm at work in another folder.
		if (/^npm_(config_local_prefix|package_|lifecycle_)/.test(name)) {
			delete env[name];
		}
	}
	return /npm-cli\.c?js$/.test(cli)
		? run(process.execPath, [cli, ...args], { quiet: true, cwd, env })
		: run('npm', args, { quiet: true, cwd, env, shell: isWindows });
}

/** A new folder that is gone when this process ends. */
export function temporaryFolder(name) {
	return removeAtExit(mkdtempSync(path.join(os.tmpdir(), `marginalia-${name}-`)));
}

/** Sees to it that a folder is gone when this process ends, however it ends. */
export function removeAtExit(folder) {
	leftovers.add(folder);
	return folder;
}

/** The script behind a program that a package in `node_modules` brings, to be run by Node. */
export function program(packageName, name = packageName) {
	const folder = path.join(root, 'node_modules', packageName);
	const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	return path.join(folder, typeof bin === 'string' ? bin : bin[name]);
}

function signalGroup(child, signal) {
	try {
		if (isWindows) {
			spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true, stdio: 'ignore' });
		} else {
			process.kill(-child.pid, signal);
		}
	} catch {
		// It is gone already.
	}
}

process.on('exit', () => {
	for (const child of running) {
		signalGroup(child, 'SIGKILL');
	}
	for (const folder of leftovers) {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	}
});
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
	process.on(signal, () => process.exit(process.exitCode ?? code));
}
