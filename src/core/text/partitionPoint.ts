/**
 * How many of so many things come before the first that does not, by binary search.
 *
 * @param isBefore of a thing by its index; false for all behind the first for which it is
 */
export function partitionPoint(count: number, isBefore: (at: number) => boolean): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isBefore(middle)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
