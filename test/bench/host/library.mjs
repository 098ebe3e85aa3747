/**
 * How a large library loads in a real extension host, cold and from the cache:
 *
 *     node esbuild.js --production && node test/bench/host/library.mjs [COUNT…]       10,000 and 100,000 papers unless told otherwise
 *
 * `activation` is how long VS Code takes to load the extension and start it, in milliseconds. From its start on are counted: `papers`
 * until all are read, `tree` until the tree has them, `titles` and `texts` until the search knows them. `delay` is the longest time for
 * which the extension host's event loop was held, `idleDelay` the same in three seconds before, when the extension did nothing;
 * `longestTurn` is the longest time for which one slice of our own work held it; `processor` is the time for which the host and
 * its threads kept processors busy; `memory` is what the extension host's heap and buffers grew by, in MB, when all was at rest and
 * garbage collected, `withGarbage` when the search knew all texts.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ensureHost, ensureSystemPrograms } from '../../host/dependencies.mjs';
import { countsOfPage, suiteAddress } from '../../host/insideHost.mjs';
import { program, root, run, temporaryFolder } from '../../host/processes.mjs';
import { startVscodeServer } from '../../host/vscodeServer.mjs';

async function main(counts) {
	const suite = path.join(root, 'dist/test/librarySuite.js');
	await build({
		entryPoints: [path.join(root, 'test/bench/host/librarySuite.ts')],
		outfile: suite,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		external: ['vscode'],
	});
	const host = await ensureHost();
	const { MARGINALIA_CHROMIUM: chromium } = await ensureSystemPrograms(['chromium']);
	for (const count of counts) {
		const folder = path.join(temporaryFolder('library'), 'papers');
		const profile = temporaryFolder('profile');
		mkdirSync(folder);
		await run(process.execPath, [
			program('tsx'),
			'test/bench/writeLibrary.ts',
			String(count),
			path.join(folder, 'library.bib'),
		]);
		const server = await startVscodeServer(host, { forTests: true });
		try {
			for (const [name, wait] of [
				['cold', 30_000],
				['warm', 0],
			]) {
				console.log(`${count} entries, ${name}:`);
				const address = suiteAddress(server, {
					suite,
					opened: ['folder', folder],
					environment: { MARGINALIA_WAIT: String(wait) },
				});
				await countsOfPage(address, chromium, 'library', profile);
			}
		} finally {
			await server.stop();
		}
	}
}

const counts = process.argv.slice(2).map(Number);
void main(counts.length > 0 ? counts : [10_000, 100_000]);
