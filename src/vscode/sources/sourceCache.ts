import {
	decodeEntries,
	decodeSourceHead,
	encodeNextEntries,
	encodeSourceHead,
	type CachedSource,
} from '../../core/library/cachedSource';
import type { PackedEntries } from '../../core/library/packedEntries';
import { digestOf } from '../../core/text/hashBytes';
import type { CacheFolder } from '../files/cacheFolder';
import { runSlices } from '../timing/runSlices';

/** A source as the cache has it: what it is, and its entries, which are read when they are asked for. */
export interface CachedEntries {
	readonly head: CachedSource;
	/** In file order. @throws where the cache is damaged. */
	readonly batches: AsyncGenerator<PackedEntries, void>;
}

/** Keeps what was read of sources, each under its address. */
export class SourceCache {
	constructor(private readonly folder: CacheFolder) {}

	/**
	 * What there is of a source, perhaps of another content than it has now.
	 *
	 * @throws where the cache is damaged.
	 */
	async open(source: string): Promise<CachedEntries | undefined> {
		const parts = this.folder.read(nameOf(source));
		const first = await parts.next();
		const head = first.value ? decodeSourceHead(source, first.value) : undefined;
		return head && { head, batches: readBatches(parts) };
	}

	/** Given up when the source is no longer what it was; then nothing is kept of it. */
	async write(
		source: string,
		head: CachedSource,
		batches: Iterable<PackedEntries>,
		isCurrent: () => boolean,
	): Promise<void> {
		await this.folder.write(
			nameOf(source),
			encode(encodeSourceHead(source, head), batches[Symbol.iterator](), isCurrent),
		);
	}
}

async function* encode(
	head: Uint8Array,
	batches: Iterator<PackedEntries>,
	isCurrent: () => boolean,
): AsyncGenerator<Uint8Array | undefined, void> {
	yield head;
	for (;;) {
		const part = await runSlices(encodeNextEntries(batches), isCurrent);
		if (part?.length === 0) {
			return;
		}
		yield part;
	}
}

async function* readBatches(parts: AsyncGenerator<Uint8Array, void>): AsyncGenerator<PackedEntries, void> {
	for await (const part of parts) {
		yield* (await runSlices(decodeEntries(part))) ?? [];
	}
}

function nameOf(source: string): string {
	return `source-${digestOf(new TextEncoder().encode(source))}`;
}
