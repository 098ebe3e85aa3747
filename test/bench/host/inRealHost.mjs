import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ensureHost, ensureSystemPrograms } from '../../host/dependencies.mjs';
import { countsOfPage, suiteAddress } from '../../host/insideHost.mjs';
import { program, root, run, temporaryFolder } from '../../host/processes.mjs';
import { startVscodeServer } from '../../host/vscodeServer.mjs';

/**
 * Runs a measuring suite in a real extension host, in a folder of its own, start after start: the suite finds in `MARGINALIA_START` which
 * it is, in `MARGINALIA_STORAGE` the folder where extensions keep what they know of workspaces, and in `MARGINALIA_NOTES` a folder for
 * what one start has to tell the next.
 *
 * @param {string} suiteName `library` for `librarySuite.ts`, which prints what it measured
 * @param {number} count of what the folder is to hold
 * @param {(folder: string) => string[]} filling the script that fills the folder, and its arguments
 * @param {readonly string[]} [starts]
 */
export async function measureInHost(suiteName, count, filling, starts = coldAndWarm) {
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
		for (const start of starts) {
			console.log(`${count}, ${start}:`);
			const address = suiteAddress(server, {
				suite,
				opened: ['folder', folder],
				environment: {
					MARGINALIA_START: start,
					MARGINALIA_STORAGE: path.join(path.dirname(server.settingsFile), 'workspaceStorage'),
					MARGINALIA_NOTES: profile,
				},
			});
			// As large as a person's.
			await countsOfPage(address, chromium, suiteName, {
				profile,
				viewport: { width: 1400, height: 900 },
			});
		}
	} finally {
		await server.stop();
	}
}

/** Often enough to see how far the times lie apart: the workbench starts as well, and takes what processors there are. */
export const coldAndWarm = ['cold', ...Array.from({ length: 5 }, () => 'warm')];
