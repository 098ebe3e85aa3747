/** A set of papers: by number, 1 for each that is in. As long as the numbers go; see `FieldLengths.limit`. */
export type PaperSet = Uint8Array<ArrayBuffer>;

/** Takes out of the first set what is not in the second. */
export function intersect(set: PaperSet, other: PaperSet): void {
	for (let number = 0; number < set.length; number++) {
		set[number] = (set[number] ?? 0) & (other[number] ?? 0);
	}
}

/** Puts into the first set what is in the second. */
export function unite(set: PaperSet, other: PaperSet): void {
	for (let number = 0; number < set.length; number++) {
		set[number] = (set[number] ?? 0) | (other[number] ?? 0);
	}
}

/** Takes out of the first set what is in the second. */
export function subtract(set: PaperSet, other: PaperSet): void {
	for (let number = 0; number < set.length; number++) {
		set[number] = (set[number] ?? 0) & ~(other[number] ?? 0);
	}
}

export function toSet(numbers: Iterable<number>, limit: number): PaperSet {
	const set = new Uint8Array(limit);
	for (const number of numbers) {
		set[number] = 1;
	}
	return set;
}

/** Lowest first. */
export function numbersOf(set: PaperSet): Uint32Array {
	const numbers = new Uint32Array(set.length);
	let count = 0;
	for (let number = 0; number < set.length; number++) {
		if (set[number] === 1) {
			numbers[count++] = number;
		}
	}
	return numbers.subarray(0, count);
}
