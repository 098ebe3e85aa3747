import type { Numbers } from './savedParts';

/** The array itself if it has room for so many numbers, else a longer one that begins with the same. */
export function roomier<T extends Numbers>(numbers: T, length: number): T {
	if (numbers.length >= length) {
		return numbers;
	}
	const make = numbers.constructor as new (length: number) => T;
	const copy = new make(Math.max(leastRoom, Math.ceil(length * growth)));
	copy.set(numbers);
	return copy;
}

/** So much more than needed, since memory in waiting is memory lost. */
const growth = 1.15;
const leastRoom = 64;
