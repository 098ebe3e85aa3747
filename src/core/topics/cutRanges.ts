/** A part of a list: from `start` up to, but without, `end`. */
export interface ListRange {
	readonly start: number;
	readonly end: number;
}

/**
 * Cuts a list that is too long to look through into consecutive ranges of about the same length, and these into ranges again, until
 * no list of ranges or items is longer than `limit`. There are as few levels as possible, with about as many rows on each.
 *
 * @returns `[]` when the list is not too long.
 */
export function cutRanges({ start, end }: ListRange, limit: number): readonly ListRange[] {
	const count = end - start;
	let levels = 1;
	for (let room = limit; room < count; room *= limit) {
		levels++;
	}
	if (levels === 1) {
		return [];
	}
	const parts = Math.min(Math.ceil(count ** (1 / levels)), limit);
	const bound = (part: number): number => start + Math.floor((part * count) / parts);
	return Array.from({ length: parts }, (_, part) => ({ start: bound(part), end: bound(part + 1) }));
}
