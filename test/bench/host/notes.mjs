/**
 * How a large folder of notes is indexed in a real extension host, cold and from the cache:
 *
 *     node esbuild.js --production && node test/bench/host/notes.mjs [COUNT…]       10,000 notes with 5 citations each unless told otherwise
 *
 * Milliseconds: `notes` from activation until all are read; `delay` the longest time for which the extension host's event loop was held
 * meanwhile, `held` the longest for which it was at work then, `idleDelay` the delay in three seconds before; `changed` the same while a hundred notes change on disk; `references` what
 * VS Code takes to list the places of a key, the median and the 95th of a hundred in order; `ownReferences` the same without what it takes
 * where the places are at hand.
 */
import { measureInHost } from './inRealHost.mjs';

const counts = process.argv.slice(2).map(Number);
for (const count of counts.length > 0 ? counts : [10_000]) {
	await measureInHost('notes', count, (folder) => ['test/bench/writeNotes.ts', String(count), folder]);
}
