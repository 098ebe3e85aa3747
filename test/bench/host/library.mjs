/**
 * How a large library loads in a real extension host, cold and from the cache:
 *
 *     node esbuild.js --production && node test/bench/host/library.mjs [COUNT…]       10,000 and 100,000 papers unless told otherwise
 *
 * `activation` is how long VS Code takes to load the extension and start it, in milliseconds. From when it is called on are counted:
 * `papers` until all are read, `tree` until the tree has them, `titles` and `texts` until the search knows them. `delay` is the longest time for
 * which the extension host's event loop was held, `held` the part of it for which it was at work: the rest it waited for a processor,
 * which its threads and the browser use too; `idleDelay` is `delay` in three seconds before, when the extension did nothing;
 * `longestTurn` is the longest time for which one slice of our own work held it; `processor` is the time for which the host and
 * its threads kept processors busy; `memory` is what the extension host's heap and buffers hold, in MB, when all is at rest and
 * garbage collected, beyond what they hold without the extension; `withGarbage` the same when the search knows all texts.
 */
import path from 'node:path';
import { coldAndWarm, measureInHost } from './inRealHost.mjs';

const counts = process.argv.slice(2).map(Number);
for (const count of counts.length > 0 ? counts : [10_000, 100_000]) {
	await measureInHost(
		'library',
		count,
		(folder) => ['test/bench/writeLibrary.ts', String(count), path.join(folder, 'library.bib')],
		['at rest', ...coldAndWarm],
	);
}
