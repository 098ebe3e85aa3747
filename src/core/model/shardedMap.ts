/**
 * A map by names, titles, paths and the like that is never busy for long. A `Map` copies all it holds whenever it has doubled, at
 * 300,000 entries for tens of milliseconds; this one is many small ones.
 */
export class ShardedMap<Value> {
	readonly #shards: (Map<string, Value> | undefined)[] = [];

	get(key: string): Value | undefined {
		return this.#shards[shardOf(key)]?.get(key);
	}

	set(key: string, value: Value): void {
		const at = shardOf(key);
		const shard = this.#shards[at];
		if (shard) {
			shard.set(key, value);
		} else {
			this.#shards[at] = new Map([[key, value]]);
		}
	}
}

/** By the length and three characters: enough to spread names and titles. */
function shardOf(text: string): number {
	const { length } = text;
	const spread =
		text.charCodeAt(0) * 31 + text.charCodeAt(length >> 1) * 7 + text.charCodeAt(length - 1) + length * 13;
	return length === 0 ? 0 : spread % shardCount;
}

const shardCount = 256;
