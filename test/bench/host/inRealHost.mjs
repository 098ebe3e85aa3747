import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ensureHost, ensureSystemPrograms } from '../../host/dependencies.mjs';
import { countsOfPage, suiteAddress } from '../../host/insideHost.mjs';
import { program, root, run, temporaryFolder } from '../../host/processes.mjs';
import { startVscodeServer } from '../../host/vscodeServer.mjs';

/**
 * Runs a measuring suite in a real extension host, in a folder of its own: once cold, then some times from the cache.
 *
 * @param {string} suiteName `library` for `librarySuite.ts`, which prints what it measured
 * @param {number} count of what the folder is to hold
 * @param {(folder: string) => string[]} filling the script that fills the folder, and its arguments
 */
export async function measureInHost(suiteName, count, filling) {
	const suite = path.join(root, `dist/test/${suiteName}Suite.js`);
	await build({
		entryPoints: [path.join(root, `test/bench/host/${suiteName}Suite.ts`)],
		outfile: suite,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		external: ['vscode'],
	});
	const host = await ensureHost();
	const { MARGINALIA_CHROMIUM: chromium } = await ensureSystemPrograms(['chromium']);
	const folder = path.join(temporaryFolder(suiteName), 'folder');
	const profile = temporaryFolder('profile');
	mkdirSync(folder);
	await run(process.execPath, [program('tsx'), ...filling(folder)]);
	const server = await startVscodeServer(host, { forTests: true });
	try {
		for (const [name, wait] of [['cold', 30_000], ...Array.from({ length: warmStarts }, () => ['warm', 0])]) {
			console.log(`${count}, ${name}:`);
			const address = suiteAddress(server, {
				suite,
				opened: ['folder', folder],
				environment: { MARGINALIA_WAIT: String(wait) },
			});
			await countsOfPage(address, chromium, suiteName, profile);
		}
	} finally {
		await server.stop();
	}
}

/** Enough to see how far they lie apart: the workbench starts at the same time, and takes what processors there are. */
const warmStarts = 5;
