/**
 * Tells things read before from new ones by hashes of their content. Of several with one hash each is taken once, in order.
 */
export class HashMatcher {
	readonly #places = new Map<number, number[]>();
	#fresh = 0;

	constructor(before: Float64Array) {
		for (let at = before.length - 1; at >= 0; at--) {
			const hash = before[at] ?? 0;
			const same = this.#places.get(hash);
			if (same) {
				same.push(at);
			} else {
				this.#places.set(hash, [at]);
			}
		}
	}

	/** The index that the thing had before, or `-1 - n` for the n-th that is new. */
	match(hash: number): number {
		return this.#places.get(hash)?.pop() ?? -1 - this.#fresh++;
	}
}
