import type { Slices } from '../model/slices';

/** The items in order, the first of equal ones first, in slices well below a millisecond each (merge sort in runs). */
export function* sortInSlices<T>(items: readonly T[], compare: (a: T, b: T) => number): Slices<T[]> {
	let runs: T[][] = [];
	for (let start = 0; start < items.length; start += runLength) {
		runs.push(items.slice(start, start + runLength).sort(compare));
		yield;
	}
	while (runs.length > 1) {
		const merged: T[][] = [];
		for (let at = 0; at < runs.length; at += 2) {
			merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare));
		}
		runs = merged;
	}
	return runs[0] ?? [];
}

function* merge<T>(left: readonly T[], right: readonly T[], compare: (a: T, b: T) => number): Slices<T[]> {
	const merged: T[] = [];
	let [atLeft, atRight] = [0, 0];
	while (atLeft < left.length || atRight < right.length) {
		const end = merged.length + itemsPerSlice;
		while (merged.length < end && (atLeft < left.length || atRight < right.length)) {
			const takesLeft =
				atRight === right.length ||
				(atLeft < left.length && compare(left[atLeft] as T, right[atRight] as T) <= 0);
			merged.push((takesLeft ? left[atLeft++] : right[atRight++]) as T);
		}
		yield;
	}
	return merged;
}

const runLength = 256;
const itemsPerSlice = 1000;
