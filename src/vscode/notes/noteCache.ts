import { decodeNotes, encodeNotes, type CachedNote } from '../../core/notes/index/cachedNotes';
import type { CacheFolder } from '../files/cacheFolder';
import { ownTurn, runSlices } from '../timing/runSlices';

/** Keeps what was read of notes, so that the next start reads those alone that changed. */
export class NoteCache {
	constructor(private readonly folder: CacheFolder) {}

	/** What there is, some at a time and a turn of the event loop each; perhaps of notes that are others now. */
	async *read(): AsyncGenerator<readonly CachedNote[], void> {
		for await (const part of this.folder.read(cacheName)) {
			await ownTurn();
			yield decodeNotes(part);
		}
	}

	/** Without effect when that is no longer wanted before all is encoded. Few notes are read as fast as the cache, and not kept. */
	async write(notes: readonly CachedNote[], isWanted: () => boolean): Promise<void> {
		const parts = notes.length < fewestKept ? undefined : await runSlices(encodeNotes(notes), isWanted);
		if (parts) {
			await this.folder.write(cacheName, parts);
		}
	}
}

const cacheName = 'notes';
const fewestKept = 200;
