import type { Slices } from '../model/slices';

/**
 * Throws unless the slots of a saved hash table, of which 0 is an empty one, are such that every search in them ends: a power of two, at
 * most three quarters of them used.
 */
export function checkSlots(slots: Uint32Array, used: number): void {
	const { length } = slots;
	const isPower = length > 0 && (length & (length - 1)) === 0;
	const count = slots.reduce((sum, slot) => sum + (slot === 0 ? 0 : 1), 0);
	if (!isPower || count !== used || used * 4 > length * 3) {
		throw new RangeError('A saved index has a table in which a search has no end.');
	}
}

/** Throws unless all chains of saved numbers end, in slices: `next` has by number the one after it, 0 behind the last. */
export function* checkChains(next: Uint32Array): Slices<void> {
	/** By number, where the walk began that came by. */
	const walks = new Uint32Array(next.length);
	for (let start = 1; start < next.length; start++) {
		let number = start;
		while (number !== 0 && walks[number] === 0) {
			walks[number] = start;
			number = next[number] ?? 0;
		}
		if (number !== 0 && walks[number] === start) {
			throw new RangeError('A saved index has a chain without an end.');
		}
		if (start % numbersPerStep === 0) {
			yield;
		}
	}
}

const numbersPerStep = 50_000;
