/** Numbers that are the same for the same seed, and choices by them. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed & 0x7fffffff;
	}

	/** A whole number from zero up to, but not including, `limit`. */
	below(limit: number): number {
		this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fffffff;
		return (this.#state >> 8) % limit;
	}

	pick<T>(values: readonly T[]): T {
		return values[this.below(values.length)]!;
	}

	/** True once in `times`. */
	once(times: number): boolean {
		return this.below(times) === 0;
	}

	/** From `least` to `most` of what is made. */
	list<T>(least: number, most: number, make: () => T): T[] {
		return Array.from({ length: least + this.below(most - least + 1) }, make);
	}
}
