/**
 * A number of 53 bits that tells runs of bytes apart: two rounds of multiplication take sixteen bytes at a time, eight each, and
 * are mixed at the end. It need not withstand anyone who looks for two runs with one number.
 */
export function hashBytes(view: DataView, start: number, end: number): number {
	let high = 0xdeadbeef ^ (end - start);
	let low = 0x41c6ce57;
	let at = start;
	for (; at + 16 <= end; at += 16) {
		high =
			Math.imul(((high << 13) | (high >>> 19)) ^ spread(view.getInt32(at, true)), 0x9e3779b1) +
			spread(view.getInt32(at + 4, true));
		low =
			Math.imul(((low << 15) | (low >>> 17)) ^ spread(view.getInt32(at + 8, true)), 0x5f356495) +
			spread(view.getInt32(at + 12, true));
	}
	for (; at < end; at++) {
		high = Math.imul(((high << 13) | (high >>> 19)) ^ spread(view.getUint8(at)), 0x9e3779b1);
		low = Math.imul(((low << 15) | (low >>> 17)) ^ spread(view.getUint8(at)), 0x5f356495);
	}
	high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
	low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
	return 0x1_0000_0000 * (0x1f_ffff & low) + (high >>> 0);
}

/** Multiplication carries upwards only: between two of them, the high bits of a word change places with the low ones. */
function spread(word: number): number {
	const product = Math.imul(word, 0xcc9e2d51);
	return Math.imul((product << 15) | (product >>> 17), 0x1b873593);
}

/** Tells contents apart by their length and `hashBytes`. */
export function digestOf(bytes: Uint8Array): string {
	return `${bytes.length}-${hashAll(bytes).toString(36)}`;
}

/** `hashBytes` of all. */
function hashAll(bytes: Uint8Array): number {
	return hashBytes(viewOf(bytes), 0, bytes.length);
}

/** The bytes as `hashBytes` takes them. */
export function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
