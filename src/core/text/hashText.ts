/**
 * 53 bits that tell texts apart, as a number (cyrb53 by bryc, public domain: two rounds of multiplication over the code units,
 * mixed at the end).
 */
export function hashText(...texts: readonly string[]): number {
	let high = 0xdeadbeef;
	let low = 0x41c6ce57;
	for (const text of texts) {
		high = Math.imul(high ^ text.length, 2654435761);
		for (let at = 0; at < text.length; at++) {
			const unit = text.charCodeAt(at);
			high = Math.imul(high ^ unit, 2654435761);
			low = Math.imul(low ^ unit, 1597334677);
		}
	}
	high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
	low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
	return 4294967296 * (2097151 & low) + (high >>> 0);
}
