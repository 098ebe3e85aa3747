import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureHost, ensureSystemPrograms } from './dependencies.mjs';
import { runInExtensionHost, runInWebHost } from './insideHost.mjs';
import { program, root, run, temporaryFolder } from './processes.mjs';
import { startVscodeServer } from './vscodeServer.mjs';

/**
 * What `npm test` does. Each step runs to `{ passed, failed }`; what an earlier step breaks, a later one still shows.
 *
 * @type {Record<string, (args: readonly string[], print: (line: string) => void) => Promise<{ passed: number, failed: number }>>}
 */
export const steps = {
	types: () => check(program('typescript', 'tsc'), '-b'),
	lint: () => check(program('oxlint'), '--type-aware'),
	build: () => check('esbuild.js', '--tests'),
	format: () => check(program('prettier'), '--check', '.'),
	core: runCore,
	ui: runUi,
	web: async (_args, print) => runInWebHost({ ...(await hostAndChromium()), print }),
	vscode: runVscode,
};

/**
 * The steps that run side by side with those of the other list, once all others are over: VS Code waits for its own timers most of the
 * time, and what goes on beside it takes as long without it. The first list prints as it goes.
 */
export const lanes = [['format', 'core', 'ui', 'web'], ['vscode']];

/** The steps that run what `build` made. */
export const stepsOnBuild = new Set(['core', 'vscode', 'ui', 'web']);

async function runCore(args) {
	const env = await environmentWithPandoc(console.log);
	return mocha(
		'dot',
		[
			'--file=test/support/propertySeed.ts',
			// A test that hangs ends; how fast a busy machine is decides nothing.
			'--timeout=20000',
			...(args.some(isFile) ? args : ['test/core/**/*.test.ts', 'test/cli/**/*.test.ts', ...args]),
		],
		env,
	);
}

async function runVscode(args, print) {
	const env = await environmentWithPandoc(print);
	return runInExtensionHost({ ...(await hostAndChromium()), env, grep: valueOf('--grep', args), print });
}

/** Where Pandoc is found; tests that take it for the judge are pending where there is none. */
async function environmentWithPandoc(print) {
	try {
		const { MARGINALIA_PANDOC: pandoc } = await ensureSystemPrograms(['pandoc']);
		return { PATH: `${path.dirname(pandoc)}${path.delimiter}${process.env.PATH}` };
	} catch (error) {
		print(`${error.message} Until then the tests against it are left out.`);
		return {};
	}
}

/** One VS Code for all UI tests; each test file opens a page and a folder of its own in it. */
async function runUi(args) {
	const { host, chromium } = await hostAndChromium();
	const server = await startVscodeServer(host, { withExtension: true });
	try {
		return await mocha(
			'spec',
			// What a busy machine makes of a click or of focus once is told; what fails twice is wrong.
			['--timeout=60000', '--retries=1', ...(args.some(isFile) ? args : ['test/ui/**/*.test.ts', ...args])],
			{
				MARGINALIA_SERVER: server.origin,
				MARGINALIA_SETTINGS: server.settingsFile,
				MARGINALIA_CHROMIUM: chromium,
			},
		);
	} finally {
		await server.stop();
	}
}

async function hostAndChromium() {
	const host = await ensureHost();
	const { MARGINALIA_CHROMIUM: chromium } = await ensureSystemPrograms(['chromium']);
	return { host, chromium };
}

async function check(script, ...args) {
	const { code } = await run(process.execPath, [script, ...args]);
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs test files in plain Node; a run that ends before its end is one failure more. */
async function mocha(base, args, env) {
	const countsFile = path.join(temporaryFolder('counts'), 'counts.json');
	const reporter = [
		'--reporter',
		path.join(root, 'test/host/countingReporter.cjs'),
		'--reporter-option',
		`base=${base}`,
	];
	const { code } = await run(process.execPath, [program('mocha'), '--import=tsx', ...reporter, ...args], {
		env: { ...process.env, ...env, MARGINALIA_COUNTS: countsFile },
	});
	const counts = existsSync(countsFile)
		? JSON.parse(await readFile(countsFile, 'utf8'))
		: { passed: 0, failed: 0 };
	return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function isFile(argument) {
	return argument.endsWith('.ts');
}

function valueOf(option, args) {
	const at = args.indexOf(option);
	return at < 0 ? undefined : args[at + 1];
}
