import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ensureHost, ensureSystemPrograms } from './dependencies.mjs';
import { runInExtensionHosts, runInWebHost } from './insideHost.mjs';
import { program, root, run, temporaryFolder } from './processes.mjs';
import { startVscodeServer } from './vscodeServer.mjs';

/**
 * What `npm test` does, in this order. Each step runs to `{ passed, failed }`; what an earlier step breaks, a later one
 * still shows.
 *
 * @type {Record<string, (args: readonly string[]) => Promise<{ passed: number, failed: number }>>}
 */
export const steps = {
	types: () => check(program('typescript', 'tsc'), '-b'),
	lint: () => check(program('oxlint'), '--type-aware'),
	build: () => check('esbuild.js', '--tests'),
	format: () => check(program('prettier'), '--check', '.'),
	core: runCore,
	vscode: async (args) =>
		runInExtensionHosts({ ...(await hostAndChromium()), grep: valueOf('--grep', args) }),
	web: async () => runInWebHost(await hostAndChromium()),
	ui: runUi,
};

/** Steps that run side by side: what other work there is decides nothing in them, and each alone leaves processors idle. */
export const sideBySide = [
	['lint', 'build'],
	['format', 'core'],
	['vscode', 'web'],
];

/** The steps that run what `build` made. */
export const stepsOnBuild = new Set(['core', 'vscode', 'ui', 'web']);

/** The steps that need VS Code and a browser. */
export const stepsInVscode = new Set(['vscode', 'ui', 'web']);

/** Tests that take Pandoc for the judge are pending where there is none. */
async function runCore(args) {
	const env = {};
	try {
		const { MARGINALIA_PANDOC: pandoc } = await ensureSystemPrograms(['pandoc']);
		env.PATH = `${path.dirname(pandoc)}${path.delimiter}${process.env.PATH}`;
	} catch (error) {
		console.log(`${error.message} Until then the tests against it are left out.`);
	}
	return mocha(
		'dot',
		[
			'--require=test/support/propertySeed.ts',
			'--parallel',
			`--jobs=${availableParallelism()}`,
			// A test that hangs ends; how fast a busy machine is decides nothing.
			'--timeout=60000',
			...(args.some(isFile) ? args : ['test/core/**/*.test.ts', 'test/cli/**/*.test.ts', ...args]),
		],
		env,
	);
}

/**
 * Two processes of UI tests, each with a VS Code of its own, since they share the user's settings; each test file opens a page and a
 * folder of its own in it. Files that are named run one after the other.
 */
async function runUi(args) {
	const { host, chromium } = await hostAndChromium();
	const processes = args.some(isFile) ? 1 : 2;
	const servers = await Promise.all(
		Array.from({ length: processes }, () =>
			startVscodeServer(host, {
				withExtension: true,
				workspaceTrust: true,
				// A test that is about trust turns it on.
				settings: { 'security.workspace.trust.enabled': false },
			}),
		),
	);
	try {
		return await mocha(
			'spec',
			[
				...(processes > 1 ? ['--parallel', `--jobs=${processes}`] : []),
				'--timeout=60000',
				// What a busy machine makes of a click or of focus once is told; what fails twice is wrong.
				'--retries=1',
				...(args.some(isFile) ? args : ['test/ui/**/*.test.ts', ...args]),
			],
			{
				MARGINALIA_SERVERS: JSON.stringify(
					servers.map(({ origin, settingsFile }) => ({ origin, settingsFile })),
				),
				MARGINALIA_CHROMIUM: chromium,
			},
		);
	} finally {
		await Promise.all(servers.map((server) => server.stop()));
	}
}

let ensured;

/** VS Code and a browser: called ahead, they are brought to a new machine while other steps run. */
export function hostAndChromium() {
	ensured ??= Promise.all([ensureHost(), ensureSystemPrograms(['chromium'])]).then(
		([host, { MARGINALIA_CHROMIUM: chromium }]) => ({ host, chromium }),
	);
	return ensured;
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
