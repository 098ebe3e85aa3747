/**
 * A map that is never busy for long. A `Map` copies all it holds whenever it has doubled, at 300,000 entries for tens of
 * milliseconds; this one is many small ones.
 */
export class ShardedMap<Key, Value> {
	readonly #shards: (Map<Key, Value> | undefined)[] = [];

	/** @param hash any whole number from 0 of a key, the same for equal keys, and spread well. */
	constructor(private readonly hash: (key: Key) => number) {}

	/** A map by names, titles, paths and the like. */
	static byText<Value>(): ShardedMap<string, Value> {
		return new ShardedMap<string, Value>(spreadText);
	}

	get(key: Key): Value | undefined {
		return this.#shards[this.#shardOf(key)]?.get(key);
	}

	set(key: Key, value: Value): void {
		const at = this.#shardOf(key);
		const shard = this.#shards[at];
		if (shard) {
			shard.set(key, value);
		} else {
			this.#shards[at] = new Map([[key, value]]);
		}
	}

	delete(key: Key): void {
		this.#shards[this.#shardOf(key)]?.delete(key);
	}

	#shardOf(key: Key): number {
		return this.hash(key) % shardCount;
	}
}

/** By the length and three characters: enough to spread names and titles. */
function spreadText(text: string): number {
	const { length } = text;
	return length === 0
		? 0
		: text.charCodeAt(0) * 31 + text.charCodeAt(length >> 1) * 7 + text.charCodeAt(length - 1) + length * 13;
}

const shardCount = 256;
