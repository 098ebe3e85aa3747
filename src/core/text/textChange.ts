/** Where two texts differ: what lies between their common beginning and their common end. Offsets are in UTF-16 units. */
export interface TextChange {
	readonly start: number;
	/** Behind what was there. */
	readonly oldEnd: number;
	/** Behind what is there now. */
	readonly newEnd: number;
}

/** The change that makes one text of another; empty, at the end, for equal texts. */
export function findChange(before: string, after: string): TextChange {
	const shorter = Math.min(before.length, after.length);
	const start = commonLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
	const end = commonLength(
		shorter - start,
		(from, to) =>
			before.slice(before.length - to, before.length - from) ===
			after.slice(after.length - to, after.length - from),
	);
	return { start, oldEnd: before.length - end, newEnd: after.length - end };
}

/** How much is equal of what is up to `limit` long: long pieces are compared at once, which is many times faster than characters. */
function commonLength(limit: number, isEqual: (from: number, to: number) => boolean): number {
	let length = 0;
	for (let step = longestPiece; step > 0; step = Math.floor(step / 8)) {
		while (length + step <= limit && isEqual(length, length + step)) {
			length += step;
		}
	}
	return length;
}

const longestPiece = 32_768;
