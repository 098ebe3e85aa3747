/** A set of papers: by number, 1 for each that is in. As long as the numbers go; see `FieldLengths.limit`. */
export type PaperSet = Uint8Array<ArrayBuffer>;

/** What is in both. */
export function intersection(set: PaperSet, other: PaperSet): PaperSet {
	return combined(set, other, (a, b) => a & b);
}

/** What is in either. */
export function union(set: PaperSet, other: PaperSet): PaperSet {
	return combined(set, other, (a, b) => a | b);
}

/** What is in the first and not in the second. */
export function difference(set: PaperSet, other: PaperSet): PaperSet {
	return combined(set, other, (a, b) => a & ~b);
}

function combined(set: PaperSet, other: PaperSet, combine: (a: number, b: number) => number): PaperSet {
	const result = new Uint8Array(set.length);
	for (let number = 0; number < set.length; number++) {
		result[number] = combine(set[number] ?? 0, other[number] ?? 0);
	}
	return result;
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
