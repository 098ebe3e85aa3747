import type { Numbers } from './savedParts';

/** The array itself if it has room for so many numbers, else a longer one that begins with the same. */
export function withCapacity<T extends Numbers>(numbers: T, capacity: number): T {
	if (numbers.length >= capacity) {
		return numbers;
	}
	const make = numbers.constructor as new (length: number) => T;
	const copy = new make(Math.max(leastCapacity, Math.ceil(capacity * growth)));
	copy.set(numbers);
	return copy;
}

/** How much longer than needed: memory that waits for more is memory lost. */
const growth = 1.15;
const leastCapacity = 64;
