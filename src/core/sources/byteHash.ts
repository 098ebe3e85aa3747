/**
 * 53 bits that tell runs of bytes apart, as a number: two rounds of multiplication, four bytes at a time (as `hashText`, which does
 * the same with a text's code units).
 */
export function hashBytes(view: DataView, start: number, end: number): number {
	let high = 0xdeadbeef ^ (end - start);
	let low = 0x41c6ce57;
	let at = start;
	for (; at + 4 <= end; at += 4) {
		const word = view.getInt32(at, true);
		high = Math.imul(high ^ word, 0x9e3779b1);
		low = Math.imul(low ^ word, 0x5f356495);
		// Multiplication carries upwards only: without this, the high bits of a word would count for little.
		low ^= low >>> 15;
	}
	for (; at < end; at++) {
		high = Math.imul(high ^ view.getUint8(at), 0x9e3779b1);
		low = Math.imul(low ^ view.getUint8(at), 0x5f356495);
	}
	high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
	low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
	return 0x1_0000_0000 * (0x1f_ffff & low) + (high >>> 0);
}

/** The bytes as `hashBytes` takes them. */
export function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
