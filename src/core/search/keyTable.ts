import type { Slices } from '../model/slices';
import { checkSlots } from './savedChecks';
import type { SaveReader, SaveWriter } from './savedParts';

/**
 * Papers by what they are known by: a title, a name, an identifier. Keys are hashes (`hashText`), of which 40 bits are kept,
 * so that a key meets another by chance once in a million times at a million keys. Papers are numbers below 2^24 - 2.
 *
 * Many small tables with open addressing, each of which grows in no time.
 */
export class KeyTable {
	readonly #shards: Shard[] = Array.from({ length: shardCount }, () => makeShard(leastSlots));

	add(key: number, paper: number): void {
		const shard = this.#shards[shardOf(key)] ?? makeShard(leastSlots);
		put(shard, key % 2 ** 32, tagOf(key) | (paper + 1));
		if (shard.used * 4 > shard.keys.length * 3) {
			this.#shards[shardOf(key)] = remade(shard, () => true);
		}
	}

	/** Without effect when the paper does not have the key; of a key that it was given twice, one stays. */
	delete(key: number, paper: number): void {
		const { keys, values } = this.#shards[shardOf(key)] ?? noShard;
		const wanted = key % 2 ** 32;
		const value = (tagOf(key) | (paper + 1)) >>> 0;
		const mask = keys.length - 1;
		for (let slot = wanted & mask; values[slot] !== 0; slot = (slot + 1) & mask) {
			if (keys[slot] === wanted && values[slot] === value) {
				// A mark, not an empty slot: the search for others goes on past it.
				values[slot] = removed;
				return;
			}
		}
	}

	/** The papers with a key, in no order. */
	find(key: number): number[] {
		const papers: number[] = [];
		const { keys, values } = this.#shards[shardOf(key)] ?? noShard;
		const wanted = key % 2 ** 32;
		const tag = tagOf(key);
		const mask = keys.length - 1;
		for (let slot = wanted & mask; values[slot] !== 0; slot = (slot + 1) & mask) {
			const value = values[slot] ?? 0;
			if (keys[slot] === wanted && value !== removed && (value & tagMask) === tag) {
				papers.push((value & paperMask) - 1);
			}
		}
		return papers;
	}

	/** Drops the keys of all papers but some, in slices. */
	*retain(isKept: (paper: number) => boolean): Slices<void> {
		for (const [at, shard] of this.#shards.entries()) {
			this.#shards[at] = remade(shard, isKept);
			yield;
		}
	}

	*save(writer: SaveWriter): Slices<void> {
		for (const { keys, values, used } of this.#shards) {
			writer.number(keys.length);
			writer.number(used);
			writer.numbers(keys, keys.length);
			writer.numbers(values, values.length);
			yield;
		}
	}

	static *load(reader: SaveReader): Slices<KeyTable> {
		const table = new KeyTable();
		for (let at = 0; at < shardCount; at++) {
			const length = reader.number();
			const used = reader.number();
			const keys = reader.numbers(Uint32Array, length);
			const values = reader.numbers(Uint32Array, length);
			checkSlots(values, used);
			table.#shards[at] = { keys, values, used };
			yield;
		}
		return table;
	}
}

interface Shard {
	/** The lower 32 bits of each key. */
	readonly keys: Uint32Array;
	/** The paper, counted from 1, and above it eight more bits of the key; 0 where the slot is free. */
	readonly values: Uint32Array;
	/** Slots that are not free, marks of removed ones among them. */
	used: number;
}

function makeShard(length: number): Shard {
	return { keys: new Uint32Array(length), values: new Uint32Array(length), used: 0 };
}

/** The shard with what is kept, and room for more. */
function remade({ keys, values }: Shard, isKept: (paper: number) => boolean): Shard {
	const kept = values.map((value) =>
		value !== 0 && value !== removed && isKept((value & paperMask) - 1) ? value : 0,
	);
	const count = kept.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0);
	const shard = makeShard(Math.max(leastSlots, 2 ** Math.ceil(Math.log2(count * 1.4 + 1))));
	for (const [at, value] of kept.entries()) {
		if (value !== 0) {
			put(shard, keys[at] ?? 0, value);
		}
	}
	return shard;
}

function put(shard: Shard, key: number, value: number): void {
	const mask = shard.keys.length - 1;
	let slot = key & mask;
	while (shard.values[slot] !== 0) {
		slot = (slot + 1) & mask;
	}
	shard.keys[slot] = key;
	shard.values[slot] = value;
	shard.used++;
}

function tagOf(key: number): number {
	return ((key / 2 ** 32) & 0xff) << 24;
}

function shardOf(key: number): number {
	return Math.floor(key / 2 ** 40) & (shardCount - 1);
}

const shardCount = 64;
const leastSlots = 16;
const noShard = makeShard(leastSlots);
const paperMask = 0xff_ffff;
const tagMask = ~paperMask;
/** No paper has so great a number. */
const removed = 0xffff_ffff;
